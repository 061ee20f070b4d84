import type { Log } from '../../../ports/log.ts'
import { groupUnder, watchers } from '../watchers.ts'
import { createRedisClient, keepConnecting } from './connection.ts'
import { wakeChannel } from './scripts.ts'

/** Hears, over a connection of its own, which keys were put by any process. */
export type WakeCalls = {
  wake(prefix: string, onWake: () => void): () => void
  close(): void
}

/** What is subscribed to, and for how many watchers. */
type Topic = { users: number; start(): Promise<void>; stop(): Promise<void> }

/**
 * The connection is opened at the first call to `wake`. It is not the one commands go over: Redis cuts a
 * subscriber off that is behind on its replies, which a long list would make it.
 */
export function wakeCalls(url: string, namespace: string, log: Log): WakeCalls {
  const { add, notice, noticeAll } = watchers()
  const topics = new Map<string, Topic>()
  let client: ReturnType<typeof createRedisClient> | null = null

  const heard = (key: string) => notice([key])

  /** One group has a channel of its own, which Redis finds at once; anything wider is a pattern. */
  function topicOf(prefix: string): Topic {
    const group = groupUnder(prefix)
    const channel = wakeChannel(namespace, group ?? prefix)
    const pattern = `${glob(channel)}*`
    return {
      users: 0,
      async start() {
        if (group === null) await client?.pSubscribe(pattern, heard)
        else await client?.subscribe(channel, heard)
      },
      async stop() {
        if (group === null) await client?.pUnsubscribe(pattern, heard)
        else await client?.unsubscribe(channel, heard)
      },
    }
  }

  /** Safe to repeat: the client asks only for what it has not. */
  function start(topic: Topic): void {
    // It fails only with the connection, and then the next `ready` starts it again.
    topic.start().catch(() => log.debug('redis.subscribe-failed'))
  }

  function open(): void {
    let before = false
    client = createRedisClient(url, log)
    client.on('ready', () => {
      for (const topic of topics.values()) start(topic)
      // What was put while the line was down was not heard.
      if (before) noticeAll()
      before = true
    })
    keepConnecting(client)
  }

  function use(prefix: string): () => void {
    const group = groupUnder(prefix)
    const name = group === null ? `pattern ${prefix}` : `channel ${group}`
    const topic = topics.get(name) ?? topicOf(prefix)
    topics.set(name, topic)
    topic.users += 1
    if (client === null) open()
    else if (client.isReady && topic.users === 1) start(topic)
    return () => {
      topic.users -= 1
      if (topic.users > 0) return
      topics.delete(name)
      if (client?.isReady) topic.stop().catch(() => log.debug('redis.unsubscribe-failed'))
    }
  }

  return {
    wake(prefix, onWake) {
      const remove = add(prefix, onWake)
      const release = use(prefix)
      let stopped = false
      return () => {
        if (stopped) return
        stopped = true
        remove()
        release()
      }
    },
    close: () => client?.destroy(),
  }
}

/** The text as a pattern of PSUBSCRIBE that matches nothing but itself. */
function glob(text: string): string {
  return text.replace(/[*?[\]\\^-]/g, '\\$&')
}
