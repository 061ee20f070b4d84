import { createHash } from 'node:crypto'
import { fileTypeOf } from '../../../domain/file-type.ts'
import type { InboundBody } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Log } from '../../../ports/log.ts'
import { channelName } from './cookies.ts'
import { mediaOf } from './posts.ts'
import type { UploadGate } from './upload-gate.ts'

/** What is taken in of a post with a file. `written` is what makes it the same message when it comes again. */
export type FileMessage = { body: InboundBody; written: string }

/**
 * Keeps the file of a post, and only then says how the inside is told of it, so that no message ever names what
 * is not kept. What it is, its own bytes say. `later`: it could not be kept.
 */
export async function fileMessage(
  file: Uint8Array,
  text: string,
  { inside, gate, log }: { inside: Inside; gate: UploadGate; log: Log },
): Promise<FileMessage | 'file-type' | 'later'> {
  const type = fileTypeOf(file)
  const media = mediaOf(type)
  if (!media) return 'file-type'
  try {
    const ref = await inside.keep(file)
    gate.spend(file.byteLength)
    const hash = createHash('sha256').update(file).digest('hex')
    const caption = text === '' ? {} : { caption: text }
    const named = { ref, type, name: null, bytes: file.byteLength }
    return { written: `${text}\n${hash}`, body: { kind: 'media', media, ...caption, file: named } }
  } catch {
    log.error(`${channelName}.file-not-stored`)
    return 'later'
  }
}
