import type { proto } from '@whiskeysockets/baileys'
import { z } from 'zod'
import type { FileRef } from '../../../domain/message.ts'
import { FetchFault } from '../../../ports/channel.ts'

/** Where a message says its picture or document lies, and the key that opens it. */
export type MediaSource = {
  url?: string | null
  directPath?: string | null
  mediaKey?: Uint8Array | null
}

/** What a message says of its picture or document, as far as it is needed here. */
export type MediaPart = MediaSource & {
  mimetype?: string | null
  fileName?: string | null
  fileLength?: proto.Message.IImageMessage['fileLength']
}

/** WhatsApp derives the keys of a file from that of its message and from the kind it is sent as. */
const kinds = ['image', 'video', 'audio', 'document', 'sticker'] as const
export type MediaKind = (typeof kinds)[number]

const packed = z.object({
  url: z.string().nullable(),
  path: z.string().nullable(),
  key: z.string(),
  kind: z.enum(kinds),
})

/** All it takes to fetch and open a file, as one string; null where the message does not say enough. */
export function mediaRef(part: MediaPart, kind: MediaKind): FileRef | null {
  const { url = null, directPath: path = null, mediaKey, mimetype, fileName } = part
  if (mediaKey?.length !== 32 || (!url && !path)) return null
  const key = Buffer.from(mediaKey).toString('base64')
  const ref = JSON.stringify({ url, path, key, kind } satisfies z.infer<typeof packed>)
  const bytes = part.fileLength == null ? null : Number(part.fileLength)
  return { ref, type: mimetype ?? null, name: fileName ?? null, bytes }
}

/** Throws a `FetchFault` for what `mediaRef` did not make. */
export function readMediaRef(ref: string): { source: MediaSource; kind: MediaKind } {
  try {
    const { url, path, key, kind } = packed.parse(JSON.parse(ref))
    return { source: { url, directPath: path, mediaKey: Buffer.from(key, 'base64') }, kind }
  } catch {
    throw new FetchFault('gone', 'whatsapp: no way to a file')
  }
}
