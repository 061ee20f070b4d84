import { LRUCache } from 'lru-cache'
import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store, Stored } from '../ports/store.ts'
import { attempt } from './attempt.ts'
import { backOff } from './back-off.ts'
import { draft } from './change.ts'
import { firstVoice, type Voice } from './chat-record.ts'
import { pause } from './clocks.ts'
import { bytesToSend } from './file-records.ts'
import { outboxKey, voiceKey } from './keys.ts'
import type { Metrics } from './metrics.ts'
import { newId } from './new-id.ts'
import {
  claimFirst,
  clearFront,
  emptyOutbox,
  freeUnsent,
  mark,
  mayBegin,
  nextDue,
  type Outbox,
  type Outcome,
  type OutEntry,
  type Settled,
} from './outbox.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import { writeOutbox } from './write-outbox.ts'

export type DeliverOptions = {
  store: Store
  channels: Map<string, Channel>
  clock: Clock
  log: Log
  metrics: Metrics
  chance: () => number
  stopping: AbortSignal
  isStoreAnswering(): boolean
  /** The next message of this chat is due then. */
  onDue(chat: string, due: number): void
  /** A message got onto the screen although it had been taken back meanwhile. */
  onLate(chat: string, entry: OutEntry, platformId: string): Promise<void>
}

/** Sends of one channel that may be under way; more wait, so that a slow platform cannot fill the memory. */
const mostUnderWay = 1_000
const whenFull = 500
const leftFor = 2_000
const mostLeft = 10_000
const storeWait = { first: 500, most: 10_000 }

/** An attempt that was made and is not marked yet. */
type Made = { entry: OutEntry; outcome: Outcome }
/** `claimed` is to be sent now; where there is none, `due` is when to look again. */
type Step = { claimed: OutEntry | null; due: number | null }

export type Delivery = {
  /**
   * Delivers what waits in a chat, strictly in order: claim, send, mark. Marking one message and claiming
   * the next is one commit. `claimed`: the first message, where it was claimed already. Rejects when the
   * store does while nothing is under way. Never to be run twice at once for a chat in one process.
   */
  deliver(chat: string, claimed: OutEntry | null): Promise<void>
  /**
   * The outbox with its first message claimed, for a commit that insists on outbox and voice as they are;
   * null where it is not new, or there is no room. Only while nothing of the chat is being delivered.
   */
  claim(outbox: Outbox, now: number): Outbox | null
}

/** A message that could not be marked for so many tries although the store answers: something is spoilt. */
const mostMarks = 30

