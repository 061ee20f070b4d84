import * as z from 'zod'
import type { Knowledge } from '../../domain/knowledge.ts'
import { said, text } from './plain-words.ts'

/** `knowledge/spellings/<lang>.yaml`: a chat spelling and the words it may stand for. */
export const spellings = z.record(
  text,
  z.array(text).min(1, said('is an empty list', 'write the word it stands for')),
) satisfies z.ZodType<Knowledge['spellings']['id']>
