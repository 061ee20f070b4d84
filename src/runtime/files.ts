import type { BareDocument } from '../ports/bare-document.ts'
import { type Channel, FetchFault } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { atMost } from './at-most.ts'
import { type BareFile, bareWithDocuments } from './bare-file.ts'
import { draft } from './change.ts'
import type { Head, Line, ReceivedFile } from './chat-record.ts'
import { mostFileBytes, putFile, readFile } from './file-records.ts'
import { headKey, lineKey, receivedFile, sentFile } from './keys.ts'
import type { Metrics } from './metrics.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import type { Uploads } from './uploads.ts'
import { whatBroke } from './what-broke.ts'

export type FilesOptions = {
  store: Store
  channels: Map<string, Channel>
  uploads: Uploads
  clock: Clock
  log: Log
  metrics: Metrics
  bareDocument: BareDocument
}

export type Files = {
  /**
   * The file on a line of a chat, from either side. What a person sent is fetched from the platform when it is
   * first asked for, looked at, stripped of what a picture tells of its taker, and kept with the chat; later it
   * comes from there. Its type is what its bytes say. Rejects with a `FetchFault` (`gone` also where the line or
   * the chat is not there, or never bore a file), or a `StoreFault`.
   */
  fetch(chat: string, line: number): Promise<BareFile>
  /** Breaks off what is being fetched. Resolves when it has ended. */
  stop(): Promise<void>
}

/** Each may hold a file of the largest size in memory. */
const mostAtOnce = 4
/** A file that has not come by then is not waited for. */
const fetchWithin = 60_000

export function createFiles(options: FilesOptions): Files {
  const { store, channels, uploads, clock, log, metrics, bareDocument } = options
  const stopping = new AbortController()
  const turnstile = atMost(mostAtOnce)
  /** Several who look at once cause one fetch. */
  const underWay = new Map<string, Promise<BareFile>>()

  async function readLine(chat: string, number: number) {
    const [storedHead, stored] = await store.read([headKey(chat), lineKey(chat, number)])
    const head = fromBytes<Head>('head', storedHead)
    const line = fromBytes<Line>('line', stored)
    if (!head || head.erasing || !line?.file) throw new FetchFault('gone', 'no file stands there')
    return { file: line.file, via: line.via, version: versionOf(stored) }
  }

  async function find(chat: string, number: number): Promise<BareFile> {
    const { file, via } = await readLine(chat, number)
    const isOurs = 'id' in file
    const kept = await readFile(
      store,
      isOurs ? sentFile(chat, file.id) : receivedFile(chat, number),
    )
    if (kept) return kept
    if (isOurs) throw new FetchFault('gone', 'the file is gone')
    const bytes = await bring(via.channel, file)
    if (bytes.length > mostFileBytes) throw new FetchFault('too-large', 'more than was asked for')
    const bare = await bareWithDocuments(bytes, bareDocument)
    await keep(chat, number, bare)
    if (!channels.get(via.channel)?.fetch) await takenOver(file.ref)
    return bare
  }

  /** From where it lies; nothing but a `FetchFault` or a `StoreFault` comes out of it. */
  async function bring(name: string, { ref }: ReceivedFile): Promise<Uint8Array> {
    const channel = channels.get(name)
    // Switched off in this process; it may be on again after the next start.
    if (!channel) throw new FetchFault('later', 'its channel is not on')
    if (!channel.fetch) return await uploads.read(ref)
    const ended = new AbortController()
    const callOff = clock.after(fetchWithin, () => ended.abort())
    const signal = AbortSignal.any([ended.signal, stopping.signal])
    try {
      return await channel.fetch(ref, { maxBytes: mostFileBytes, signal })
    } catch (error) {
      if (error instanceof FetchFault) throw error
      log.error('fetch-broke', { channel: name, ...whatBroke(error) })
      throw new FetchFault('later', 'fetching it broke')
    } finally {
      callOff()
    }
  }

  /** Only while the line stands: what was erased or forgotten meanwhile must not come back. */
  async function keep(chat: string, number: number, bare: BareFile): Promise<void> {
    for (;;) {
      const { version } = await readLine(chat, number)
      const change = draft()
      change.insist(lineKey(chat, number), version)
      putFile(change, receivedFile(chat, number), bare)
      if (await store.commit(change.change())) return
    }
  }

  /** What cannot be removed now goes with its time. */
  async function takenOver(ref: string): Promise<void> {
    await uploads.remove(ref).catch(() => metrics.count('uploads-left'))
  }

  async function findAndCount(chat: string, number: number): Promise<BareFile> {
    try {
      const found = await turnstile(() => find(chat, number))
      metrics.count('files-read')
      return found
    } catch (error) {
      if (error instanceof FetchFault) metrics.count(`files-${error.kind}`)
      throw error
    }
  }

  return {
    fetch(chat, line) {
      const name = `${chat}/${line}`
      const asked = underWay.get(name)
      if (asked) return asked
      const fetching = findAndCount(chat, line).finally(() => underWay.delete(name))
      underWay.set(name, fetching)
      return fetching
    },
    async stop() {
      stopping.abort()
      await Promise.allSettled(underWay.values())
    },
  }
}
