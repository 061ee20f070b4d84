import { describe, expect, it } from 'vitest'
import { commandIn } from '../../src/dialogue/commands.ts'
import { languageFor } from '../../src/dialogue/language-choice.ts'
import type { Event } from '../../src/domain/event.ts'
import type { TextLanguage } from '../../src/domain/language.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { text, verdict } from './events.ts'

/** `read` is the language the checker finds. */
function choose(words: string, read: TextLanguage | null, session = newSession, hint?: string) {
  const event: Event = text(words, {
    verdict: read && verdict({ language: read }),
    languageHint: hint ?? null,
  })
  return languageFor(event, session, commandIn(words))
}
const speaking = (language: 'id' | 'vi', languageChosen = false): Session => ({
  ...newSession,
  language,
  languageChosen,
})

describe('languageFor, at the first message', () => {
  it.each([
    ['lowongan kerja di Kamboja gaji besar', 'id', 'vi', 'id'],
    ['tuyen nam nu di campuchia luong cao', 'vi', 'id', 'vi'],
    ['tuyển gấp', 'id', undefined, 'vi'],
    ['ok', 'id', 'vi-VN', 'vi'],
    ['xin chao', 'id', undefined, 'vi'],
    ['halo', 'id', 'vi', 'id'],
    ['hi', 'en', 'en-US', 'id'],
    ['hiring staff for a hotel in Dubai, apply now', 'en', 'vi', 'vi'],
    ['hiring staff for a hotel in Dubai, apply now', 'en', undefined, 'id'],
    ['CỨU', null, 'id', 'vi'],
    ['hapus', null, 'vi', 'id'],
    ['', null, 'in', 'id'],
    ['', null, 'fr', 'id'],
  ] as const)('%j (read as %s, hint %s) is answered in %s', (words, read, hint, language) => {
    expect(choose(words, read, newSession, hint)).toBe(language)
  })
})

describe('languageFor, later', () => {
  it('follows a message of three words whose language is clear', () => {
    expect(choose('em muon di lam o nhat', 'vi', speaking('id'))).toBe('vi')
    expect(choose('saya mau tanya dulu', 'id', speaking('vi'))).toBe('id')
  })

  it('does not follow fewer words, English, or a list of names', () => {
    expect(choose('cảm ơn', 'vi', speaking('id'))).toBe('id')
    expect(choose('we are hiring urgently now', 'en', speaking('vi'))).toBe('vi')
    expect(choose('Minh Hoa Manpower Group', 'id', speaking('vi'))).toBe('vi')
  })

  it('follows a command that only the other language has', () => {
    expect(choose('XÓA', null, speaking('id'))).toBe('vi')
  })

  it('never changes what the person chose', () => {
    expect(choose('saya mau tanya soal kerja', 'id', speaking('vi', true))).toBe('vi')
    expect(choose('HAPUS', 'id', speaking('vi', true))).toBe('vi')
  })
})
