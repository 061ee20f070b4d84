import type { JudgedFact } from '../domain/desk.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Addresses, HashIndex } from './addresses.ts'
import type { Head } from './chat-record.ts'
import { every } from './clocks.ts'
import { createDelivery } from './deliver.ts'
import { createEraser, type KeyDestroyer } from './erase.ts'
import { createForgetting } from './forget.ts'
import type { Index } from './keys.ts'
import type { Lanes } from './lanes.ts'
import { noteLate } from './late-removal.ts'
import { createLease } from './lease.ts'
import type { Metrics } from './metrics.ts'
import { createObjections } from './objections.ts'
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts'
import type { OutEntry } from './outbox.ts'
import { nextRemoval } from './removals.ts'
import { createRemover } from './remove.ts'
import type { Rules } from './rules.ts'
import { scan } from './scan.ts'
import { createSchedule } from './schedule.ts'
import { shownObjections } from './shown-objections.ts'
import type { WatchedStore } from './store-health.ts'
import { createStumbles } from './stumbles.ts'
import { createTurns, type Reservation } from './turn.ts'
import type { TurnState } from './turn-state.ts'
import type { Uploads } from './uploads.ts'

export type WorkersOptions = {
  watched: WatchedStore
  keyring: HashIndex & KeyDestroyer
  addresses: Addresses
  lanes: Lanes
  channels: Map<string, Channel>
  uploads: Uploads
  rules: Rules
  clock: Clock
  log: Log
  metrics: Metrics
  chance: () => number
  /** `fact`: for figures; null for a further part of an offer that was counted. */
  onJudged?: (chat: string, verdict: Verdict, fact: JudgedFact | null) => void
}

const scanEvery = 500
/** Whoever took a message in acts on it first; what is overdue by so much was left behind. */
const overdueBy = 1_500
const forgetEvery = 3_600_000
/** The work of one scan that may be under way; the rest is found by the next one. */
const mostAtOnce = 2_000

