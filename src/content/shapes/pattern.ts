import * as z from 'zod'
import { factNames } from '../../domain/offer.ts'
import { families, type Pattern } from '../../domain/pattern.ts'
import { listsByLanguage } from './language.ts'
import { fields, id, positive, said } from './plain-words.ts'
import { source } from './source.ts'

/** `knowledge/patterns/<family>/<id>.yaml` */
export const pattern = fields({
  id,
  family: z.enum(families),
  strength: z.enum(['strong', 'weak']),
  weight: positive,
  sources: z
    .array(source)
    .min(
      1,
      said('is an empty list', 'name where the pattern is described, with title, url and date'),
    ),
  signals: listsByLanguage.default({}),
  facts: z.array(z.enum(factNames)).default([]),
  needs: z.array(z.enum(factNames)).default([]),
  vetoes: listsByLanguage.default({}),
  negatable: z.boolean().default(true),
  hits: listsByLanguage.default({}),
  innocents: listsByLanguage.default({}),
}) satisfies z.ZodType<Pattern>
