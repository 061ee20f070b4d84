import * as z from 'zod'
import { type HelpEntry, needs } from '../../domain/help.ts'
import { countryCode, words } from './language.ts'
import { date, fields, id, said, text } from './plain-words.ts'
import { note, source } from './source.ts'

const countriesOrAny = z.union([z.literal('any'), z.array(countryCode).min(1)], {
  error: said('must be any or a list of country codes', 'write any, or [ID, VN]'),
})

/** One entry of `knowledge/help/<COUNTRY>.yaml`, which is a list. */
export const helpEntry = fields({
  id,
  name: words,
  serves: countriesOrAny,
  needs: z
    .array(z.enum(needs))
    .min(1, said('is an empty list', 'write what it helps with, as in [held-abroad]')),
  from: countriesOrAny,
  by: z.enum(['phone', 'whatsapp', 'email', 'web', 'office']),
  contact: text,
  cost: z.enum(['free', 'charged', 'unknown']),
  recorded: z.boolean().nullable().default(null),
  hours: z.enum(['24h', 'office', 'unknown']),
  languages: z.array(text),
  confidence: z.enum(['high', 'med', 'low']),
  source,
  dialledOn: date.nullable().default(null),
  note,
}) satisfies z.ZodType<HelpEntry>