/** Everything that runs by itself: turns, deliveries, removals, erasing, forgetting. */
export function createWorkers(options: WorkersOptions) {
  const { watched, addresses, lanes, channels, clock, log, metrics, chance } = options
  const { store } = watched
  const stop = new AbortController()
  const stopping = stop.signal
  const book = createObjections(store, options.keyring)
  const objections = shownObjections(store, book, { clock, log, metrics })
  const stumbles = createStumbles(watched.isAnswering, clock, log, chance)
  let lastScan: number | null = null

  const turnTimes = createSchedule(clock, (chat) => void runTurn(chat, null))
  const sendTimes = createSchedule(clock, (chat) => deliveries.kick(chat))
  const removalTimes = createSchedule(clock, (chat) => removals.kick(chat))

  const eraser = createEraser({
    store,
    addresses,
    keyring: options.keyring,
    channels,
    clock,
    metrics,
    onBegun: onTaken,
  })
  const sendOptions = { store, channels, clock, log, metrics, chance, stopping }
  const delivery = createDelivery({
    ...sendOptions,
    isStoreAnswering: watched.isAnswering,
    onDue: sendTimes.at,
    async onLate(chat, entry, platformId) {
      await noteLate(store, clock, chat, entry, platformId)
      removals.kick(chat)
    },
  })
  const takeTurn = createTurns({
    store,
    keyring: options.keyring,
    objections: objections.now,
    lanes,
    rules: options.rules,
    clock,
    log,
    metrics,
    onDue: turnTimes.at,
    claim: delivery.claim,
    reserve,
    onTaken,
    finishErasing: eraser.finish,
  })
  const remove = createRemover({ ...sendOptions, onDue: removalTimes.at })
  const forgetting = createForgetting({
    store,
    clock,
    metrics,
    stopping,
    uploads: options.uploads,
    keyring: options.keyring,
    onErasing: (chat) => erasures.kick(chat),
  })

  const deliveries = guarded('send', (chat) => delivery.deliver(chat, null))
  const removals = guarded('remove', remove)
  const erasures = guarded('erase', (chat) => eraser.finish(chat, null))
  const visits = guarded('forget', (chat) => forgetting.visit(chat, null))
  const background = [deliveries, removals, erasures, visits]

  function guarded(duty: string, run: (chat: string) => Promise<void>): OneAtATime {
    return oneAtATime((chat) => stumbles.guard(duty, chat, () => run(chat)))
  }

  function runTurn(chat: string, reminder: string | null): Promise<void> {
    return stumbles.guard('due', chat, () => takeTurn(chat, reminder))
  }

  function reserve(chat: string): Reservation | null {
    const release = deliveries.reserve(chat)
    if (!release) return null
    const handOn = (claimed: OutEntry) => () =>
      stumbles.guard('send', chat, () => delivery.deliver(chat, claimed))
    return { letGo: () => release(null), handOn: (claimed) => release(handOn(claimed)) }
  }

  function onTaken({ chat, head, outbox, judged }: TurnState): void {
    if (!head.erasing)
      for (const { verdict, fact } of judged) options.onJudged?.(chat, verdict, fact)
    if (head.erasing) erasures.kick(chat)
    else if (head.turn) turnTimes.at(chat, head.turn.due)
    // What is claimed is under way, and what stands behind it comes after it.
    if (outbox.entries[0]?.claim === null) deliveries.kick(chat)
    if (nextRemoval(outbox.removals) !== null) removals.kick(chat)
  }

  function onStored(chat: string, { turn, forgetAt }: Head): void {
    if (turn) turnTimes.at(chat, turn.due)
    if (forgetAt <= clock.now()) visits.kick(chat)
  }

  /** Takes up what nobody is at: after a crash, after the store was away, from a process that is gone. */
  async function takeUp(): Promise<void> {
    const overdue = clock.now() - overdueBy
    const kick = (duty: OneAtATime) => async (chat: string) => {
      if (!duty.isRunning(chat) && duty.running() < mostAtOnce) duty.kick(chat)
    }
    await scanFor('due', overdue, runTurn)
    await scanFor('send', overdue, kick(deliveries))
    await scanFor('remove', overdue, kick(removals))
    lastScan = clock.now()
  }

  async function scanFor(
    index: Index,
    before: number,
    task: (chat: string, key: string) => Promise<void>,
  ): Promise<void> {
    const awake = async (chat: string, key: string) => {
      if (!stumbles.rests(index, chat)) await task(chat, key)
    }
    metrics.count(`taken-up-${index}`, await scan(store, index, before, awake, stopping))
  }

  const forgetLease = createLease(store, clock, 'forget')

  async function forget(): Promise<void> {
    if (!(await forgetLease.take(forgetEvery / 2))) return
    await forgetting.forgetLoose()
    const visit = (chat: string, key: string) =>
      stumbles.guard('forget', chat, () => forgetting.visit(chat, key))
    await scanFor('forget', clock.now(), visit)
    await forgetLease.release()
  }

  /** What fails here failed because of the store, which says so itself; the next round tries again. */
  const patiently = (duty: () => Promise<void>) => () =>
    duty().catch(() => metrics.count('rounds-failed'))
  let stopClocks: (() => Promise<void>)[] = []

  return {
    onStored,
    onTaken,
    moveOn: eraser.moveOn,
    start(): void {
      lastScan = clock.now()
      objections.start()
      stopClocks = [
        every(clock, scanEvery, patiently(takeUp)),
        every(clock, forgetEvery, patiently(forget)),
      ]
    },
    /** Resolves when what was under way has ended; the rest stays in the store. */
    async stop(): Promise<void> {
      stop.abort()
      for (const times of [turnTimes, sendTimes, removalTimes]) times.stop()
      await objections.stop()
      await Promise.all(stopClocks.map((end) => end()))
      await lanes.idle()
      await Promise.all(background.map((duty) => duty.idle()))
    },
    /** When the store was last looked through; null before the start. */
    lastScan: () => lastScan,
  }
}
