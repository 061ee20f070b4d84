import { readdirSync, readFileSync } from 'node:fs'
import type { Language } from '../../src/domain/language.ts'
import { type Reply, type Say, spoken, type Turn } from '../../src/domain/reply.ts'

const root = new URL('../../locales/', import.meta.url)

/** Reasons of patterns, which stand with the patterns; these are for the tests of this room. */
const reasons: Record<Language, Record<string, string>> = {
  id: {
    'patterns:passport-held': 'paspor diambil orang lain',
    'patterns:irregular-crossing': 'masuk tanpa jalur resmi',
    'patterns:no-employer-named': 'nama perusahaan tidak disebut',
    'patterns:details-in-chat': 'kerja apa dan di mana tidak ditulis',
  },
  vi: {
    'patterns:passport-held': 'người khác giữ hộ chiếu',
    'patterns:irregular-crossing': 'sang nước khác mà không qua cửa khẩu',
    'patterns:advance-debt': 'tiền ứng trước hay thành cớ bắt ở lại',
    'patterns:no-employer-named': 'không nêu tên công ty',
    'patterns:details-in-chat': 'không ghi việc gì, ở đâu',
  },
}

/** All texts of a language by key. */
export function textsOf(language: Language): Map<string, string> {
  const texts = new Map(Object.entries(reasons[language]))
  for (const file of readdirSync(new URL(`${language}/`, root))) {
    const namespace = file.replace(/\.json$/, '')
    const json = JSON.parse(readFileSync(new URL(`${language}/${file}`, root), 'utf8'))
    for (const [name, text] of Object.entries(json)) texts.set(`${namespace}:${name}`, String(text))
  }
  return texts
}

const texts = { id: textsOf('id'), vi: textsOf('vi') }

/** Says a text as `content/` does; an unknown key or an unfilled slot fails the test. */
export function sayIn(language: Language): Say {
  return (key, values) => {
    const text = texts[language].get(key)
    if (text === undefined) throw new Error(`no text ${key} in ${language}`)
    return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const value = values[slot]
      if (value === undefined) throw new Error(`nothing fills {${slot}} of ${key}`)
      return String(value)
    })
  }
}

/** A reply in words, its short answers as numbered labels. */
export function inWords(reply: Reply, language: Language): { text: string; labels: string[] } {
  const say = sayIn(language)
  return {
    text: reply.lines.map((line) => spoken(line, say)).join('\n'),
    labels: reply.choices.map(({ label }) => say(label, {})),
  }
}

/** All that a turn says, messages apart by a blank line. */
export function wordsOf({ session, replies }: Turn): string {
  return replies.map((reply) => inWords(reply, session.language ?? 'id').text).join('\n\n')
}
