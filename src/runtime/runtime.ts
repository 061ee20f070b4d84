import { type JudgedFact, noDesk } from '../domain/desk.ts'
import type { Address } from '../domain/message.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { BareDocument } from '../ports/bare-document.ts'
import type { Channel, Inside } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { createAccept } from './accept.ts'
import { createAddresses, type HashIndex } from './addresses.ts'
import { chatChanger } from './change-chat.ts'
import { type CheckIns, createCheckIns } from './check-ins.ts'
import { every } from './clocks.ts'
import { continuationCodes } from './continuation-code.ts'
import { createHandOvers } from './create-hand-overs.ts'
import type { KeyDestroyer } from './erase.ts'
import { createFiles, type Files } from './files.ts'
import type { HandOvers } from './hand-overs.ts'
import { createLanes } from './lanes.ts'
import { type Metrics, noMetrics } from './metrics.ts'
import { createReports, type Reports } from './reports.ts'
import type { Rules } from './rules.ts'
import { readScreen, readScreenFile, watchScreen } from './screen.ts'
import { readSentText } from './sent-text.ts'
import { watchStore } from './store-health.ts'
import { createTries } from './tries.ts'
import { createUploads } from './uploads.ts'
import { createWorkers } from './workers.ts'

export type RuntimeOptions = {
  store: Store
  keyring: HashIndex & KeyDestroyer
  /** Started and stopped by the caller: started with `inside`, stopped after the runtime. */
  channels: Channel[]
  read: Rules['read']
  next: Rules['next']
  say: Rules['say']
  hearsDistress: Rules['hearsDistress']
  standsAlone?: Rules['standsAlone']
  answer?: Rules['answer']
  goesOn?: Rules['goesOn']
  countryAt?: Rules['countryAt']
  desks?: Rules['desks']
  clock: Clock
  log: Log
  metrics?: Metrics
  /** Without it documents are kept as they come. */
  bareDocument?: BareDocument
  /** A number from 0 to below 1, for spreading retries. */
  chance?: () => number
  /** An offer of this chat was judged and answered. Must not throw. */
  onJudged?: (chat: string, verdict: Verdict, fact: JudgedFact | null) => void
}

export type Runtime = {
  /** What channels call. */
  inside: Inside
  /** Begins to work on what waits in the store, also from before. */
  start(): void
  /** Takes nothing more in and begins nothing more; resolves when what was under way has ended. */
  stop(): Promise<void>
  /** Whether messages can be stored and are being worked on. */
  ready(): boolean
  /** What people sent, fetched when somebody looks at it. */
  files: Files
  /** A code by which the person at this address can go on elsewhere; null where there is no chat. */
  continuationCode(of: Address): Promise<string | null>
  /** What the hotline does with chats. */
  handOvers: HandOvers
  /** What families and people in danger told, for the desk to take over. */
  reports: Reports
  /** What the desk does with the check-ins of people who went anyway. */
  checkIns: CheckIns
}

/** The store was not looked through for so long: something hangs. */
const longestSilence = 10_000

/** So often is looked for signs of life that are due, and for what chats have to say to each other. */
const checkInsEvery = 2_000

/** Digits alone are an answer to a numbered question. What else is a command, only the caller knows. */
const isDigits = (text: string) => /^\d{1,2} ?[.)]?$/.test(text.trim())

/** The way of a message: taken in and stored, answered by a turn, delivered in order. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { keyring, clock, log } = options
  const metrics = options.metrics ?? noMetrics
  const channels = new Map(options.channels.map((channel) => [channel.name, channel]))
  const rules: Rules = {
    read: options.read,
    answer: options.answer ?? (() => null),
    next: options.next,
    say: options.say,
    hearsDistress: options.hearsDistress,
    standsAlone: options.standsAlone ?? isDigits,
    goesOn: options.goesOn ?? (() => false),
    countryAt: options.countryAt ?? (() => null),
    desks: options.desks ?? (() => noDesk),
    writesFirst: (channel) => channels.get(channel)?.abilities.writesFirst ?? false,
  }
  const watched = watchStore(options.store, (answering) => {
    if (answering) log.info('store-back')
    else log.error('store-away')
  })
  const { store } = watched
  const addresses = createAddresses(store, keyring)
  const lanes = createLanes()
  const uploads = createUploads(store, clock)
  const files = createFiles({
    store,
    channels,
    uploads,
    clock,
    log,
    metrics,
    bareDocument: options.bareDocument ?? (async () => null),
  })
  const workers = createWorkers({
    watched,
    keyring,
    addresses,
    lanes,
    channels,
    uploads,
    rules,
    clock,
    log,
    metrics,
    chance: options.chance ?? Math.random,
    ...(options.onJudged ? { onJudged: options.onJudged } : {}),
  })
  const accept = createAccept({
    store,
    addresses,
    lanes,
    rules,
    clock,
    metrics,
    onStored: workers.onStored,
    moveOn: workers.moveOn,
  })
  const tries = createTries(store, clock)
  const codes = continuationCodes({ store, addresses, keyring, tries, clock, metrics })
  const handOvers = createHandOvers({
    store,
    keyring,
    lanes,
    metrics,
    clock,
    say: rules.say,
    isOnDuty: (desk) => rules.desks()[desk].onDuty,
    carriesFiles: (channel) => channels.get(channel)?.abilities.files ?? false,
    onChanged: workers.onTaken,
  })
  const change = chatChanger({
    store,
    keyring,
    lanes,
    metrics,
    now: () => clock.now(),
    onChanged: workers.onTaken,
  })
  const checkIns = createCheckIns({
    store,
    changeChat: change,
    channels,
    clock,
    metrics,
    say: rules.say,
  })
  let stopCheckIns = async () => {}
  let open = true

  return {
    inside: {
      async accept(message) {
        if (!open) throw new Error('stopping')
        await accept(message)
      },
      screen: (of, after) => readScreen(store, addresses, of, after),
      watch: (of, onChange) =>
        watchScreen(store, addresses, of, onChange, () => metrics.count('watches-failed')),
      resume: codes.redeem,
      async keep(bytes) {
        if (!open) throw new Error('stopping')
        return await uploads.keep(bytes)
      },
      file: (of, line) => readScreenFile(store, addresses, of, line),
      async writtenByHand(to, message) {
        const door = await addresses.find(to)
        if (door.made) await handOvers.writtenByHand(door.chat, message)
      },
      sent: (to, isIt) => readSentText(store, addresses, to, isIt),
    },
    start() {
      workers.start()
      const failed = () => metrics.count('rounds-failed')
      stopCheckIns = every(clock, checkInsEvery, checkIns.round, failed)
    },
    files,
    async stop() {
      open = false
      await stopCheckIns()
      await files.stop()
      await workers.stop()
    },
    ready() {
      const last = workers.lastScan()
      return open && watched.isAnswering() && last !== null && clock.now() - last < longestSilence
    },
    continuationCode: codes.make,
    handOvers,
    reports: createReports(store, change, rules.say),
    checkIns,
  }
}
