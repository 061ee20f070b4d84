import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { getMediaKeys, type MediaType } from '@whiskeysockets/baileys'

/** Where a message says its picture or document lies, and the key that opens it. */
export type MediaSource = {
  url?: string | null
  directPath?: string | null
  mediaKey?: Uint8Array | null
}

export type FetchMediaOptions = {
  maxBytes: number
  signal: AbortSignal
  /** Whether something may be fetched from there. Only tests give another rule than `isMediaHost`. */
  isAllowed?: (address: URL) => boolean
}

/** Why there is nothing to read, in words that may be logged. */
export class MediaFault extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'MediaFault'
  }
}

const usualHost = 'mmg.whatsapp.net'
const macBytes = 10

/**
 * Whether this is one of WhatsApp's media servers. The sender chooses the address in a message: anything
 * else could be a server inside of our network, or one that only wants to know who looks.
 */
export function isMediaHost({ protocol, hostname, port, username, password }: URL): boolean {
  const plain = port === '' && username === '' && password === ''
  return protocol === 'https:' && plain && hostname.endsWith('.whatsapp.net')
}

/** The address of a message's media; null where it names none, or one that cannot be read. */
export function mediaAddress({ url, directPath }: MediaSource): URL | null {
  const address = url || (directPath ? `https://${usualHost}${directPath}` : '')
  return URL.canParse(address) ? new URL(address) : null
}

/**
 * Fetches and opens what a message points to. Follows no redirect, reads no more than `maxBytes`, and gives
 * nothing back that was not sealed with the message's own key.
 * @throws MediaFault
 */
export async function fetchMedia(
  source: MediaSource,
  kind: MediaType,
  { maxBytes, signal, isAllowed = isMediaHost }: FetchMediaOptions,
): Promise<Buffer> {
  const address = mediaAddress(source)
  if (!address || !source.mediaKey) throw new MediaFault('no address or no key')
  if (!isAllowed(address)) throw new MediaFault('not an address of WhatsApp')
  const answer = await fetch(address, { redirect: 'error', signal }).catch(() => null)
  if (!answer?.ok || !answer.body) throw new MediaFault('not fetched')
  const sealed = await readAtMost(answer.body, maxBytes)
  return open(sealed, await getMediaKeys(Buffer.from(source.mediaKey), kind))
}

async function readAtMost(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > maxBytes) throw new MediaFault('too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function open(
  sealed: Buffer,
  { iv, cipherKey, macKey }: Awaited<ReturnType<typeof getMediaKeys>>,
): Buffer {
  const body = sealed.subarray(0, Math.max(0, sealed.length - macBytes))
  const mac = sealed.subarray(body.length)
  const wanted = createHmac('sha256', macKey ?? Buffer.alloc(0))
    .update(iv)
    .update(body)
    .digest()
    .subarray(0, macBytes)
  if (mac.length !== macBytes || !timingSafeEqual(mac, wanted))
    throw new MediaFault('changed on its way')
  const cipher = createDecipheriv('aes-256-cbc', cipherKey, iv)
  return Buffer.concat([cipher.update(body), cipher.final()])
}
