import { readFileSync } from 'node:fs'
import type { PageWords } from '../../src/adapters/page-words.ts'
import { createTexts } from '../../src/content/texts.ts'
import { staffLanguages } from '../../src/domain/desk.ts'

/** The words of pages as they stand in a language. */
export function pageTexts(language: string): Record<string, string> {
  return JSON.parse(readFileSync(`locales/${language}/console-page.json`, 'utf8'))
}

const texts = createTexts(
  Object.fromEntries(
    staffLanguages.map((language) => [language, { 'console-page': pageTexts(language) }]),
  ),
)

/** What the house really says to its staff. */
export const pageWords: PageWords = (language, key, values) =>
  texts.say(language, `console-page:${key}`, values)
