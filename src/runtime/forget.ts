import type { HandOverEnd } from '../domain/desk.ts'
import { isRunning } from '../domain/journey.ts'
import { newSession, type Session } from '../domain/session.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store, Stored } from '../ports/store.ts'
import { draft } from './change.ts'
import type { Entry, Head, Line, OfferMemory, Place, Seen, StoredVerdict } from './chat-record.ts'
import type { Code } from './continuation-code.ts'
import type { KeyDestroyer } from './erase.ts'
import { everyRecord } from './every-record.ts'
import { fileKeysOf } from './file-records.ts'
import { chatPrefix, handOverEndsPrefix, headKey, indexKey } from './keys.ts'
import type { Metrics } from './metrics.ts'
import { isOldObjection } from './objections.ts'
import { house, ownerOf } from './owner.ts'
import { mostKept, retention } from './retention.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import type { Count } from './tries.ts'
import type { Uploads } from './uploads.ts'

export type ForgetOptions = {
  store: Store
  clock: Clock
  metrics: Metrics
  stopping: AbortSignal
  uploads: Pick<Uploads, 'forget'>
  keyring: KeyDestroyer
  /** The chat's erasing was begun and is to be gone on with. */
  onErasing(chat: string): void
}

const batch = 200
/** A chat is looked at again after a day at the earliest and after a week at the latest. */
const day = 86_400_000

/** Until when a record of a chat may be kept; null: as long as the chat. */
type Keep = (stored: Stored, head: Head) => number | null

/** What was left in a chat. */
type Kept = { lines: number; until: number }

const crowded = 0

/** By the part of the key behind the chat's id. */
const keeps: Record<string, Keep> = {
  line(stored, head) {
    const number = Number(stored.key.slice(-10))
    if (number < head.nextLine - mostKept.lines) return crowded
    return (fromBytes<Line>('line', stored)?.at ?? 0) + retention.line
  },
  seen(stored, head) {
    const { entry, at } = fromBytes<Seen>('seen', stored) ?? { entry: 0, at: 0 }
    if (entry < head.nextEntry - mostKept.seen) return crowded
    return at + retention.seen
  },
  failed: (stored) => (fromBytes<Entry>('entry', stored)?.at ?? 0) + retention.failed,
  offer(stored) {
    const last = fromBytes<OfferMemory>('offer', stored)?.parts.at(-1)
    return (last?.at ?? 0) + retention.offer
  },
  place: (stored) => (fromBytes<Place>('place', stored)?.at ?? 0) + retention.place,
}

