import { createHmac } from 'node:crypto'
import type { Channel } from '../../src/ports/channel.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { createRuntime } from '../../src/runtime/runtime.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'

/**
 * What the runtime itself costs: messages of many people in, one reply each out, over a store in memory and a
 * channel that does nothing. `npx tsx test/bench/runtime.ts [messages] [people]`; results to standard output.
 */

const messages = Number(process.argv[2] ?? 30_000)
const people = Number(process.argv[3] ?? 10_000)
/** Messages that are being stored at the same time, as a busy webhook would have them. */
const atOnce = 64

let sent = 0
let allSent = () => {}
const channel: Channel = {
  name: 'nowhere',
  abilities: { maxLength: 4096, buttons: true, deletesWithin: 0, ownMessageIds: false },
  async start() {},
  async send() {
    sent += 1
    if (sent === messages) allSent()
    return { platformId: String(sent) }
  },
  async remove() {},
  async stop() {},
}

const store = memoryStore()
const silent = () => {}
const runtime = createRuntime({
  store,
  keyring: {
    index: (text) => createHmac('sha256', 'key').update(text).digest('base64url'),
    async destroy() {},
  },
  channels: [channel],
  ...plainTalk,
  clock: systemClock,
  log: { debug: silent, info: silent, warn: silent, error: silent },
})
runtime.start()

const done = new Promise<void>((resolve) => {
  allSent = resolve
})
const began = performance.now()
const cpu = process.cpuUsage()
let written = 0

async function writeOn(): Promise<void> {
  while (written < messages) {
    const number = written++
    await runtime.inside.accept({
      from: { channel: 'nowhere', id: `person-${number % people}` },
      messageId: `m${number}`,
      sentAt: Date.now(),
      body: {
        kind: 'text',
        text: `offer number ${number}, sign-a and an ordinary sentence behind it`,
      },
    })
  }
}

await Promise.all(Array.from({ length: atOnce }, writeOn))
const accepted = performance.now()
// Somebody who writes again before their reply is answered once for both.
const answered = await Promise.race([
  done.then(() => messages),
  new Promise<number>((resolve) => setTimeout(() => resolve(sent), 10_000)),
])
const took = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(cpu)
await runtime.stop()

const line = {
  messages,
  people,
  replies: answered,
  seconds: Number(took.toFixed(2)),
  'accepted per second': Math.round(messages / ((accepted - began) / 1000)),
  'answered per second': Math.round(answered / took),
  'commits per message': Number((store.commits() / messages).toFixed(2)),
  'CPU ms per message': Number(((user + system) / 1000 / messages).toFixed(3)),
  'resident MB': Math.round(process.memoryUsage().rss / 1e6),
}
process.stdout.write(`${JSON.stringify(line, null, 2)}\n`)
