import * as z from 'zod'
import { didYouMean } from '../nearest.ts'

/**
 * Our own words inside a zod issue: pairs of lines, a fault and its tip. `shape-faults.ts` takes them apart.
 */
export function said(fault: string, tip: string): string {
  return `${fault}\n${tip}`
}

/** An object with exactly these fields; an unknown one is a fault that names the nearest known one. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownField(key, known)).join('\n')
        : undefined,
  })
}

function unknownField(key: string, known: string[]): string {
  return said(
    `has the unknown field "${key}"`,
    didYouMean(key, known, `the fields are ${known.join(', ')}`),
  )
}

/** A text that is not blank. */
export const text = z.string().regex(/\S/, said('is empty', 'fill it in or take it out'))

/** A number the judge or a table uses; never infinite. */
export const positive = z.number().positive(said('must be more than 0', 'write a number like 12'))

/** Ids: small letters, digits and hyphens, beginning with a letter. */
export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    said('is not an id', 'use small letters, digits and hyphens, as in passport-held'),
  )

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; whether there is such a day is seen by the check `sources-dated`. */
export const date = z
  .string()
  .regex(
    /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
    said('is not a date', 'write "2025", 2025-04 or 2025-04-10, as exactly as the source has it'),
  )
