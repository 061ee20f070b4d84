import * as z from 'zod'
import type { Corridor, FeeCap, PayBand } from '../../domain/corridor.ts'
import { countryCode, words } from './language.ts'
import { date, fields, said, text } from './plain-words.ts'
import { note, source } from './source.ts'

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, said('is not a currency', 'write the three capitals, as in IDR or VND'))

const amount = z.number().min(0, said('must not be below 0', 'write the amount of one month'))

const payBand = fields({
  job: text,
  low: amount,
  high: amount,
  currency,
  basis: z.enum(['legal minimum', 'contract standard', 'reported typical', 'job order']),
  asOf: date,
  confidence: z.enum(['high', 'med', 'low']),
  source: text,
}) satisfies z.ZodType<PayBand>

/** `knowledge/pay-at-home.yaml`: what work pays in a country, to compare a promise with. */
export const payAtHome = z.record(countryCode, z.array(payBand))

/** What of a rule on fees can be reckoned with. */
const feeCap = z.union([
  fields({ freeFor: z.array(text).min(1) }),
  fields({ monthsOfPay: z.number().positive() }),
  fields({ brokerage: z.literal('none') }),
]) satisfies z.ZodType<FeeCap>

/** `knowledge/corridors/<ORIGIN>-<DESTINATION>.yaml` */
export const corridor = fields({
  origin: countryCode,
  destination: countryCode,
  placement: z.enum(['closed', 'suspended', 'restricted', 'open', 'unknown']),
  said: fields({ authority: words, on: date, source }).nullable().default(null),
  channels: z
    .array(fields({ name: words, runBy: text, site: text.nullable().default(null), source }))
    .default([]),
  fees: z.array(fields({ rule: words, source, cap: feeCap.optional() })).default([]),
  pay: z.array(payBand).default([]),
  note,
}) satisfies z.ZodType<Corridor>
