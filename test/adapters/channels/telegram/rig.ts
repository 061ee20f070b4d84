import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Update } from 'grammy/types'
import {
  type TelegramChannel,
  type TelegramOptions,
  telegram,
} from '../../../../src/adapters/channels/telegram/telegram.ts'
import type { Timing } from '../../../../src/adapters/channels/telegram/timing.ts'
import type { ChannelRig } from '../../../contracts/channel-rig.ts'
import { plainDraw } from '../../../fixtures/picture.ts'
import { recordingLog } from '../../../fixtures/recording-log.ts'
import { tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import {
  startTelegramServer,
  type TelegramServer,
} from '../../../fixtures/telegram-server/telegram-server.ts'

/** Short times, so that what takes seconds in life takes milliseconds here. */
export const quick: Timing = {
  callTimeout: 300,
  lastWordsTimeout: 300,
  pollSeconds: 2,
  pollSlack: 300,
  firstWait: 10,
  longestWait: 40,
}

export type TelegramRig = ChannelRig & {
  channel: TelegramChannel
  server: TelegramServer
  log: ReturnType<typeof recordingLog>
  /** Where the webhook stands; empty while polling. */
  webhookUrl: string
  somebody: ReturnType<TelegramServer['person']>
}

export type RigOptions = { mode: 'polling' | 'webhook' } & Partial<TelegramOptions>

/** A Telegram channel and the stand-in it talks to, with one person in front of it. */
export async function openRig({ mode, ...options }: RigOptions): Promise<TelegramRig> {
  const server = await startTelegramServer()
  const log = recordingLog()
  const mount = mode === 'webhook' ? await openMount() : null
  const channel = telegram({
    token: server.token,
    apiRoot: server.url,
    webhook: mount && { url: mount.url, secret: 'a-secret_5' },
    log,
    draw: plainDraw,
    timing: quick,
    ...options,
  })
  if (mount && channel.webhook) mount.handle = channel.webhook.handle

  const somebody = server.person({ id: 5001, name: 'A', language: 'id' })
  const sent: Update[] = []
  const kept = (update: Update) => sent.push(update)
  const ourLines = () => somebody.screen().filter((line) => line.by === 'bot')
  let closing: Promise<void> | null = null

  return {
    channel,
    server,
    log,
    webhookUrl: mount?.url ?? '',
    somebody,
    person: {
      address: { channel: 'telegram', id: '5001' },
      async write(text) {
        const updates = somebody.paste(text)
        updates.forEach(kept)
        return updates.map((update) => update.message?.text ?? '')
      },
      async repeatLast() {
        const last = sent.at(-1)
        if (last) kept(server.repeat(last))
      },
      async press(label) {
        const line = ourLines().find(({ buttons }) => buttons.some((b) => b.label === label))
        const button = line?.buttons.find((b) => b.label === label)
        if (!line || !button) throw new Error(`no button ${label}`)
        kept(somebody.press(line.id, button.data))
      },
      async sendPlace(latitude, longitude) {
        kept(somebody.sendPlace(latitude, longitude))
      },
      async screen() {
        return ourLines().map(({ text, bold, photo, document, buttons }) => ({
          text,
          bold,
          picture: photo,
          file: document,
          buttons: buttons.map((button) => button.label),
        }))
      },
    },
    pictures: {
      async send(bytes, caption) {
        kept(somebody.photo(bytes, caption === '' ? undefined : caption))
      },
      lose: () => server.loseFiles(),
    },
    async heard() {
      return sent.every((update) => server.isConfirmed(update))
    },
    trouble: {
      busy: (seconds) => server.faults.next('sendMessage', tooManyRequests(seconds)),
      broken: () => server.faults.next('sendMessage', { kind: 'page', status: 502 }),
      gone: () => somebody.block(),
    },
    close() {
      closing ??= Promise.all([server.stop(), mount?.close()]).then(() => undefined)
      return closing
    },
  }
}

type Mount = {
  url: string
  handle: (request: Request) => Promise<Response>
  close(): Promise<void>
}

/** An HTTP server of the kind the service runs, with one route. */
async function openMount(): Promise<Mount> {
  const mount: Mount = {
    url: '',
    handle: async () => new Response(null, { status: 404 }),
    close: async () => undefined,
  }
  await new Promise<void>((resolve) => {
    const options = {
      port: 0,
      hostname: '127.0.0.1',
      fetch: (request: Request) => mount.handle(request),
    }
    const server = serve(options, ({ port }: AddressInfo) => {
      mount.url = `http://127.0.0.1:${port}/telegram/hook`
      resolve()
    })
    mount.close = () =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
  return mount
}
