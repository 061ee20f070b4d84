import * as z from 'zod'
import type { Knowledge } from '../../domain/knowledge.ts'
import { fields, said } from './plain-words.ts'

const phrase = z
  .string()
  .regex(
    /^\s*\S+(?:\s+\S+){0,5}\s*$/,
    said('is not one to six words', 'write short words people ask with'),
  )

const groups = z.array(
  z.array(phrase).min(2, said('is one word alone', 'write at least two that say the same')),
)

/** `knowledge/same-words.yaml` */
export const sameWords = fields({ id: groups, vi: groups }) satisfies z.ZodType<
  Knowledge['sameWords']
>
