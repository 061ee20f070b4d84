import { createInstance } from 'i18next'
import { type TextLanguage, textLanguages } from '../domain/language.ts'
import { slotsOf } from './slots.ts'

/** Everything Suar can say. */
export type Texts = {
  /**
   * The text of a key (`namespace:key`) with its slots filled. Values go in exactly as they are: nothing in
   * them is ever read as a slot, as a key or as mark-up. Throws on an unknown key and on a slot without a
   * value: there is no word that could stand in for a missing one, and the checks at the start see to it
   * that none is missing.
   */
  say(language: TextLanguage, key: string, values?: Values): string
  /** Whether a language has the key. English is for staff and may be incomplete. */
  hasText(language: TextLanguage, key: string): boolean
  /** How many texts a language has. */
  count(language: TextLanguage): number
}

export type Values = Readonly<Record<string, string | number>>

/** A text taken apart: what stands before the first slot, then for each slot its name and what follows. */
type Pieces = { head: string; slots: { name: string; after: string }[] }

/** Texts by language, then namespace, then key. */
export type Resources = Partial<Record<TextLanguage, Record<string, Record<string, string>>>>

/**
 * Takes all texts apart once. i18next reads them, so their format is i18next's; the values of a person never
 * pass through it, so that no quote of theirs can be taken for a slot or a nested key, and saying is quick.
 */
export function createTexts(resources: Resources): Texts {
  const i18n = createInstance()
  void i18n.init({
    resources,
    initAsync: false,
    lng: 'id',
    fallbackLng: false,
    defaultNS: false,
    keySeparator: false,
    nsSeparator: ':',
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
  })

  const pieces: Record<TextLanguage, Map<string, Pieces>> = {
    id: new Map(),
    vi: new Map(),
    en: new Map(),
  }
  for (const language of textLanguages) {
    for (const [namespace, texts] of Object.entries(resources[language] ?? {})) {
      for (const [name, text] of Object.entries(texts)) {
        const key = `${namespace}:${name}`
        const slots = slotsOf(text)
        const replace = Object.fromEntries(slots.map((slot) => [slot, mark + slot + mark]))
        const marked =
          slots.length === 0 ? text : i18n.t(key, { lng: language, nest: false, replace })
        pieces[language].set(key, takeApart(marked))
      }
    }
  }

  return {
    say(language, key, values = {}) {
      const text = pieces[language].get(key)
      if (text === undefined) throw new Error(`no text: ${language} ${key}`)
      let said = text.head
      for (const { name, after } of text.slots) {
        const value = Object.hasOwn(values, name) ? values[name] : undefined
        if (value === undefined) throw new Error(`no value: ${language} ${key} {${name}}`)
        said += value + after
      }
      return said
    },
    hasText: (language, key) => pieces[language].has(key),
    count: (language) => pieces[language].size,
  }
}

// A private-use character: no file of content may hold one, see `decode-text.ts`.
const mark = '\uE000'

function takeApart(marked: string): Pieces {
  const [head = '', ...rest] = marked.split(mark)
  const slots: Pieces['slots'] = []
  for (let i = 0; i < rest.length; i += 2) {
    slots.push({ name: rest[i] ?? '', after: rest[i + 1] ?? '' })
  }
  return { head, slots }
}