/** Forgets by the clock what `retention.ts` says, one chat at a time. Both reject when the store does. */
export function createForgetting(options: ForgetOptions) {
  const { store, clock, metrics, stopping, uploads, keyring, onErasing } = options

  /** Deletes what is over its time in one chat, and the chat itself when nothing of it is left. */
  async function visit(chat: string, reminder: string | null): Promise<void> {
    const [stored] = await store.read([headKey(chat)])
    const head = fromBytes<Head>('head', stored)
    if (!head) {
      if (reminder !== null) await store.commit({ delete: [reminder] })
      return
    }
    if (head.erasing) return
    const kept = await forgetRecords(chat, head)
    await settle(chat, kept, reminder)
  }

  /** How many lines are kept, and until when the next record is. */
  async function forgetRecords(chat: string, head: Head): Promise<Kept> {
    const kept = { lines: 0, until: Number.POSITIVE_INFINITY }
    // Kind by kind, so that no round ever reads the bytes of files: they go with the lines they stand on.
    for (const [kind, keep] of Object.entries(keeps)) {
      if (stopping.aborted) break
      await forgetKind(chat, head, kind, keep, kept)
    }
    return kept
  }

  async function forgetKind(
    chat: string,
    head: Head,
    kind: string,
    keep: Keep,
    kept: Kept,
  ): Promise<void> {
    const prefix = chatPrefix(chat) + kind
    const now = clock.now()
    for (let from = ''; !stopping.aborted; ) {
      const page = await store.list(prefix, from, batch)
      const old: string[] = []
      for (const stored of page) {
        if (stored.key.slice(chatPrefix(chat).length).split('/')[0] !== kind) continue
        const until = keep(stored, head)
        if (until === null) continue
        if (until <= now) old.push(stored.key, ...(kind === 'line' ? filesOn(chat, stored) : []))
        else {
          if (kind === 'line') kept.lines += 1
          kept.until = Math.min(kept.until, until)
        }
      }
      if (old.length > 0) await store.commit({ delete: old })
      metrics.count('records-forgotten', old.length)
      const last = page.at(-1)
      if (!last || page.length < batch) break
      from = `${last.key.slice(prefix.length)}!`
    }
  }

  function filesOn(chat: string, stored: Stored): string[] {
    const line = fromBytes<Line>('line', stored)
    return line ? fileKeysOf(chat, Number(stored.key.slice(-10)), line) : []
  }

  async function settle(chat: string, kept: Kept, reminder: string | null): Promise<void> {
    for (;;) {
      const [stored] = await store.read([headKey(chat)])
      const head = fromBytes<Head>('head', stored)
      if (!head || head.erasing) return
      const now = clock.now()
      const ends = isOver(head, kept.lines, now)
      const forgetAt = Math.max(now + day, Math.min(kept.until, now + 7 * day))
      const change = draft()
      change.insist(headKey(chat), versionOf(stored))
      // An index record of another time than the head names is a leftover.
      if (reminder !== null && reminder !== indexKey('forget', head.forgetAt, chat))
        change.remove(reminder)
      if (ends) {
        const erasing = {
          into: null,
          farewell: [],
          session: newSession,
          entries: [],
          clear: false,
        }
        const turn = { first: now, due: now, distress: false }
        change.put('head', headKey(chat), { ...head, erasing, turn })
        change.move('due', chat, null, now)
      } else {
        const seenFrom = Math.max(head.seenFrom, head.nextEntry - mostKept.seen)
        change.put('head', headKey(chat), { ...head, forgetAt, seenFrom })
        change.move('forget', chat, head.forgetAt, forgetAt)
      }
      if (!(await store.commit(change.change()))) continue
      if (ends) onErasing(chat)
      return
    }
  }

  /** Codes, what pictures said, objections, uploads nobody opened, and counts of tries, which belong to no chat's round. */
  async function forgetLoose(): Promise<void> {
    const now = clock.now()
    await deleteWhere('code/', (stored) => (fromBytes<Code>('code', stored)?.until ?? 0) <= now)
    await deleteWhere('coded/', (stored) => {
      return (fromBytes<StoredVerdict>('coded-verdict', stored)?.until ?? 0) <= now
    })
    await deleteWhere(handOverEndsPrefix, (stored) => {
      const endedAt = fromBytes<HandOverEnd>('hand-over-end', stored)?.endedAt ?? 0
      return endedAt + retention.handOverEnd <= now
    })
    const objections = await deleteWhere('objection/', (stored) => isOldObjection(stored, now))
    for (const owner of new Set(objections.map(ownerOf))) {
      if (owner === house) continue
      // Words of one objection may come days apart; the key goes with the last of them.
      const [left] = await store.list(`${owner}/`, '', 1)
      if (!left || ownerOf(left.key) !== owner) await keyring.destroy(owner)
    }
    await uploads.forget(stopping)
    await deleteWhere('tries/', (stored) => {
      const since = fromBytes<Count>('tries', stored)?.since ?? 0
      return since + retention.tries <= now
    })
  }

  /** The keys that went. */
  async function deleteWhere(
    prefix: string,
    isOld: (stored: Stored) => boolean,
  ): Promise<string[]> {
    const gone: string[] = []
    for await (const stored of everyRecord(store, prefix)) {
      if (stopping.aborted) return gone
      // Only as it was read: a count that goes on just now must not start anew.
      const change = {
        if: [[stored.key, stored.version]] as [string, number][],
        delete: [stored.key],
      }
      if (isOld(stored) && (await store.commit(change))) gone.push(stored.key)
    }
    return gone
  }

  return { visit, forgetLoose }
}

function isAwaiting({ awaits = [] }: Session): boolean {
  return awaits.some(({ state }) => state === 'bound')
}

/** Whether nothing is left for which a chat would have to be kept. */
function isOver(head: Head, lines: number, now: number): boolean {
  if (head.turn) return false
  // Somebody is waited for, or waits: both may be silent for months.
  if (isRunning(head.session.journey) || isAwaiting(head.session)) return false
  if (head.brief) return head.madeAt + retention.brief <= now
  return lines === 0 && Math.max(head.heardAt, head.madeAt) + retention.chat <= now
}
