import * as z from 'zod'
import type { KnownPlace } from '../../domain/place.ts'
import { countryCode } from './language.ts'
import { date, fields, said, text } from './plain-words.ts'
import { list, sourceCell } from './table-cells.ts'

const columns = {
  name: text,
  aliases: list,
  country: countryCode,
  latLon: z
    .string()
    .regex(
      /^(?:-?\d{1,2}(?:\.\d+)?, ?-?\d{1,3}(?:\.\d+)?)?$/,
      said('is not a position', 'write "10.609,103.530" in double quotes, or leave it empty'),
    )
    .default(''),
  kind: z.enum(['scam-hub', 'hub-town', 'border-crossing', 'transit-town', 'city']),
  note: z.string(),
  asOf: date,
  source: sourceCell,
}

const row = fields(columns).transform(({ latLon: _, note: __, source: ___, asOf, ...place }) => ({
  asOf,
  place: place satisfies KnownPlace,
}))

/** `knowledge/places.csv`. A row is a place and, beside it, the date of its source. */
export const places = { columns: Object.keys(columns), optional: ['latLon'], shape: row }
