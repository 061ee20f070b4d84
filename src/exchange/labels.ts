import type { EntryFieldName } from '../domain/case-entries.ts'
import type { CaseFieldName } from '../domain/case-fields.ts'
import type { TextLanguage } from '../domain/language.ts'

/** What a field of a case is called, or one of its codes. The wiring takes it from the texts of the house. */
export type LabelOf = (
  language: TextLanguage,
  name: CaseFieldName | EntryFieldName,
  code?: string,
) => string

/** The texts of `locales/<language>/exchange.json`. */
export type SayExchange = (
  language: TextLanguage,
  key: string,
  values?: Record<string, string | number>,
) => string
