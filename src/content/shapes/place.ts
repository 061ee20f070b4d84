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
    ),
  kind: z.enum(['scam-hub', 'border-crossing', 'transit-town', 'city']),
  note: z.string(),
  asOf: date,
  source: sourceCell,
}

export const placeColumns = Object.keys(columns)

/** A row of `knowledge/places.csv`, with the date of its source beside the place. */
export const place = fields(columns).transform(
  ({ latLon: _, note: __, source: ___, asOf, ...row }) => ({
    asOf,
    place: row satisfies KnownPlace,
  }),
)
