import * as z from 'zod'
import { date, said, text } from './plain-words.ts'

/** A cell with several values, `;` between them. */
export const list = z.string().transform((cell) =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** A cell that may be empty; empty is null. */
export const optionalText = z.string().transform((cell) => (cell === '' ? null : cell))

/** A date cell that may be empty; empty is null. */
export const optionalDate = z.union([z.literal('').transform(() => null), date], {
  error: said('is not a date', 'write 2025, 2025-04 or 2025-04-10, or leave the cell empty'),
})

/** Where a row comes from: a web address or a title. */
export const sourceCell = text
