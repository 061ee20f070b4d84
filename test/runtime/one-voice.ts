import { expect, test } from 'vitest'
import { newSession } from '../../src/domain/session.ts'
import type { Change, Store } from '../../src/ports/store.ts'
import { draft } from '../../src/runtime/change.ts'
import { firstVoice, newHead, type Voice, type Worker } from '../../src/runtime/chat-record.ts'
import { createHandOvers } from '../../src/runtime/create-hand-overs.ts'
import { createDelivery } from '../../src/runtime/deliver.ts'
import { wantPerson } from '../../src/runtime/hand-over.ts'
import type { HandOvers } from '../../src/runtime/hand-overs.ts'
import { chatPrefix, handOverKey, headKey, outboxKey, voiceKey } from '../../src/runtime/keys.ts'
import { createLanes } from '../../src/runtime/lanes.ts'
import { noMetrics } from '../../src/runtime/metrics.ts'
import { newId } from '../../src/runtime/new-id.ts'
import { noOffer } from '../../src/runtime/offer-memory.ts'
import { emptyOutbox } from '../../src/runtime/outbox.ts'
import { enqueue } from '../../src/runtime/speak.ts'
import { fromBytes } from '../../src/runtime/stored-form.ts'
import { beginTurn } from '../../src/runtime/turn-state.ts'
import { type Hold, inEveryOrder } from '../fixtures/every-order.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'

const now = 1_760_000_000_000
const rani: Worker = { id: 'rani', name: 'Rani' }
const minh: Worker = { id: 'minh', name: 'Minh' }
const sari = { channel: 'letters', id: 'sari' }
const never = new AbortController().signal
const silent = { debug() {}, info() {}, warn() {}, error() {} }

type Break = (change: Change) => Change
const sound: Break = (change) => change
/** What the real functions would be without insisting on what they read. */
const careless: Break = ({ if: _, ...change }) => change

/** A process: its calls of the store wait for the order, and its timers come when nothing else can. */
function processOf(store: Store, who: string, hold: Hold, alter: Break) {
  const held: Store = {
    ...store,
    async read(keys) {
      await hold(`${who} reads`)
      return store.read(keys)
    },
    async commit(change) {
      await hold(`${who} commits`)
      const stored = await store.commit(alter(change))
      // A process may stand still between what it stored and what it does then.
      await hold(`${who} goes on`)
      return stored
    },
    wake: () => () => {},
  }
  const clock = {
    now: () => now,
    after(_: number, task: () => void) {
      let off = false
      void hold(`${who} waits`, true).then(() => off || task())
      return () => {
        off = true
      }
    },
  }
  return { store: held, clock }
}

/** A chat that waits for a person, with a reply of the program on its way. */
async function beginChat(store: Store): Promise<string> {
  const chat = newId()
  const head = { ...newHead(now, [{ ...sari, from: 1 }]), session: newSession, heardAt: now }
  const state = beginTurn(
    {
      chat,
      head,
      entries: [],
      upTo: 1,
      outbox: emptyOutbox,
      offer: noOffer,
      coded: new Map(),
      objections: [],
      voice: firstVoice,
      reports: {},
    },
    now,
  )
  wantPerson(state, 'asked')
  const old = { to: sari, text: 'old', choices: [], leave: false }
  enqueue(state, old, now + 1e9, { id: newId(), by: 'suar', voice: 0 })
  const change = draft()
  change.put('head', headKey(chat), state.head)
  change.put('outbox', outboxKey(chat), state.outbox)
  await store.commit(change.change())
  return chat
}

/** So that thousands of scenes do not make each other slow. */
async function forget(store: Store, chat: string): Promise<void> {
  const left = await store.list(chatPrefix(chat), '', 100)
  await store.commit({ delete: [...left.map(({ key }) => key), handOverKey(chat)] })
}

function handOversOn(at: ReturnType<typeof processOf>): HandOvers {
  return createHandOvers({
    store: at.store,
    clock: at.clock,
    keyring: { index: (text) => text },
    lanes: createLanes(),
    metrics: noMetrics,
    say: (_, key, values) => `${key} ${values['name'] ?? ''}`.trim(),
    isOnDuty: () => true,
    carriesFiles: () => true,
    onChanged() {},
  })
}

function deliveryOn(at: ReturnType<typeof processOf>, channel: ReturnType<typeof listedChannel>) {
  return createDelivery({
    store: at.store,
    channels: new Map([[channel.name, channel]]),
    // A send that hangs is another test's matter.
    clock: { now: () => now, after: () => () => {} },
    log: silent,
    metrics: noMetrics,
    chance: () => 0.5,
    stopping: never,
    isStoreAnswering: () => true,
    onDue() {},
    async onLate() {},
  })
}

