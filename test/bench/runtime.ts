import { createHmac } from 'node:crypto'
import type { Channel } from '../../src/ports/channel.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { createRuntime } from '../../src/runtime/runtime.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'

/**
 * What the runtime itself costs: many people write, each gets one reply, over a store in memory and a channel
 * that does nothing. `npx tsx test/bench/runtime.ts [people] [rounds]`; the result to standard output.
 */

const people = Number(process.argv[2] ?? 10_000)
const rounds = Number(process.argv[3] ?? 4)
/** Messages that are being stored at the same time, as a busy webhook would have them. */
const atOnce = 64

let sent = 0
let onSent = () => {}
const channel: Channel = {
  name: 'nowhere',
  abilities: {
    maxLength: 4096,
    buttons: true,
    pictures: true,
    files: true,
    deletesWithin: 0,
    ownMessageIds: false,
    writesFirst: true,
  },
  async start() {},
  async send() {
    sent += 1
    onSent()
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
    index: (text) => createHmac('sha256', 'key').update(text).digest('hex').slice(0, 32),
    async destroy() {},
  },
  channels: [channel],
  ...plainTalk,
  clock: systemClock,
  log: { debug: silent, info: silent, warn: silent, error: silent },
})
runtime.start()

/** Everybody writes once; resolves when everybody was answered. */
async function playRound(round: number): Promise<void> {
  const end = (round + 1) * people
  const answered = new Promise<void>((resolve) => {
    onSent = () => {
      if (sent >= end) resolve()
    }
  })
  let next = 0
  const write = async () => {
    while (next < people) {
      const person = next++
      await runtime.inside.accept({
        from: { channel: 'nowhere', id: `person-${person}` },
        messageId: `m${round}`,
        sentAt: Date.now(),
        body: { kind: 'text', text: `number ${round}, an ordinary sentence of somebody who asks` },
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, write))
  await answered
}

/** Elapsed seconds and CPU milliseconds for one message of a run of rounds. */
async function measure(from: number, upTo: number) {
  const began = performance.now()
  const commits = store.commits()
  const cpu = process.cpuUsage()
  for (let round = from; round < upTo; round++) await playRound(round)
  const { user, system } = process.cpuUsage(cpu)
  const messages = (upTo - from) * people
  return {
    'messages per second': Math.round((messages * 1000) / (performance.now() - began)),
    'messages per CPU second': Math.round((messages * 1e6) / (user + system)),
    'commits per message': Number(((store.commits() - commits) / messages).toFixed(2)),
  }
}

const result = {
  people,
  'first messages': await measure(0, 1),
  'later messages': await measure(1, rounds),
  'resident MB': Math.round(process.memoryUsage().rss / 1e6),
}
await runtime.stop()
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
