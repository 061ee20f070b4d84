import * as z from 'zod'
import type { Knowledge } from '../../domain/knowledge.ts'
import { fields, text } from './plain-words.ts'

/** `knowledge/not-answered.yaml` */
export const notAnswered = fields({ id: z.array(text), vi: z.array(text) }) satisfies z.ZodType<
  Knowledge['notAnswered']
>
