/** The languages people are answered in. `locales/` holds both in full. */
export const languages = ['id', 'vi'] as const
export type Language = (typeof languages)[number]

/** The languages an offer is read in. English offers are read, and answered in the person's own language. */
export const textLanguages = ['id', 'vi', 'en'] as const
export type TextLanguage = (typeof textLanguages)[number]

/** ISO 3166-1 alpha-2 code in capitals, e.g. `KH`. */
export type CountryCode = string

/** Whose people write in a language: its rules, its ministry and its offices are the ones we name. */
export const homeOf = { id: 'ID', vi: 'VN' } as const satisfies Record<Language, CountryCode>
