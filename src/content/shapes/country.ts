import * as z from 'zod'
import type { Country } from '../../domain/place.ts'
import { countryCode } from './language.ts'
import { fields, said, text } from './plain-words.ts'

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

/** One entry of `knowledge/countries.yaml`, which is a list. */
export const country = fields({
  code: countryCode,
  names: fields({ id: text, vi: text, en: text }),
  aliases: z.array(text).default([]),
  ambiguous: z.array(text).default([]),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, said('is not a currency', 'write the three capitals, as in KHR')),
  phonePrefix: z
    .string()
    .regex(
      /^\+\d{1,4}$/,
      said('is not a telephone prefix', 'write it with its plus and in quotes: "+855"'),
    ),
  zone: z
    .string()
    .refine(isZone, said('is not a time zone', 'write it as the IANA lists do: Asia/Phnom_Penh'))
    .exactOptional(),
}) satisfies z.ZodType<Country>
