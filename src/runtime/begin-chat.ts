import type { Draft } from './change.ts'
import { type Erasing, firstVoice, type Head, newHead } from './chat-record.ts'
import { headKey, outboxKey } from './keys.ts'
import { newId } from './new-id.ts'
import { noOffer } from './offer-memory.ts'
import { isEmpty, nextDue } from './outbox.ts'
import { nextRemoval, type Removal } from './removals.ts'
import { enqueue } from './speak.ts'
import { takeIn } from './take-in.ts'
import type { TurnState } from './turn-state.ts'

/** A farewell that could not be said by then is not said: whoever asked to be forgotten has moved on. */
const farewellWithin = 2 * 60_000

/**
 * Writes the fresh chat of somebody who asked to be forgotten: nothing but the farewell, what they sent
 * after it, and what has yet to be taken from their screen. Lines go on being numbered, so that an open
 * page notices that everything before is gone.
 */
export function beginChat(
  change: Draft,
  chat: string,
  old: Head,
  { farewell, session, entries }: Erasing,
  removals: Removal[],
  now: number,
): TurnState {
  const addresses = old.addresses.map((address) => ({ ...address, from: old.nextLine }))
  const state: TurnState = {
    chat,
    now,
    head: { ...newHead(now, addresses, old.nextLine), session },
    upTo: 1,
    outbox: { entries: [], held: [], removals },
    offer: noOffer,
    coded: new Map(),
    places: [],
    files: [],
    objections: [],
    objected: [],
    continuation: null,
    newlyCoded: [],
    seen: [],
    judged: [],
    ended: null,
    reports: {},
    voice: firstVoice,
    said: [],
    lines: new Map(),
    failed: null,
  }
  for (const spoken of farewell)
    enqueue(state, spoken, now + farewellWithin, { id: newId(), by: 'suar', voice: 0 })
  for (const entry of entries)
    takeIn(
      chat,
      state.head,
      { entry, hurry: entry.distress ? 'distress' : 'now' },
      undefined,
      change,
    )

  change.insist(headKey(chat), 0)
  change.put('head', headKey(chat), state.head)
  if (!isEmpty(state.outbox)) change.put('outbox', outboxKey(chat), state.outbox)
  change.move('due', chat, null, state.head.turn?.due ?? null)
  change.move('send', chat, null, nextDue(state.outbox))
  change.move('remove', chat, null, nextRemoval(removals))
  change.move('forget', chat, null, state.head.forgetAt)
  return state
}
