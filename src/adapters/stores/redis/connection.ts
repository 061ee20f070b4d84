import { createClient, ErrorReply, RESP_TYPES } from 'redis'
import type { Log } from '../../../ports/log.ts'
import { StoreFault } from '../../../ports/store.ts'
import type { Script } from './scripts.ts'

/** What Redis replies; texts come as bytes. */
export type Reply = Buffer | number | null | Reply[] | { [name: string]: Reply }

/** A connection that comes back by itself. While Redis is away every call is refused at once. */
export type Connection = {
  command(args: (string | Buffer)[]): Promise<Reply>
  run(script: Script, keys: string[], args: (string | Buffer)[]): Promise<Reply>
  close(): Promise<void>
}

export type ConnectionOptions = {
  url: string
  log: Log
  /** How long to keep trying at the start before giving up, in milliseconds. */
  patience: number
  /** How long Redis may stay silent on something asked before the connection is given up, in milliseconds. */
  answerWithin: number
}

type Client = ReturnType<typeof createRedisClient>

/** Ends of the silence watch: so many turns without an answer in `answerWithin`. */
const turns = 5

/** Connects. Rejects with one readable line when Redis cannot be reached within `patience`. */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { url, log, patience, answerWithin } = options
  let closed = false
  let asked = 0
  let silentTurns = 0
  let client = await firstClient(url, log, patience)

  // A partition can leave a connection that never answers and never ends. The watch counts its own
  // turns instead of reading a clock, so that a process that slept does not blame Redis for it.
  const watch = setInterval(() => {
    if (asked === 0) return
    silentTurns += 1
    if (silentTurns < turns) return
    silentTurns = 0
    log.warn('redis.silent', { waiting: asked })
    client.destroy() // rejects what waits
    if (!closed) client = createRedisClient(url, log)
    if (!closed) keepConnecting(client)
  }, answerWithin / turns)
  watch.unref()

  async function command(args: (string | Buffer)[]): Promise<Reply> {
    if (closed) throw new StoreFault('the connection to Redis is closed')
    if (asked === 0) silentTurns = 0
    asked += 1
    try {
      return await client.sendCommand<Reply>(args, { typeMapping: bytes })
    } catch (error) {
      throw asFault(error)
    } finally {
      asked -= 1
      silentTurns = 0
    }
  }

  return {
    command,
    async run(script, keys, args) {
      const rest = [String(keys.length), ...keys, ...args]
      try {
        return await command(['EVALSHA', script.sha, ...rest])
      } catch (error) {
        if (!refused(error, 'NOSCRIPT')) throw error
        // A Redis that was restarted has forgotten the script; EVAL also teaches it again.
        return command(['EVAL', script.text, ...rest])
      }
    },
    async close() {
      if (closed) return
      closed = true
      await client.close().catch(() => client.destroy())
      clearInterval(watch)
    },
  }
}

const bytes = { [RESP_TYPES.BLOB_STRING]: Buffer }

/** A client that is not connected yet and says in the log when Redis goes and comes back. */
export function createRedisClient(url: string, log: Log) {
  const client = createClient({
    url,
    // Nothing is kept for later while Redis is away: a platform that delivered must hear "not stored".
    disableOfflineQueue: true,
    commandsQueueMaxLength: 20_000,
    commandOptions: { timeout: 0 },
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: (tries) => Math.min(1_000, 20 * 2 ** tries),
    },
  })
  let away = false
  client.on('error', (error: unknown) => {
    if (!away) log.warn('redis.away', { reason: reasonOf(error) })
    away = true
  })
  client.on('ready', () => {
    if (away) log.info('redis.back')
    away = false
  })
  return client
}

/** Starts connecting and does not wait; the client tries on until it is destroyed. */
export function keepConnecting(client: Client): void {
  client.connect().catch(() => client.destroy())
}

async function firstClient(url: string, log: Log, patience: number): Promise<Client> {
  const client = createRedisClient(url, log)
  let last: unknown = new Error('no answer')
  client.on('error', (error: unknown) => {
    last = error
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(last), patience)
  })
  try {
    await Promise.race([client.connect(), late])
    return client
  } catch {
    client.destroy()
    const { host } = new URL(url)
    throw new StoreFault(`Redis at ${host} cannot be reached: ${reasonOf(last)}`, last)
  } finally {
    clearTimeout(timer)
  }
}

/** Whether Redis itself answered with an error that starts so. */
export function refused(error: unknown, start = ''): boolean {
  return error instanceof StoreFault && error.message.startsWith(`Redis refused: ${start}`)
}

function asFault(error: unknown): StoreFault {
  if (error instanceof ErrorReply) return new StoreFault(`Redis refused: ${error.message}`, error)
  return new StoreFault(`Redis is away: ${reasonOf(error)}`, error)
}

/** Also for the errors of several addresses tried, whose own message is empty. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
