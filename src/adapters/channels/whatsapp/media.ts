import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { getMediaKeys, type MediaType } from '@whiskeysockets/baileys'
import { FetchFault, type FetchOptions } from '../../../ports/channel.ts'
import { type MediaSource, readMediaRef } from './media-ref.ts'
import { channelName } from './names.ts'

/** Where media lie and may be brought. Only tests give another than `whatsAppMedia`. */
export type MediaDoor = {
  /** Whether something may be fetched from there, or brought there. */
  isAllowed(address: URL): boolean
  /** The beginning of the addresses of one of WhatsApp's hosts. */
  root(hostname: string): string
}

export type FetchMediaOptions = FetchOptions & Partial<Pick<MediaDoor, 'isAllowed'>>

const usualHost = 'mmg.whatsapp.net'
const macBytes = 10
/** What sealing adds to a file: the check behind it, and what fills its last block. */
const sealing = macBytes + 16

/**
 * Whether this is one of WhatsApp's media servers. The sender chooses the address in a message: anything
 * else could be a server inside of our network, or one that only wants to know who looks.
 */
export function isMediaHost({ protocol, hostname, port, username, password }: URL): boolean {
  const plain = port === '' && username === '' && password === ''
  return protocol === 'https:' && plain && hostname.endsWith('.whatsapp.net')
}

export const whatsAppMedia: MediaDoor = {
  isAllowed: isMediaHost,
  root: (hostname) => `https://${hostname}`,
}

/** Fetches what a message of ours was told lies there, by the `ref` made of it. Rejects with a `FetchFault`. */
export function mediaFetcher({ isAllowed }: MediaDoor) {
  return async (ref: string, options: FetchOptions): Promise<Uint8Array> => {
    const { source, kind } = readMediaRef(ref)
    return await fetchMedia(source, kind, { ...options, isAllowed })
  }
}

/** The address of a message's media; null where it names none, or one that cannot be read. */
export function mediaAddress({ url, directPath }: MediaSource): URL | null {
  const address = url || (directPath ? `https://${usualHost}${directPath}` : '')
  return URL.canParse(address) ? new URL(address) : null
}

/**
 * Fetches and opens what a message points to. Follows no redirect, reads no more than `maxBytes`, and gives
 * nothing back that was not sealed with the message's own key.
 * @throws FetchFault
 */
export async function fetchMedia(
  source: MediaSource,
  kind: MediaType,
  { maxBytes, signal, isAllowed = isMediaHost }: FetchMediaOptions,
): Promise<Buffer> {
  const address = mediaAddress(source)
  if (!address || !source.mediaKey) throw fault('gone', 'no address or no key')
  if (!isAllowed(address)) throw fault('gone', 'not an address of WhatsApp')
  const answer = await fetch(address, { redirect: 'manual', signal }).catch(() => null)
  if (!answer?.ok || !answer.body) {
    await answer?.body?.cancel()
    throw fault(answer && isOver(answer.status) ? 'gone' : 'later', 'not fetched')
  }
  const sealed = await readAtMost(answer.body, maxBytes + sealing)
  const bytes = open(sealed, await getMediaKeys(Buffer.from(source.mediaKey), kind))
  if (bytes.length > maxBytes) throw fault('too-large', 'too large')
  return bytes
}

function fault(kind: FetchFault['kind'], reason: string): FetchFault {
  return new FetchFault(kind, `${channelName}: ${reason}`)
}

/** Taken away after its time, or never there; or somewhere else, where it is not looked for. */
function isOver(status: number): boolean {
  return [403, 404, 410].includes(status) || (status >= 300 && status < 400)
}

async function readAtMost(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of body) {
      size += piece.length
      if (size > maxBytes) throw fault('too-large', 'too large')
      pieces.push(piece)
    }
  } catch (error) {
    throw error instanceof FetchFault ? error : fault('later', 'broke off')
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
    throw fault('gone', 'changed on its way')
  const cipher = createDecipheriv('aes-256-cbc', cipherKey, iv)
  try {
    return Buffer.concat([cipher.update(body), cipher.final()])
  } catch {
    // Whoever has the key can seal what does not open.
    throw fault('gone', 'sealed wrongly')
  }
}
