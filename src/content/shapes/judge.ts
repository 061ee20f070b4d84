import * as z from 'zod'
import type { JudgeNumbers } from '../../domain/knowledge.ts'
import { fields, positive, said } from './plain-words.ts'

/** `knowledge/judge.yaml` */
export const judge = fields({
  dangerFrom: positive,
  cautionFrom: positive,
  sameFamily: z
    .number()
    .min(0, said('must not be below 0', 'write a share between 0 and 1'))
    .max(1, said('must not be above 1', 'write a share between 0 and 1')),
  corroboration: z.number().min(0, said('must not be below 0', 'write points, 0 for none')),
}) satisfies z.ZodType<JudgeNumbers>
