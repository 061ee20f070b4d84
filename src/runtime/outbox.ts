import type { Address, Choice } from '../domain/message.ts'
import type { Picture } from '../domain/picture.ts'
import type { Line, LineState, SentFile, Worker } from './chat-record.ts'
import type { Removal } from './removals.ts'
import { retention } from './retention.ts'

/** `chat/<id>/outbox`: what still has to be said in one chat, in order. */
export type Outbox = {
  entries: OutEntry[]
  /** What came too late to be pushed, oldest first. */
  held: OutEntry[]
  /** What still has to be taken from screens. */
  removals: Removal[]
}

/** One message on its way. Its line gets into the transcript when it left the outbox, however it left. */
export type OutEntry = {
  /** The same for every try. */
  id: string
  line: number
  to: Address
  text: string
  choices: Choice[]
  /** As words; it is drawn when it is sent. */
  picture?: Picture
  /** Only what it is: the bytes are records of their own. */
  file?: SentFile
  leave: boolean
  /** Said in a chat in which somebody may be in danger. */
  urgent?: boolean
  by: 'suar' | 'worker'
  /** Who of the staff wrote it. */
  worker?: Worker
  at: number
  /** It must not be pushed later than this. */
  notAfter: number
  /** The term of the chat's voice in which it was written. */
  voice: number
  due: number
  attempts: number
  /** The process that is sending it just now, until `due`; `unknown` after an attempt of unknown end. */
  claim: string | null
  /** When it was claimed last: an attempt may begin for `claimFor` after it, and no later. */
  claimedAt?: number
  /** How often a try may have shown it and nobody knows. */
  doubts: number
}

/** How an attempt ended. `unknown`: it may or may not be on the screen. */
export type Outcome =
  | { kind: 'sent'; platformId: string | null }
  | { kind: 'later'; retryAfter: number | null }
  | { kind: 'never' }
  | { kind: 'failed' }
  | { kind: 'unknown' }

/** An entry that left the outbox, and how. */
export type Settled = { entry: OutEntry; state: LineState; platformId: string | null }

export const emptyOutbox: Outbox = { entries: [], held: [], removals: [] }

export function isEmpty({ entries, held, removals }: Outbox): boolean {
  return entries.length + held.length + removals.length === 0
}

/** A claim that was not marked by then belongs to somebody who is gone. */
export const claimFor = 30_000
/** Faults nobody can name are tried so often, over about an hour, before the rest of the chat goes first. */
const mostFailures = 12
/**
 * A try of unknown end may have shown the message. Where a resend would show it once more, the person is
 * spared more than so many. Where it would not, only a message that causes the crash must end: most were
 * merely under way when the process died of something else, perhaps not sent at all, and are worth as much
 * patience as a fault nobody can name.
 */
const mostDoubts = { repeated: 5, hidden: mostFailures }
const mostHeld = 50
const unknownEnd = 'unknown'

/** Whether an attempt at this entry may be about to begin, or be under way. */
export function mayBegin({ claim, claimedAt = 0 }: OutEntry, now: number): boolean {
  return claim !== null && claim !== unknownEnd && now < claimedAt + claimFor
}

/** When something is to be done in this outbox; null: nothing waits. */
export function nextDue(outbox: Outbox): number | null {
  return outbox.entries[0]?.due ?? null
}

/** Takes away, from the front, what may not be sent any more. `repeats`: a resend would show up twice. */
export function clearFront(
  outbox: Outbox,
  now: number,
  voice: number,
  repeats: (entry: OutEntry) => boolean,
): { outbox: Outbox; settled: Settled[] } {
  const settled: Settled[] = []
  let { entries, held } = outbox
  for (let first = entries[0]; first; first = entries[0]) {
    const state = stateOf(first, now, voice, repeats)
    if (!state) break
    settled.push({ entry: first, state, platformId: null })
    if (state === 'held') held = [...held, first].slice(-mostHeld)
    entries = entries.slice(1)
  }
  return { outbox: { ...outbox, entries, held }, settled }
}

