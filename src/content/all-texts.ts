import type { TextLanguage } from '../domain/language.ts'
import type { House } from './house.ts'

/** One text: its key with the namespace, its name within the file, and the file. */
export type LocaleText = {
  language: TextLanguage
  namespace: string
  key: string
  name: string
  text: string
  file: string
}

/** Every text of `locales/`, file by file. */
export function allTexts(house: Pick<House, 'bundles'>): LocaleText[] {
  return house.bundles.flatMap(({ file, value: { language, namespace, texts } }) =>
    [...texts].map(([name, text]) => ({
      language,
      namespace,
      key: `${namespace}:${name}`,
      name,
      text,
      file,
    })),
  )
}

/** The texts of one language by key. */
export function textsIn(
  language: TextLanguage,
  house: Pick<House, 'bundles'>,
): Map<string, LocaleText> {
  return new Map(
    allTexts(house)
      .filter((text) => text.language === language)
      .map((text) => [text.key, text]),
  )
}

/** `locales/id/menu.json` */
export function localeFile(language: TextLanguage, namespace: string): string {
  return `locales/${language}/${namespace}.json`
}

/** `menu:start` as its namespace and its name. */
export function splitKey(key: string): { namespace: string; name: string } {
  const colon = key.indexOf(':')
  return { namespace: key.slice(0, colon), name: key.slice(colon + 1) }
}
