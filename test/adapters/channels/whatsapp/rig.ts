import { setTimeout as sleep } from 'node:timers/promises'
import { fetchMedia, type MediaDoor } from '../../../../src/adapters/channels/whatsapp/media.ts'
import {
  type WhatsAppChannel,
  type WhatsAppOptions,
  whatsapp,
} from '../../../../src/adapters/channels/whatsapp/whatsapp.ts'
import type { Keep } from '../../../../src/ports/keep.ts'
import { linkPlaces } from '../../../../src/ports/link.ts'
import { retention } from '../../../../src/runtime/retention.ts'
import type { ChannelRig } from '../../../contracts/channel-rig.ts'
import { memoryKeep } from '../../../fixtures/memory-keep.ts'
import { recordingLog } from '../../../fixtures/recording-log.ts'
import { startMediaHost } from '../../../fixtures/whatsapp-server/media-host.ts'
import type { Person } from '../../../fixtures/whatsapp-server/person.ts'
import { asTheAppShows, type Shown } from '../../../fixtures/whatsapp-server/shown.ts'
import {
  startWhatsAppServer,
  type WhatsAppServer,
} from '../../../fixtures/whatsapp-server/whatsapp-server.ts'

/** Short times, so that what takes seconds in life takes milliseconds here. */
export const quick = {
  firstWait: 20,
  longestWait: 100,
  ackWithin: 3_000,
  patience: 2_000,
  firstRetry: 10,
  longestRetry: 50,
  unreadable: 400,
  lookEvery: 100,
}

export const ours = { pn: '6281100000001', lid: '100000000000001' }
export const siti = { pn: '6281234567890', lid: '200000000000002' }

export type WhatsAppRig = ChannelRig & {
  channel: WhatsAppChannel
  server: WhatsAppServer
  log: ReturnType<typeof recordingLog>
  counts: Map<string, number>
  keep: Keep
  somebody: Person
  media: Awaited<ReturnType<typeof startMediaHost>>
  until(holds: () => boolean, ms?: number): Promise<void>
}

export type RigOptions = Partial<WhatsAppOptions> & {
  server?: WhatsAppServer
  /** Leaves linking to the test. */
  unlinked?: boolean
}

/** A WhatsApp channel and the stand-in it talks to, linked when it starts, with one person in front of it. */
export async function openRig({ unlinked, ...options }: RigOptions = {}): Promise<WhatsAppRig> {
  const server = options.server ?? (await startWhatsAppServer())
  server.trust.trustHere()
  const log = recordingLog()
  const counts = new Map<string, number>()
  const keep = options.keep ?? memoryKeep()
  const media = await startMediaHost()
  const door: MediaDoor = {
    isAllowed: ({ host }) => media.url.endsWith(host),
    root: () => media.url,
  }
  const channel = whatsapp({
    media: door,
    right: null,
    keptFor: retention,
    url: server.url,
    log,
    count: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    ...options,
    keep,
    timing: { ...quick, ...options.timing },
  })
  const somebody = server.person(siti)
  const start = channel.start
  channel.start = async (inside) => {
    await start(inside)
    if (!unlinked && !server.device()) await linkByQr(channel, server, keep)
    if (!unlinked) await until(() => channel.state().status === 'open')
  }
  let closing: Promise<void> | null = null

  async function documentIn({ message: { documentMessage } }: Shown) {
    if (!documentMessage) return null
    const options = { maxBytes: 20_000_000, signal: AbortSignal.timeout(3_000), ...door }
    const bytes = await fetchMedia(documentMessage, 'document', options)
    return { bytes, name: documentMessage.fileName ?? '' }
  }

  return {
    channel,
    server,
    log,
    counts,
    keep,
    somebody,
    media,
    until,
    person: {
      address: { channel: 'whatsapp', id: `${siti.lid}@lid` },
      async write(text) {
        await somebody.say(text)
        return [text]
      },
      async repeatLast() {
        const last = somebody.sent().at(-1)
        if (last) server.deliver(last)
      },
      press: null,
      async sendPlace(degreesLatitude, degreesLongitude) {
        await somebody.send({ locationMessage: { degreesLatitude, degreesLongitude } })
      },
      async screen() {
        return Promise.all(
          somebody.screen().map(async (shown) => ({
            ...asTheAppShows(shown.text),
            buttons: [],
            picture: null,
            file: await documentIn(shown),
          })),
        )
      },
    },
    pictures: {
      async send(bytes, caption) {
        const { url, mediaKey } = await media.put(bytes, 'image')
        const image = { url, mediaKey, mimetype: 'image/jpeg', fileLength: bytes.length }
        await somebody.send({ imageMessage: { ...image, ...(caption ? { caption } : {}) } })
      },
      lose: () => media.lose(),
    },
    async heard() {
      return somebody.sent().every(({ attrs }) => server.isConfirmed(attrs['id'] ?? ''))
    },
    trouble: {
      busy: (seconds) => server.faults.push({ error: '429', backoff: String(seconds) }),
      broken: () => server.faults.push({ error: '500' }),
      gone: () => server.unreachable(somebody),
    },
    close() {
      closing ??= Promise.all([media.stop(), options.server ? null : server.stop()]).then(() => {})
      return closing
    },
  }
}

/** Asks for linking as the operator does, and scans what is shown. */
export async function linkByQr(
  channel: WhatsAppChannel,
  server: WhatsAppServer,
  keep: Keep,
): Promise<void> {
  await askToLink(keep, null)
  await until(() => channel.state().qr !== null)
  server.scan(channel.state().qr ?? '', ours)
}

export async function askToLink(keep: Keep, phone: string | null): Promise<void> {
  const value = JSON.stringify({ phone, at: Date.now() })
  await keep.write([{ ...linkPlaces.request, value }])
}

export async function until(holds: () => boolean, ms = 8_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${holds}`)
    await sleep(5)
  }
}