function stateOf(
  entry: OutEntry,
  now: number,
  voice: number,
  repeats: (entry: OutEntry) => boolean,
): LineState | null {
  if (entry.claim !== null && entry.due > now) return null
  const late = now > entry.notAfter || entry.due > entry.notAfter
  if (entry.claim !== null) {
    if (entry.doubts >= mostDoubts[repeats(entry) ? 'repeated' : 'hidden']) return 'in-doubt'
    // It may be on the screen already: not worth a second appearance that is late or of the wrong voice.
    if (entry.voice !== voice || (late && repeats(entry))) return 'in-doubt'
  }
  if (entry.voice !== voice) return 'withdrawn'
  if (late) return 'held'
  return null
}

/**
 * The outbox in which the first entry is being sent by `claim`. The more often it was left behind, the
 * longer the claim stands: processes that die one after the other must not use up its tries in a moment.
 */
export function claimFirst(
  outbox: Outbox,
  claim: string,
  now: number,
  wait: (failures: number) => number,
): Outbox {
  const [first, ...rest] = outbox.entries
  if (!first) return outbox
  const doubts = first.doubts + (first.claim === null ? 0 : 1)
  const claimed = {
    ...first,
    claim,
    claimedAt: now,
    due: now + claimFor + (doubts === 0 ? 0 : wait(doubts)),
    attempts: first.attempts + 1,
    doubts,
  }
  return { ...outbox, entries: [claimed, ...rest] }
}

/**
 * The outbox without a claim of `process` on which nothing was sent: its commit was reported as failed and
 * had been stored all the same. Only to be asked while this process sends nothing of this chat.
 */
export function freeUnsent(outbox: Outbox, process: string, now: number): Outbox {
  const [first, ...rest] = outbox.entries
  if (first?.claim !== process) return outbox
  const free = { ...first, claim: null, attempts: first.attempts - 1, due: now }
  return { ...outbox, entries: [free, ...rest] }
}

/** The outbox after an attempt at one entry; unchanged where its claim is not there any more. */
export function mark(
  outbox: Outbox,
  { id, claim }: { id: string; claim: string },
  outcome: Outcome,
  now: number,
  wait: (failures: number) => number,
): { outbox: Outbox; settled: Settled[]; found: boolean } {
  const [first, ...rest] = outbox.entries
  if (first?.claim !== claim || first.id !== id) return { outbox, settled: [], found: false }
  const gone = (state: LineState, platformId: string | null = null) => ({
    outbox: { ...outbox, entries: rest },
    settled: [{ entry: first, state, platformId }],
    found: true,
  })
  const again = (entry: OutEntry) => ({
    outbox: { ...outbox, entries: [entry, ...rest] },
    settled: [],
    found: true,
  })
  switch (outcome.kind) {
    case 'sent':
      return gone('shown', outcome.platformId)
    case 'never':
      return gone('undelivered')
    case 'failed':
      if (first.attempts >= mostFailures) return gone('undelivered')
      return again({ ...first, claim: null, due: now + wait(first.attempts) })
    case 'later':
      return again({
        ...first,
        claim: null,
        due: now + (outcome.retryAfter ?? wait(first.attempts)),
      })
    case 'unknown':
      // A claim stays, so that the next try knows that this one may have been seen.
      return again({ ...first, claim: unknownEnd, due: now + wait(first.attempts) })
  }
}

/** What may be shown now that the person writes again; the rest is too old to be of use. */
export function takeHeld(
  outbox: Outbox,
  now: number,
): { outbox: Outbox; held: OutEntry[]; old: OutEntry[] } {
  const fresh = ({ by, at }: OutEntry) =>
    at > now - (by === 'worker' ? retention.heldByWorker : retention.heldBySuar)
  return {
    outbox: { ...outbox, held: [] },
    held: outbox.held.filter(fresh),
    old: outbox.held.filter((entry) => !fresh(entry)),
  }
}

export function lineOf({ entry, state, platformId }: Settled): Line {
  const { by, text, choices, picture, file, worker, at, to } = entry
  const shown = { ...(picture ? { picture } : {}), ...(file ? { file } : {}) }
  const more = { ...shown, ...(worker ? { worker } : {}) }
  return { by, text, choices, ...more, at, via: to, state, platformId, editOf: null }
}
