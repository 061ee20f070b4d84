import * as z from 'zod'
import type { Source } from '../../domain/source.ts'
import { date, fields, text } from './plain-words.ts'

export const source = fields({
  title: text,
  url: text.nullable().default(null),
  date,
}) satisfies z.ZodType<Source>

/** A remark for whoever keeps the file; it is never shown and never loaded. */
export const note = z.string().exactOptional()
