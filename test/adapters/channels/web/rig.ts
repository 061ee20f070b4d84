import { randomBytes } from 'node:crypto'
import type { ScreenNews } from '../../../../src/adapters/channels/web/screen.ts'
import type { ChannelRig } from '../../../contracts/channel-rig.ts'
import { serveWeb, webForTest } from './serve-web.ts'

const tryAgainAfter = 30

/** The channel over a real port, and somebody whose page does what ours does: it sends until it is stored. */
export async function openRig(): Promise<ChannelRig> {
  const channel = webForTest()
  const server = await serveWeb(channel)
  const address = { channel: 'web', id: randomBytes(16).toString('base64url') }
  const headers = {
    Cookie: `chat=${address.id}`,
    'Content-Type': 'application/json',
    Connection: 'close',
  }
  const underWay = new Set<Promise<void>>()
  let last: { path: string; body: string | FormData } = { path: '', body: '' }
  let left = false

  async function untilStored({ path, body }: typeof last): Promise<void> {
    while (!left) {
      const { 'Content-Type': _, ...plain } = headers
      const sent = typeof body === 'string' ? headers : { ...plain, Accept: 'application/json' }
      const answer = await fetch(server.url + path, { method: 'POST', headers: sent, body })
      if (answer.status === 202) return
      await new Promise((resolve) => setTimeout(resolve, tryAgainAfter))
    }
  }

  let before = Promise.resolve()
  function deliver(message: typeof last): void {
    last = message
    before = before.then(() => untilStored(message))
    const sending = before
    underWay.add(sending)
    void sending.then(() => underWay.delete(sending))
  }

  function post(path: string, fields: Record<string, unknown>): void {
    const id = randomBytes(16).toString('hex')
    deliver({ path, body: JSON.stringify({ id, ...fields }) })
  }

  async function lines(): Promise<ScreenNews['lines']> {
    const answer = await fetch(`${server.url}/screen?after=0`, { headers })
    const { lines } = (await answer.json()) as ScreenNews
    return lines.filter(({ by }) => by !== 'person')
  }

  async function saved(path: string) {
    const answer = await fetch(server.url + path, { headers })
    const name = /filename="(.*)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
    return { bytes: new Uint8Array(await answer.arrayBuffer()), name }
  }

  return {
    channel,
    trouble: null,
    pictures: {
      async send(bytes, caption) {
        const form = new FormData()
        form.set('id', randomBytes(16).toString('hex'))
        form.set('text', caption)
        form.set('file', new File([Buffer.from(bytes)], 'Screenshot.jpg'))
        deliver({ path: '/say', body: form })
      },
      lose: null,
    },
    heard: async () => underWay.size === 0,
    async close() {
      left = true
      await Promise.all(underWay)
      await server.close()
    },
    person: {
      address,
      async write(text) {
        post('/say', { text })
        return [text]
      },
      async repeatLast() {
        deliver(last)
      },
      async press(label) {
        const choice = (await lines()).at(-1)?.choices.find((one) => label.includes(one.label))
        post('/choose', { choice: choice?.id })
      },
      async sendPlace(latitude, longitude) {
        post('/place', { latitude, longitude })
      },
      async screen() {
        const shown = await lines()
        return Promise.all(
          shown.map(async ({ number, rows, choices, picture, file }) => ({
            text: rows.map((row) => row.map(({ text }) => text).join('')).join('\n'),
            bold: rows.flat().flatMap(({ text, bold }) => (bold ? [text] : [])),
            buttons: choices.map(({ label }) => label),
            picture: picture === null ? null : await saved(`/picture/${number}`),
            file: file && (await saved(file.path)),
          })),
        )
      },
    },
  }
}
