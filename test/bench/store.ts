/**
 * How many messages a second each store carries: `npx tsx test/bench/store.ts [messages]`. A message is
 * four durable commits (taken in, turn, claimed, sent) and two reads, 600-byte records, 64 chats in flight.
 * Compare rows of one run only. Needs redis-server; it is run with `appendfsync always`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { redisStore } from '../../src/adapters/stores/redis/redis-store.ts'
import type { ScrubbingStore, Store } from '../../src/ports/store.ts'
import { openKeyring } from '../../src/runtime/keyring.ts'
import { newSealKey } from '../../src/runtime/seal.ts'
import { sealedStore } from '../../src/runtime/sealed-store.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { startRedis } from '../fixtures/redis-server.ts'

const messages = Number(process.argv[2] ?? 6_400)
const inFlight = 64
const body = Buffer.alloc(600, 'what people write ')
const log = keptLog()

async function versionOf(store: Store, key: string): Promise<number> {
  return (await store.read([key]))[0]?.version ?? 0
}

/** One message of a chat, from its arrival until its reply is sent. */
async function oneMessage(store: Store, chat: string, n: number): Promise<void> {
  const [entry, due, out] = [`${chat}/in/${n}`, `due/${n}/${chat}`, `${chat}/out/${n}`]
  const session = `${chat}/session`
  const must = async (accepted: Promise<boolean>) => {
    if (!(await accepted)) throw new Error('a commit was refused')
  }
  await must(
    store.commit({
      if: [[entry, 0]],
      put: [
        [entry, body],
        [due, Buffer.of(1)],
      ],
    }),
  )
  await must(
    store.commit({
      if: [[session, await versionOf(store, session)]],
      put: [
        [session, body],
        [`${chat}/line/${n}`, body],
        [out, body],
      ],
      delete: [entry, due],
    }),
  )
  await must(store.commit({ if: [[out, await versionOf(store, out)]], put: [[out, body]] }))
  await must(store.commit({ delete: [out] }))
}

type Row = { store: string; perSecond: number; cpu: number; p99: number }

async function measure(name: string, store: Store, chatOf: (n: number) => string): Promise<Row> {
  const times: number[] = []
  let next = 0
  const begun = performance.now()
  const cpu = process.cpuUsage()
  const lane = async (at: number) => {
    while (next < messages) {
      const n = next++
      const start = performance.now()
      await oneMessage(store, chatOf(at + inFlight * n), n)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, at) => lane(at)))
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  return {
    store: name,
    perSecond: messages / ((performance.now() - begun) / 1_000),
    cpu: (user + system) / 1_000 / messages,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  }
}

/** The same messages plain, sealed, and sealed with each from a new chat, which needs a new key. */
async function rowsOf(
  name: string,
  open: (part: string) => Promise<ScrubbingStore>,
): Promise<Row[]> {
  const same = (n: number) => `chat/${n % inFlight}`
  const plain = await open('plain')
  const keyring = await openKeyring(await open('keys'), newSealKey(), log)
  const sealed = sealedStore(await open('sealed'), keyring)
  const rows = [
    await measure(`${name}, plain`, plain, same),
    await measure(`${name}, sealed`, sealed, same),
    await measure(`${name}, sealed, only new chats`, sealed, (n) => `chat/new-${n}`),
  ]
  await plain.close()
  await sealed.close()
  await keyring.close()
  return rows
}

function table(rows: Row[]): string {
  const first = rows[0]?.perSecond ?? 1
  return rows
    .map(({ store, perSecond, cpu, p99 }) =>
      [
        store.padEnd(32),
        `${perSecond.toFixed(0).padStart(6)} messages/s`,
        `${(perSecond / first).toFixed(2)} of plain`,
        `${cpu.toFixed(2)} ms CPU a message`,
        `p99 ${p99.toFixed(0)} ms`,
      ].join('   '),
    )
    .join('\n')
}

const directory = mkdtempSync(join(tmpdir(), 'suar-bench-'))
const server = await startRedis()
try {
  const embedded = await rowsOf('embedded', async (name) => embeddedStore({ directory, name }))
  process.stdout.write(`${table(embedded)}\n`)
  const redis = await rowsOf('redis', (namespace) =>
    redisStore({ url: server.url, namespace, log }),
  )
  process.stdout.write(`${table(redis)}\n`)
} finally {
  rmSync(directory, { recursive: true })
  await server.stop()
}
