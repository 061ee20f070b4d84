import type { Log } from '../../../ports/log.ts'
import { createRedisClient, keepConnecting } from './connection.ts'
import { wakeChannel } from './scripts.ts'

/** Hears, over a connection of its own, which keys were put by any process. */
export type WakeCalls = {
  wake(prefix: string, onWake: () => void): () => void
  close(): void
}

/**
 * The connection is opened at the first call to `wake`. It is not the one commands go over: Redis cuts a
 * subscriber off that is behind on its replies, which a long list would make it.
 */
export function wakeCalls(url: string, namespace: string, log: Log): WakeCalls {
  const wanted = new Map<string, Set<() => void>>()
  const due = new Set<() => void>()
  let client: ReturnType<typeof createRedisClient> | null = null

  function call(): void {
    const now = [...due]
    due.clear()
    for (const onWake of now) onWake()
  }

  function notice(prefix: string): void {
    if (due.size === 0) setImmediate(call)
    for (const onWake of wanted.get(prefix) ?? []) due.add(onWake)
  }

  /** Safe to repeat: what is subscribed already is not asked for again. */
  function subscribe(prefix: string): void {
    const pattern = `${glob(wakeChannel(namespace, prefix))}*`
    const listener = listeners.get(prefix) ?? (() => notice(prefix))
    listeners.set(prefix, listener)
    // It fails only with the connection, and then the next `ready` asks again.
    client?.pSubscribe(pattern, listener).catch(() => log.debug('redis.subscribe-failed'))
  }
  const listeners = new Map<string, () => void>()

  function open(): void {
    let before = false
    client = createRedisClient(url, log)
    client.on('ready', () => {
      for (const prefix of wanted.keys()) {
        subscribe(prefix)
        // What was put while the line was down was not heard.
        if (before) notice(prefix)
      }
      before = true
    })
    keepConnecting(client)
  }

  return {
    wake(prefix, onWake) {
      const one = () => onWake() // so that the same function given twice is two watchers
      const same = wanted.get(prefix) ?? new Set()
      wanted.set(prefix, same.add(one))
      if (client === null) open()
      else if (client.isReady) subscribe(prefix)
      return () => {
        same.delete(one)
        due.delete(one)
      }
    },
    close() {
      wanted.clear()
      due.clear()
      client?.destroy()
    },
  }
}

/** The text as a pattern of PSUBSCRIBE that matches nothing but itself. */
function glob(text: string): string {
  return text.replace(/[*?[\]\\^-]/g, '\\$&')
}
