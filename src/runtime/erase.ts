import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Addresses } from './addresses.ts'
import { beginChat } from './begin-chat.ts'
import { draft } from './change.ts'
import { type Erasing, type Head, type Line, type Pointer, sameAddress } from './chat-record.ts'
import { listAll } from './every-record.ts'
import {
  addressKey,
  chatPrefix,
  filesPrefix,
  handOverKey,
  headKey,
  indexKey,
  linesPrefix,
  ownerOf,
} from './keys.ts'
import type { Metrics } from './metrics.ts'
import { newId } from './new-id.ts'
import { type Removal, removeMessages } from './removals.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

/** Destroys the key something was sealed with. Doing it twice does no harm. */
export type KeyDestroyer = { destroy(owner: string): Promise<void> }

export type EraseOptions = {
  store: Store
  addresses: Addresses
  keyring: KeyDestroyer
  channels: Map<string, Channel>
  clock: Clock
  metrics: Metrics
  /** A fresh chat was made that has something to do. */
  onBegun(state: TurnState): void
}

const batch = 200
/** Pieces of files are large, and a list brings them along. */
const fewPieces = 8

/**
 * Erasing in steps, each of which may be done twice, so that a crash anywhere only means that it is gone on
 * with: the addresses lead to a fresh chat that says the farewell; the records go; the head goes; the key
 * is destroyed; and only then is the reminder removed that all this was to be done.
 */
export function createEraser(options: EraseOptions) {
  const { store, addresses, keyring, channels, clock, metrics } = options

  /** Resolves when no address leads to this chat any more, if it is one that is being destroyed. */
  async function moveOn(chat: string): Promise<void> {
    for (;;) {
      const [storedHead] = await store.read([headKey(chat)])
      const head = fromBytes<Head>('head', storedHead)
      if (!head?.erasing) return
      const keys = await Promise.all(
        head.addresses.map(async (address) => addressKey(await addresses.hash(address))),
      )
      const pointers = (await store.read(keys)).filter(
        (stored) => fromBytes<Pointer>('pointer', stored)?.chat === chat,
      )
      if (pointers.length === 0) return
      const change = draft()
      const { into } = head.erasing
      for (const stored of pointers) {
        if (!stored) continue
        change.insist(stored.key, versionOf(stored))
        if (into === null) change.remove(stored.key)
        else change.put('pointer', stored.key, { chat: into })
      }
      let begun: TurnState | null = null
      if (into !== null) {
        const jobs = await removalsOf(chat, head, head.erasing)
        begun = beginChat(change, into, head, head.erasing, jobs, clock.now())
      }
      if (await store.commit(change.change())) {
        if (begun) options.onBegun(begun)
        return
      }
    }
  }

  /** What is to be taken from screens after the transcript that names it is gone. */
  async function removalsOf(chat: string, head: Head, erasing: Erasing): Promise<Removal[]> {
    if (!erasing.clear) return []
    const stored = await listAll(store, linesPrefix(chat))
    const lines = stored.flatMap((one) => fromBytes<Line>('line', one) ?? [])
    return head.addresses.flatMap(({ channel, id }) => {
      const since = clock.now() - (channels.get(channel)?.abilities.deletesWithin ?? 0)
      const ids = lines
        .filter(({ at, via }) => at > since && sameAddress(via, { channel, id }))
        .flatMap(({ platformId }) => platformId ?? [])
      return ids.length === 0 ? [] : removeMessages(newId(), { channel, id }, ids, clock.now())
    })
  }

  async function wipe(chat: string): Promise<void> {
    const isHead = (key: string) => key === headKey(chat)
    await wipeUnder(filesPrefix(chat), fewPieces)
    for (;;) {
      const page = await store.list(chatPrefix(chat), '', batch)
      const keys = page.map(({ key }) => key).filter((key) => !isHead(key))
      if (keys.length === 0) return
      await store.commit({ delete: keys })
    }
  }

  async function wipeUnder(prefix: string, atOnce: number): Promise<void> {
    for (;;) {
      const page = await store.list(prefix, '', atOnce)
      if (page.length === 0) return
      await store.commit({ delete: page.map(({ key }) => key) })
    }
  }

  /**
   * Does what is left to be done of erasing a chat; nothing for a chat that is to stay. `reminder`: the
   * index record by which it was found, the last thing to go.
   */
  async function finish(chat: string, reminder: string | null): Promise<void> {
    await moveOn(chat)
    const [stored] = await store.read([headKey(chat)])
    const head = fromBytes<Head>('head', stored)
    if (head) {
      if (!head.erasing) return
      await wipe(chat)
      const change = draft()
      change.insist(headKey(chat), versionOf(stored))
      change.remove(headKey(chat))
      if (head.code !== null) change.remove(head.code)
      if (head.handOver) change.remove(handOverKey(chat))
      // What the desk never took over goes with the chat; of the rest the case keeps the code.
      for (const { taken, codeKey } of Object.values(head.reports ?? {}))
        if (taken === 0 && codeKey !== null) change.remove(codeKey)
      // A chat that was only left alone keeps its objections: they are decided all the same.
      if (head.erasing.into !== null) for (const key of head.objectionKeys ?? []) change.remove(key)
      change.move('forget', chat, head.forgetAt, null)
      change.move('report', chat, head.reportAt ?? null, null)
      if (!(await store.commit(change.change()))) return finish(chat, reminder)
    }
    await keyring.destroy(ownerOf(chat))
    const reminders = head?.turn ? [indexKey('due', head.turn.due, chat)] : []
    if (reminder !== null && !reminders.includes(reminder)) reminders.push(reminder)
    if (reminders.length > 0) await store.commit({ delete: reminders })
    metrics.count('chats-erased')
  }

  return { moveOn, finish }
}
