import { z } from 'zod'
import type { FileType } from '../../../domain/file-type.ts'
import type { Media } from '../../../domain/message.ts'

/** Chosen by the page, so that a message sent again after a lost answer is the same message. */
const messageId = z.string().regex(/^[\w-]{16,64}$/)

// Half a surrogate pair cannot be stored as UTF-8. It comes from a paste cut in the middle of an emoji,
// which is no reason to refuse the offer around it.
const text = z.string().transform((written) =>
  written
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim(),
)

/** Words, or a file, or both; that it is one of them is looked at where the file is. */
export const sayPost = z.object({ text: text.default(''), id: messageId.optional() })

/** What files may be, by their first bytes, and what a person would call them. */
const taken: Partial<Record<FileType, Media>> = {
  'image/jpeg': 'photo',
  'image/png': 'photo',
  'image/webp': 'photo',
  'application/pdf': 'document',
  'audio/ogg': 'voice',
  'video/mp4': 'video',
}
export const takenTypes = Object.keys(taken)

/** Null: not taken. */
export function mediaOf(type: FileType): Media | null {
  return taken[type] ?? null
}

export const choosePost = z.object({
  choice: z.string().min(1).max(200),
  id: messageId.optional(),
})

export const placePost = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  id: messageId.optional(),
})

/** Hiding may carry what was sent and had not got through yet: the report is kept, the screen is not. */
export const hidePost = z.object({
  id: messageId.optional(),
  unsent: z.array(z.object({ text: text.pipe(z.string().min(1)), id: messageId })).default([]),
})

/** Sixteen digits, however they are grouped. */
export const resumePost = z.object({
  code: z
    .string()
    .max(100)
    .transform((code) => code.normalize('NFKC').replace(/[\s\p{Pd}.·]/gu, ''))
    .pipe(z.string().regex(/^\d{16}$/)),
})

/** The number of the last line the page has; 0 for none. */
export const afterQuery = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
