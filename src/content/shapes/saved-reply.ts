import * as z from 'zod'
import { needs } from '../../domain/help.ts'
import type { SavedReply } from '../../domain/saved-reply.ts'
import { fields, id, said, text } from './plain-words.ts'

/** One entry of `knowledge/saved-replies.yaml`, which is a list in the order workers see it. */
export const savedReply = fields({
  id,
  name: fields({ id: text, vi: text, en: text }),
  help: fields({
    need: z.enum(needs),
    count: z.int().min(1).max(2, said('is more than 2', 'two numbers are the most in one reply')),
    needed: z.boolean().default(false),
  })
    .nullable()
    .default(null),
}) satisfies z.ZodType<SavedReply>
