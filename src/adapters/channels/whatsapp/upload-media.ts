import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { getMediaKeys, type proto } from '@whiskeysockets/baileys'
import { z } from 'zod'
import { SendFault } from '../../../ports/channel.ts'
import type { MediaDoor } from './media.ts'
import { channelName } from './names.ts'

/** Where media may be brought just now, as WhatsApp's server told us over the encrypted line. */
export type MediaHosts = { hosts: { hostname: string }[]; auth: string }

const answered = z.object({ url: z.string(), direct_path: z.string() })

/** Everything goes as a document: WhatsApp makes smaller pictures of photos, in which no small print is read. */
const path = '/mms/document'
const origin = 'https://web.whatsapp.com'
/** Within the time an attempt at sending has. */
const uploadWithin = 15_000

/**
 * Seals a file with a key of its own and brings it to WhatsApp. Gives what a message says of it. Throws a
 * `SendFault` of kind `later` where no host takes it.
 */
export async function uploadDocument(
  bytes: Uint8Array,
  { hosts, auth }: MediaHosts,
  door: MediaDoor,
): Promise<proto.Message.IDocumentMessage> {
  const { sealed, ...document } = await sealDocument(bytes)
  const token = document.fileEncSha256.toString('base64url')
  for (const { hostname } of hosts) {
    const address = `${door.root(hostname)}${path}/${token}?auth=${encodeURIComponent(auth)}&token=${token}`
    const taken = await bring(address, sealed, door)
    if (taken) return { ...document, url: taken.url, directPath: taken.direct_path }
  }
  throw new SendFault('later', `${channelName}: the file was not taken`)
}

async function sealDocument(bytes: Uint8Array) {
  const mediaKey = randomBytes(32)
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, 'document')
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  const mac = createHmac('sha256', macKey ?? Buffer.alloc(0))
    .update(iv)
    .update(body)
    .digest()
  const sealed = Buffer.concat([body, mac.subarray(0, 10)])
  return {
    sealed,
    mediaKey,
    fileSha256: createHash('sha256').update(bytes).digest(),
    fileEncSha256: createHash('sha256').update(sealed).digest(),
    fileLength: bytes.length,
    mediaKeyTimestamp: Math.floor(Date.now() / 1000),
  }
}

/** Null: this host does not take it, or is none of WhatsApp's. Why is not told: the address holds a right. */
async function bring(address: string, sealed: Buffer, { isAllowed }: MediaDoor) {
  if (!URL.canParse(address) || !isAllowed(new URL(address))) return null
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', Origin: origin },
      body: new Uint8Array(sealed),
      redirect: 'error',
      signal: AbortSignal.timeout(uploadWithin),
    })
    return answer.ok ? (answered.safeParse(await answer.json()).data ?? null) : null
  } catch {
    return null
  }
}