export function createDelivery(options: DeliverOptions): Delivery {
  const { store, channels, clock, log, metrics, chance, stopping } = options
  /** What this process's claims are known by. */
  const process = newId()
  const underWay = new Map<string, number>()
  const wait = (failures: number) => backOff(failures, chance)

  const room = ({ to }: OutEntry) => (underWay.get(to.channel) ?? 0) < mostUnderWay
  const canSend = ({ to }: OutEntry) => channels.get(to.channel)?.canSend?.() ?? true
  /** Chats whose first message cannot be sent from here, and until when that is not looked at again. */
  const left = new LRUCache<string, true>({
    max: mostLeft,
    ttl: leftFor,
    ttlResolution: 0,
    perf: clock,
  })
  const repeats = ({ to }: OutEntry) => channels.get(to.channel)?.abilities.ownMessageIds !== true

  /** One commit: what was made is marked, what may not be sent is settled, what comes next is claimed. */
  async function step(chat: string, made: Made | null): Promise<Step> {
    for (;;) {
      const result = await tryStep(chat, made)
      if (result) return result
      metrics.count('delivery-refused')
    }
  }

  async function tryStep(chat: string, made: Made | null): Promise<Step | null> {
    const [storedOutbox, voice] = await store.read([outboxKey(chat), voiceKey(chat)])
    const before = fromBytes<Outbox>('outbox', storedOutbox) ?? emptyOutbox
    const now = clock.now()
    const marked = made
      ? mark(before, { id: made.entry.id, claim: process }, made.outcome, now, wait)
      : { outbox: before, settled: [], found: false }
    const free = freeUnsent(marked.outbox, process, now)
    const cleared = clearFront(free, now, termOf(voice), repeats)
    const settled = [...marked.settled, ...cleared.settled]

    const [first] = cleared.outbox.entries
    const ready = first !== undefined && first.due <= now && !stopping.aborted
    const leaves = ready && !canSend(first)
    const claims = ready && !leaves && room(first)
    const outbox = claims ? claimFirst(cleared.outbox, process, now, wait) : cleared.outbox
    if (marked.found || claims || settled.length > 0) {
      const change = draft()
      change.insist(outboxKey(chat), versionOf(storedOutbox))
      change.insist(voiceKey(chat), versionOf(voice))
      writeOutbox(change, chat, before, outbox, settled)
      if (!(await store.commit(change.change()))) return null
    }

    countSettled(settled)
    if (made && !marked.found) await late(chat, made)
    if (claims) return { claimed: outbox.entries[0] ?? null, due: null }
    if (leaves) {
      // No timer: it is overdue, and found by whoever looks for that and can send it.
      left.set(chat, true)
      return { claimed: null, due: null }
    }
    return { claimed: null, due: ready ? now + whenFull : nextDue(outbox) }
  }

  function countSettled(settled: Settled[]): void {
    for (const { state, entry } of settled) {
      metrics.count(`sends-${state}`)
      if (state === 'shown') metrics.observe('reply-wait', clock.now() - entry.at)
    }
  }

  /** The entry was taken back while it was being sent. */
  async function late(chat: string, { entry, outcome }: Made): Promise<void> {
    if (outcome.kind === 'sent' && outcome.platformId !== null)
      await options.onLate(chat, entry, outcome.platformId)
  }

  /** A message that was sent must be marked, so a store that is away is waited for. */
  async function markAndClaim(chat: string, made: Made): Promise<Step | null> {
    let ms = storeWait.first
    for (let tries = 1; ; tries++) {
      try {
        return await step(chat, made)
      } catch (error) {
        metrics.count('marks-waiting')
        if (options.isStoreAnswering() && tries >= mostMarks) throw error
        if (stopping.aborted) {
          log.warn('mark-left', { chat })
          return null
        }
        await pause(clock, ms, stopping)
        ms = Math.min(storeWait.most, ms * 2)
      }
    }
  }

  async function send(chat: string, entry: OutEntry): Promise<Made> {
    const { channel: name } = entry.to
    const channel = channels.get(name)
    if (entry.doubts > 0) metrics.count('sends-repeated-in-doubt')
    // Switched off in this process; it may be on again after the next start.
    if (!channel) return { entry, outcome: { kind: 'later', retryAfter: null } }
    // Held up for so long that the claim is over: others may have settled it, and somebody else may speak.
    if (!mayBegin(entry, clock.now()))
      return { entry, outcome: { kind: 'later', retryAfter: null } }
    underWay.set(name, (underWay.get(name) ?? 0) + 1)
    try {
      const outcome = await attempt(
        channel,
        entry,
        () => bytesToSend(store, chat, entry),
        clock,
        log,
      )
      metrics.count(`attempts-${outcome.kind}`)
      return { entry, outcome }
    } finally {
      underWay.set(name, (underWay.get(name) ?? 1) - 1)
    }
  }

  return {
    async deliver(chat, claimed) {
      if (!claimed && left.has(chat)) return
      let next: Step | null = claimed ? { claimed, due: null } : await step(chat, null)
      while (next?.claimed) next = await markAndClaim(chat, await send(chat, next.claimed))
      if (next && next.due !== null) options.onDue(chat, next.due)
    },
    claim(outbox, now) {
      const [first] = outbox.entries
      const isNew = first && first.attempts === 0 && first.claim === null && first.due <= now
      if (!isNew || first.notAfter < now || stopping.aborted) return null
      if (!room(first) || !canSend(first)) return null
      return claimFirst(outbox, process, now, wait)
    },
  }
}

function termOf(voice: Stored | undefined): number {
  return (fromBytes<Voice>('voice', voice) ?? firstVoice).term
}
