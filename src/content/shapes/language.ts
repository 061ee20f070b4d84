import * as z from 'zod'
import type { Words } from '../../domain/corridor.ts'
import type { CountryCode, TextLanguage } from '../../domain/language.ts'
import { fields, said, text } from './plain-words.ts'

export const countryCode = z
  .string()
  .regex(
    /^[A-Z]{2}$/,
    said('is not a country code', 'write the two capitals, as in KH for Cambodia'),
  ) satisfies z.ZodType<CountryCode>

export const words = fields({ id: text, vi: text }) satisfies z.ZodType<Words>

/** Lists of texts for some of the languages offers are read in. */
export const listsByLanguage = fields({
  id: z.array(text).exactOptional(),
  vi: z.array(text).exactOptional(),
  en: z.array(text).exactOptional(),
}) satisfies z.ZodType<Partial<Record<TextLanguage, string[]>>>
