import * as z from 'zod'
import type { KnownBody } from '../../domain/place.ts'
import { countryCode } from './language.ts'
import { date, fields, said, text } from './plain-words.ts'
import { list, sourceCell } from './table-cells.ts'

const host = z
  .string()
  .regex(
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
    said('is not a bare domain', 'write kp2mi.go.id, without https:// and without a path'),
  )

const columns = {
  name: text,
  country: countryCode,
  kind: z.enum(['ministry', 'agency', 'embassy', 'hotline', 'programme', 'registry', 'employer']),
  domains: list.pipe(z.array(host)),
  handles: list,
  imitations: z.string(),
  aliases: list,
  asOf: date,
  source: sourceCell,
}

const row = fields(columns).transform(({ source: _, asOf, ...body }) => ({
  asOf,
  body: body satisfies KnownBody,
}))

/** `knowledge/bodies.csv`. A row is a body and, beside it, the date of its source. */
export const bodies = { columns: Object.keys(columns), shape: row }
