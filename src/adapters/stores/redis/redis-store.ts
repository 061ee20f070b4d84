import type { Log } from '../../../ports/log.ts'
import {
  assertChange,
  assertKey,
  assertRange,
  type Change,
  type ScrubbingStore,
  type Stored,
  StoreFault,
} from '../../../ports/store.ts'
import { connect, type Reply } from './connection.ts'
import { warnOfLoss } from './durability.ts'
import { rewriteFiles } from './rewrite-files.ts'
import { commitScript, keysOf, listScript, readScript, wakeChannel } from './scripts.ts'
import { wakeCalls } from './wake-calls.ts'

export type RedisOptions = {
  /** `redis://` or `rediss://`, with user and password where it asks for them. */
  url: string
  /** Stores of different names share one Redis without seeing each other. Letters, digits, `-`. */
  namespace: string
  log: Log
  /** How long to try at the start, in milliseconds. */
  patience?: number
  /** How long Redis may be silent before a call is rejected, in milliseconds. */
  answerWithin?: number
  /** Shortest time between two rewrites of Redis's files by `scrub`, in milliseconds. */
  rewriteEvery?: number
}

/**
 * The store in a Redis 7.0 or newer that several processes share. While it is away every call rejects at
 * once, and it is found again without a restart. Rejects when it cannot be reached at the start.
 */
export async function redisStore(options: RedisOptions): Promise<ScrubbingStore> {
  const { url, namespace, log, patience = 10_000, answerWithin = 5_000 } = options
  const connection = await connect({ url, log, patience, answerWithin })
  await warnOfLoss(connection.command, log).catch(async (error: unknown) => {
    await connection.close()
    throw error
  })
  const rewriting = rewriteFiles(connection, options.rewriteEvery ?? 60_000)
  const calls = wakeCalls(url, namespace, log)
  const keys = keysOf(namespace)
  const channel = wakeChannel(namespace, '')

  return {
    async read(names) {
      names.forEach(assertKey)
      if (names.length === 0) return []
      const reply = asList(await connection.run(readScript, keys, names))
      return names.map((key, at) => stored(key, reply[2 * at], reply[2 * at + 1]))
    },
    async list(prefix, from, limit) {
      assertRange(prefix, from, limit)
      // DEL is the first character after the printable ones, so it ends every prefix.
      const range = [prefix + from, `${prefix}\x7f`, String(limit)]
      const reply = asList(await connection.run(listScript, keys, range))
      const found: Stored[] = []
      for (let at = 0; at < reply.length; at += 3) {
        const record = stored(String(reply[at]), reply[at + 1], reply[at + 2])
        if (record) found.push(record)
      }
      return found
    },
    async commit(change) {
      assertChange(change)
      return (await connection.run(commitScript, keys, [channel, ...commitArguments(change)])) === 1
    },
    wake: (prefix, onWake) => calls.wake(prefix, onWake),
    scrub: () => rewriting.rewrite(),
    async close() {
      rewriting.stop()
      calls.close()
      await connection.close()
    },
  }
}

function commitArguments(change: Change): (string | Buffer)[] {
  const { if: conditions = [], put = [], delete: gone = [] } = change
  return [
    String(conditions.length),
    String(put.length),
    ...conditions.flatMap(([key, version]) => [key, String(version)]),
    ...put.flatMap(([key, value]) => [key, asBuffer(value)]),
    ...gone,
  ]
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function asList(reply: Reply): Reply[] {
  if (Array.isArray(reply)) return reply
  throw new StoreFault('Redis answered something else than a list')
}

function stored(key: string, value: Reply | undefined, version: Reply | undefined) {
  if (!Buffer.isBuffer(value) || !Buffer.isBuffer(version)) return undefined
  return { key, value, version: Number(version.toString()) }
}
