import { describe, expect, it } from 'vitest'
import { callLine, plainLine } from '../../src/dialogue/helpline-line.ts'
import type { HelpEntry } from '../../src/domain/help.ts'
import type { Language } from '../../src/domain/language.ts'
import { spoken } from '../../src/domain/reply.ts'
import { now } from './events.ts'
import { help } from './helpline-rows.ts'
import { sayIn } from './saying.ts'

function entry(id: string): HelpEntry {
  const found = help.flatMap(({ entries }) => entries).find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const call = (one: HelpEntry, language: Language, placeKnown = false, at = now) =>
  spoken(callLine(one, { language, at, placeKnown }), sayIn(language))

describe('a helpline in words', () => {
  it('shows the year of a mobile or mission number whose source is older than a year', () => {
    expect(call(entry('id-mission-yangon'), 'id')).toBe(
      'Telepon KBRI Yangon (nomor tahun 2025): +95 9 503 7055',
    )
    expect(call(entry('vn-mission-phnom-penh'), 'vi')).toBe(
      'Gọi Đại sứ quán Việt Nam ở Phnom Penh (số năm 2022): +855 23 726 274',
    )
  })

  it('shows none within the year, for short numbers, or after one of us dialled it', () => {
    const young = Date.UTC(2025, 5, 1)
    expect(call(entry('id-mission-yangon'), 'id', false, young)).not.toContain('tahun')
    expect(call(entry('vn-hotline-111'), 'vi')).not.toContain('năm')
    expect(call(entry('id-kp2mi-phone'), 'id')).not.toContain('tahun')
    const dialled = { ...entry('id-kemlu-hotline'), dialledOn: '2026-11-01' }
    expect(call(dialled, 'id')).not.toContain('tahun')
    const longAgo = { ...entry('id-kemlu-hotline'), dialledOn: '2024-11-01' }
    expect(call(longAgo, 'id')).toContain('(nomor tahun 2024)')
  })

  it('does not call a source of an unknown month older than it may be', () => {
    const lastYear = {
      ...entry('id-kemlu-hotline'),
      source: { title: '', url: null, date: '2025' },
    }
    expect(call(lastYear, 'id')).not.toContain('tahun')
    expect(call(lastYear, 'id', false, Date.UTC(2027, 0, 2))).toContain('tahun 2025')
  })

  it('says hours, cost, recording, and from where while the place is unknown', () => {
    expect(call(entry('vn-hotline-111'), 'vi')).toBe(
      'Gọi Tổng đài 111, mua bán người và trẻ em, 24/24, miễn phí ở Việt Nam, có ghi âm: 111',
    )
    expect(call(entry('vn-hotline-111'), 'vi', true)).toContain(', miễn phí, có ghi âm: 111')
    expect(call(entry('id-sapa-phone'), 'id')).toContain(', dari Indonesia: 129')
    expect(call(entry('vn-citizen-protection'), 'vi')).toContain('24/24, có tính cước: +84')
    // A line of Taiwan's is not free "in Indonesia".
    expect(call(entry('tw-hotline-1955'), 'id')).toMatch(/, gratis: 1955$/)
    expect(call(entry('tw-hotline-1955'), 'vi')).toMatch(/, miễn phí: 1955$/)
  })

  it('says WhatsApp only for WhatsApp, and puts the number last as it stands', () => {
    expect(call(entry('id-sapa-whatsapp'), 'id')).toMatch(/^WhatsApp SAPA.*: \+62 811-1129-129$/)
    const plain = plainLine(entry('id-kp2mi-phone'), { language: 'id', at: now, placeKnown: false })
    expect(spoken(plain, sayIn('id'))).toMatch(/^KP2MI.*gratis dari Indonesia: 0800-1000$/)
  })
})
