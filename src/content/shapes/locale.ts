import * as z from 'zod'
import { said, text } from './plain-words.ts'

/** The name of a text within its file: `danger.head`. */
export const localeKey = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    said('is not a key', 'use letters, digits, dots, hyphens and underscores'),
  )

/** `locales/<lang>/<namespace>.json`: a flat map from key to text. */
export const locale = z.record(localeKey, text)
