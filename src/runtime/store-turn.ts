import type { Store } from '../ports/store.ts'
import { type Draft, draft } from './change.ts'
import { newHead } from './chat-record.ts'
import {
  entryKey,
  failedKey,
  headKey,
  lineKey,
  offerKey,
  outboxKey,
  placesKey,
  removalKey,
} from './keys.ts'
import type { Loaded } from './load-chat.ts'
import { nextDue } from './outbox.ts'
import { nextRemoval } from './removals.ts'
import type { TurnState } from './turn-state.ts'

/** Stores a turn as one commit. False: the chat changed meanwhile and nothing was stored. */
export function storeTurn(store: Store, loaded: Loaded, state: TurnState): Promise<boolean> {
  const { chat } = state
  const change = draft()
  for (const [key, version] of loaded.versions) change.insist(key, version)
  if (state.head.erasing) stripBare(state)
  writeTurn(change, loaded, state)
  change.put('head', headKey(chat), state.head)
  change.move('due', chat, loaded.indexed.due, state.head.turn?.due ?? null)
  change.move('send', chat, loaded.indexed.send, nextDue(state.outbox))
  change.move('remove', chat, loaded.indexed.remove, nextRemoval(state.removals))
  change.move('forget', chat, loaded.indexed.forget, state.head.forgetAt)
  return store.commit(change.change())
}

function writeTurn(change: Draft, { found, stored }: Loaded, state: TurnState): void {
  const { chat, outbox, removals, offer, places, failed } = state
  for (let number = stored.firstEntry; number < state.head.firstEntry; number++)
    change.remove(entryKey(chat, number))
  if (failed) change.put('entry', failedKey(chat, failed.number), failed.entry)
  for (const [number, line] of state.lines)
    if (line) change.put('line', lineKey(chat, number), line)
    else change.remove(lineKey(chat, number))

  const outboxIsEmpty = outbox.entries.length + outbox.held.length === 0
  if (!outboxIsEmpty) change.put('outbox', outboxKey(chat), outbox)
  else if (stored.outbox) change.remove(outboxKey(chat))
  if (removals.jobs.length > 0) change.put('removals', removalKey(chat), removals)
  else if (stored.removals) change.remove(removalKey(chat))
  if (offer !== found.offer) {
    if (offer.parts.length > 0) change.put('offer', offerKey(chat), offer)
    else change.remove(offerKey(chat))
  }
  if (places !== found.places && places.places.length > 0)
    change.put('places', placesKey(chat), places)
}

/**
 * A chat that is to be forgotten keeps nothing but where it was reached and what must still be said. The
 * rest goes with this very commit, the transcript right after it.
 */
function stripBare(state: TurnState): void {
  const { head, now } = state
  const { addresses, nextLine, nextEntry, forgetAt, code, erasing } = head
  state.head = {
    ...newHead(now, addresses, nextLine),
    nextEntry,
    firstEntry: nextEntry,
    forgetAt,
    code,
    erasing,
    turn: { first: now, due: now, distress: false },
  }
  state.outbox = { entries: [], held: [] }
  state.removals = { jobs: [] }
  state.offer = { parts: [], level: null, signs: [] }
  state.places = { places: [] }
  state.lines.clear()
}
