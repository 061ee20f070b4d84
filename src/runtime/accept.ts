import { createHash } from 'node:crypto'
import type { Inbound } from '../domain/message.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Addresses, Door } from './addresses.ts'
import { type Arrival, type ArrivalRules, readArrival } from './arrival.ts'
import { type Draft, draft } from './change.ts'
import { type Head, type Line, newHead, type Seen, sameAddress } from './chat-record.ts'
import { readButtonId } from './choice-id.ts'
import { headKey, lineKey, seenKey } from './keys.ts'
import type { Lanes } from './lanes.ts'
import type { Metrics } from './metrics.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import { takeIn } from './take-in.ts'

export type AcceptOptions = {
  store: Store
  addresses: Addresses
  lanes: Lanes
  rules: ArrivalRules
  clock: Clock
  metrics: Metrics
  /** Entries of a chat were stored. */
  onStored(chat: string, head: Head): void
  /** A chat that is being destroyed is in the way: resolves when its addresses no longer lead there. */
  moveOn(chat: string): Promise<void>
}

/** Messages of one chat that are stored with one commit at most. */
const mostAtOnce = 100
const mostTries = 50

type Waiting = {
  door: Door
  arrival: Arrival
  seen: string
  /** True: stored. False: the door leads elsewhere by now. */
  settle(stored: boolean): void
  fail(error: unknown): void
}

/**
 * Takes messages in. Those of one chat that arrive while a commit of that chat is under way share the next
 * one, so a flood costs few commits. Resolves when the message is stored or was stored before; rejects when
 * the store cannot.
 */
export function createAccept(options: AcceptOptions): (message: Inbound) => Promise<void> {
  const { store, addresses, lanes, clock, metrics } = options
  const waiting = new Map<string, Waiting[]>()

  function enqueue(door: Door, arrival: Arrival, seen: string): Promise<boolean> {
    return new Promise((settle, fail) => {
      const queue = waiting.get(door.chat)
      const one = { door, arrival, seen, settle, fail }
      if (queue) {
        queue.push(one)
        return
      }
      waiting.set(door.chat, [one])
      void lanes.run(door.chat, () => storeWaiting(door.chat))
    })
  }

  async function storeWaiting(chat: string): Promise<void> {
    const queue = waiting.get(chat) ?? []
    const batch = queue.splice(0, mostAtOnce)
    if (queue.length === 0) waiting.delete(chat)
    else void lanes.run(chat, () => storeWaiting(chat))
    try {
      const stored = await storeBatch(chat, batch)
      for (const { settle } of batch) settle(stored)
    } catch (error) {
      for (const { fail } of batch) fail(error)
    }
  }

  /** One commit for the batch, again while others change the chat. False: the chat is not there (any more). */
  async function storeBatch(chat: string, batch: Waiting[]): Promise<boolean> {
    for (let tries = 0; tries < mostTries; tries++) {
      const result = await tryBatch(chat, batch)
      if (result !== 'refused') return result === 'stored'
      metrics.count('accept-refused')
    }
    throw new Error('the chat changed too often')
  }

  async function tryBatch(chat: string, batch: Waiting[]): Promise<'stored' | 'moved' | 'refused'> {
    const [first] = batch
    if (!first) return 'stored'
    const { door } = first
    const pressed = batch.map(({ arrival }) => pressedLine(arrival))
    const [storedHead, ...others] = await store.read([
      headKey(chat),
      ...batch.map(({ seen }) => seenKey(chat, seen)),
      ...pressed.flatMap((line) => (line === null ? [] : [lineKey(chat, line)])),
    ])
    const known = fromBytes<Head>('head', storedHead)
    const now = clock.now()
    if (door.made ? !known || known.erasing || !knows(known, batch) : known) return 'moved'
    const head = known ?? newHead(now, [{ ...door.address, from: 1 }])

    const marks = new Set(batch.filter((_, at) => others[at]).map(({ seen }) => seen))
    const pressedLines = new Map<number, Line | undefined>()
    for (const stored of others.slice(batch.length))
      if (stored) pressedLines.set(numberOf(stored.key), fromBytes<Line>('line', stored))

    const change = draft()
    change.insist(headKey(chat), versionOf(storedHead))
    if (!door.made) {
      change.insist(door.key, door.version)
      change.put('pointer', door.key, { chat })
    }
    const before = known ? { due: known.turn?.due ?? null, forgetAt: known.forgetAt } : null
    let fresh = 0
    for (const [at, { arrival, seen }] of batch.entries()) {
      if (marks.has(seen)) continue
      marks.add(seen)
      fresh += 1
      const entry = head.nextEntry
      const line = takeIn(chat, head, arrival, pressedLines.get(pressed[at] ?? 0), change)
      change.put('seen', seenKey(chat, seen), { entry, at: now, line } satisfies Seen)
      await takeBack(chat, arrival, change)
    }
    metrics.count('duplicates', batch.length - fresh)
    if (fresh === 0) return 'stored'

    change.put('head', headKey(chat), head)
    change.move('due', chat, before?.due ?? null, head.turn?.due ?? null)
    change.move('forget', chat, before?.forgetAt ?? null, head.forgetAt)
    if (!(await store.commit(change.change()))) return door.made ? 'refused' : 'moved'
    door.made = true
    metrics.count('accepted', fresh)
    options.onStored(chat, head)
    return 'stored'
  }

  /** What the person took back stays for whoever works on the case, and is shown on no screen any more. */
  async function takeBack(chat: string, { entry }: Arrival, change: Draft): Promise<void> {
    const { body, from } = entry
    if (body.kind !== 'taken-back') return
    const [mark] = await store.read([seenKey(chat, markOf({ from, messageId: body.of }))])
    const number = fromBytes<Seen>('seen', mark)?.line ?? null
    if (number === null) return
    const [stored] = await store.read([lineKey(chat, number)])
    const line = fromBytes<Line>('line', stored)
    if (line)
      change.put('line', lineKey(chat, number), { ...line, state: 'withdrawn' } satisfies Line)
  }

  return async function accept(message) {
    const arrival = readArrival(message, options.rules, clock.now())
    const seen = markOf(message)
    for (let tries = 0; tries < mostTries; tries++) {
      const door = await addresses.find(message.from)
      if (await enqueue(door, arrival, seen)) return
      addresses.forget(door)
      if (door.made) await options.moveOn(door.chat)
    }
    throw new Error('the address changed hands too often')
  }
}

/** Channel, address and id: two bots, or two people, may well use the same message id. */
function markOf({ from, messageId }: Pick<Inbound, 'from' | 'messageId'>): string {
  return createHash('sha256')
    .update(JSON.stringify([from.channel, from.id, messageId]))
    .digest('base64url')
    .slice(0, 22)
}

function knows(head: Head, batch: Waiting[]): boolean {
  return batch.every(({ door }) =>
    head.addresses.some((address) => sameAddress(address, door.address)),
  )
}

/** The line a pressed button stands under, whose label is what the person said. */
function pressedLine({ entry }: Arrival): number | null {
  return entry.body.kind === 'choice' ? readButtonId(entry.body.choice).line : null
}

function numberOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1))
}
