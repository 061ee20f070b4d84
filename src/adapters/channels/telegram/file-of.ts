import { z } from 'zod'
import type { FileRef } from '../../../domain/message.ts'

// What is malformed counts as absent: the message is taken all the same, without its file.
const count = z.int().nonnegative().nullable().catch(null)
const words = z.string().nullable().catch(null)

const file = z.object({
  file_id: z.string().min(1),
  file_size: count.default(null),
  mime_type: words.default(null),
  file_name: words.default(null),
})

const sizes = z.array(
  z.object({ file_id: z.string().min(1), width: z.int(), height: z.int(), file_size: count }),
)

/** The file in a field of a message, to be fetched by its `file_id`; null where there is none. */
export function fileOf(field: unknown): FileRef | null {
  if (Array.isArray(field)) return largestOf(field)
  const read = file.safeParse(field)
  if (!read.success) return null
  const { file_id, file_size, mime_type, file_name } = read.data
  return { ref: file_id, type: mime_type, name: file_name, bytes: file_size }
}

/** A photo comes in several sizes; small print is read in the largest only. */
function largestOf(field: unknown[]): FileRef | null {
  const read = sizes.safeParse(field)
  const [largest] = read.success
    ? read.data.toSorted((a, b) => b.width * b.height - a.width * a.height)
    : []
  return largest
    ? { ref: largest.file_id, type: 'image/jpeg', name: null, bytes: largest.file_size }
    : null
}
