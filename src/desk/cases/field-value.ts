import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import {
  type CaseFieldName,
  type CaseFieldShape,
  codesIn,
  shapeOf,
} from '../../domain/case-fields.ts'

const longest = { text: 300, long: 4_000 } as const
const separators = /[;,\s]+/u

/**
 * What somebody of the staff typed or chose for a field, in the form it is kept in. Null: nothing, the field is
 * emptied. Undefined: it cannot stand there.
 */
export function fieldValue(
  name: CaseFieldName,
  given: readonly string[],
): string | null | undefined {
  return valueIn(shapeOf(name), given)
}

/** The same for anything of that shape. */
export function valueIn(
  { kind, codes = [] }: Pick<CaseFieldShape, 'kind' | 'codes'>,
  given: readonly string[],
): string | null | undefined {
  const text = (given[0] ?? '').normalize('NFC').trim()
  if (kind === 'many') {
    const chosen = new Set(given.flatMap(codesIn))
    if ([...chosen].some((code) => !codes.includes(code))) return undefined
    return codes.filter((code) => chosen.has(code)).join(';') || null
  }
  if (text === '') return null
  switch (kind) {
    case 'one':
      return codes.includes(text) ? text : undefined
    case 'text':
    case 'long':
      return text.length <= longest[kind] ? text : undefined
    case 'date':
      return isDay(text) ? text : undefined
    case 'year':
      return /^(19|20)\d\d$/.test(text) ? text : undefined
    case 'phone':
      return parsePhoneNumberFromString(text)?.number
    case 'countries': {
      const countries = text.toUpperCase().split(separators).filter(Boolean)
      return countries.every((code) => /^[A-Z]{2}$/.test(code)) ? countries.join(';') : undefined
    }
    case 'degrees':
      return /^-?\d{1,3}(\.\d{1,8})?$/.test(text) && Math.abs(Number(text)) <= 180
        ? text
        : undefined
    case 'language':
      return /^[a-z]{3}$/.test(text) ? text : undefined
  }
}

/** Whether it is a day of the calendar, as `2026-11-26`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(at) &&
    new Date(at).toISOString().slice(0, 10) === text
  )
}
