import { readFileSync } from 'node:fs'
import { type ConsoleGroup, consoleTexts, type Texts } from '../../src/console/words.ts'
import { type StaffLanguage, staffLanguages } from '../../src/domain/desk.ts'

export const groups = Object.keys(consoleTexts) as ConsoleGroup[]

/** The sentences of a group as they stand in the house. */
export function textsOf(language: StaffLanguage, group: ConsoleGroup): Record<string, string> {
  const path = new URL(`../../locales/${language}/console-${group}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}

const all = new Map(
  staffLanguages.flatMap((language) =>
    groups.flatMap((group) =>
      Object.entries(textsOf(language, group)).map(([name, text]): [string, string] => [
        `${language} console-${group}:${name}`,
        text,
      ]),
    ),
  ),
)

/** The console's own sentences, with their slots filled. A key or a value that is missing throws. */
export const texts: Texts = (language, key, values = {}) => {
  const text = all.get(`${language} ${key}`)
  if (text === undefined) throw new Error(`no text for ${key} in ${language}`)
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} of ${key}`)
    return String(value)
  })
}