/** Plays a delivery in one process against a take-over in another, in every order. */
async function deliveryAgainstTakeOver(
  store: Store,
  { delivering = sound, taking = sound, confirmedBy = 'take' as 'take' | 'commit' } = {},
): Promise<number> {
  return inEveryOrder(async (hold) => {
    const chat = await beginChat(store)
    const channel = listedChannel({ now: () => now, after: () => () => {} })
    const events: string[] = []
    channel.onSend = async ({ text }) => {
      events.push(`begins ${text}`)
      await hold(`${text} is on the wire`)
    }
    // What comes after it is not what is looked at here.
    channel.canSend = () => channel.shown.length === 0
    const one = processOf(store, 'delivery', hold, delivering)
    const two = processOf(store, 'take-over', hold, taking)
    const { commit } = two.store
    if (confirmedBy === 'commit')
      two.store.commit = async (change) => {
        const stored = await commit(change)
        if (stored) events.push('confirmed')
        return stored
      }
    return {
      tasks: [
        () => deliveryOn(one, channel).deliver(chat, null),
        async () => {
          expect(await handOversOn(two).take(chat, rani)).toEqual({ kind: 'done' })
          if (confirmedBy === 'take') events.push('confirmed')
        },
      ],
      async check() {
        const after = events.slice(events.indexOf('confirmed'))
        expect(after.filter((event) => event.startsWith('begins old'))).toEqual([])
        // What was left goes out now: the greeting of the worker, once, behind what was on the wire.
        const free = async () => {}
        channel.onSend = () => {}
        channel.canSend = () => true
        await deliveryOn(processOf(store, 'later', free, sound), channel).deliver(chat, null)
        const texts = channel.shown.map(({ text }) => text)
        expect(texts.at(-1)).toBe('desk:here Rani')
        expect(['', 'old']).toContain(texts.slice(0, -1).join())
        const view = await handOversOn(processOf(store, 'later', free, sound)).read(chat)
        const states = view?.lines.filter(({ by }) => by === 'suar').map((line) => line.state)
        expect(states).toEqual(
          ['old', 'desk:here Rani'].map((text) => (texts.includes(text) ? 'shown' : 'withdrawn')),
        )
      },
    }
  })
}

async function twoWorkers(store: Store, alter: Break = sound): Promise<number> {
  return inEveryOrder(async (hold) => {
    const chat = await beginChat(store)
    const results = new Map<string, Awaited<ReturnType<HandOvers['take']>>>()
    return {
      tasks: [rani, minh].map((worker) => async () => {
        const at = processOf(store, worker.name, hold, alter)
        results.set(worker.id, await handOversOn(at).take(chat, worker))
      }),
      async check() {
        const [stored] = await store.read([voiceKey(chat)])
        const winner = fromBytes<Voice>('voice', stored)?.worker
        const loser = winner?.id === 'rani' ? 'minh' : 'rani'
        expect(results.get(winner?.id ?? '')).toEqual({ kind: 'done' })
        expect(results.get(loser)).toEqual({ kind: 'not-yours', worker: winner })
        await forget(store, chat)
      },
    }
  })
}

/** One voice, on a store. Each store runs it from its own test file. */
export function oneVoice(open: () => Promise<Store>): void {
  test('in no order does a word of the program begin to be sent after the take-over was confirmed', async () => {
    const orders = await deliveryAgainstTakeOver(await open())
    process.stdout.write(`delivery against take-over: ${orders} orders\n`)
    expect(orders).toBeGreaterThan(50)
  }, 240_000)

  test('the same is caught where the delivery does not insist on what it read', async () => {
    const store = await open()
    await expect(deliveryAgainstTakeOver(store, { delivering: careless })).rejects.toThrow(
      'in this order',
    )
  })

  test('the same is caught where the take-over does not insist on what it read', async () => {
    const store = await open()
    await expect(deliveryAgainstTakeOver(store, { taking: careless })).rejects.toThrow(
      'in this order',
    )
  })

  test('the commit alone would confirm too early: what another process has claimed may begin after it', async () => {
    const store = await open()
    await expect(deliveryAgainstTakeOver(store, { confirmedBy: 'commit' })).rejects.toThrow(
      'in this order',
    )
  }, 240_000)

  test('of two workers at once one wins in every order, and the other is told who', async () => {
    const orders = await twoWorkers(await open())
    process.stdout.write(`two workers: ${orders} orders\n`)
    expect(orders).toBeGreaterThan(10)
  })

  test('two winners are caught where they do not insist on what they read', async () => {
    const store = await open()
    await expect(twoWorkers(store, careless)).rejects.toThrow('in this order')
  })
}
