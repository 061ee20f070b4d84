import type { FirmObjection } from '../domain/objection.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import type { Delivery } from './deliver.ts'
import type { Lanes } from './lanes.ts'
import { type Loaded, loadChat } from './load-chat.ts'
import type { Metrics } from './metrics.ts'
import type { OutEntry } from './outbox.ts'
import type { Rules } from './rules.ts'
import { setBack } from './set-back.ts'
import { storeTurn } from './store-turn.ts'
import { takeTurn } from './take-turn.ts'
import type { TurnState } from './turn-state.ts'
import { whatBroke } from './what-broke.ts'

export type TurnOptions = {
  store: Store
  keyring: HashIndex
  /** What is shown beside firms' notices now. */
  objections(): readonly FirmObjection[]
  lanes: Lanes
  rules: Rules
  clock: Clock
  log: Log
  metrics: Metrics
  /** The chat's next turn is due then. */
  onDue(chat: string, due: number): void
  /** See `Delivery`. */
  claim: Delivery['claim']
  /** Keeps anything of the chat from being delivered until it is let go, or handed on; null: something is. */
  reserve(chat: string): Reservation | null
  /** A turn was stored. */
  onTaken(state: TurnState): void
  /** The chat is being destroyed, or is gone: what is left of that must be done. */
  finishErasing(chat: string, reminder: string | null): Promise<void>
}

export type Reservation = {
  letGo(): void
  /** The first message was claimed by the turn's commit. */
  handOn(claimed: OutEntry): void
}

/** `reminder`: the key of the index record by which the chat was found to be due, where it was. */
export type TakeTurn = (chat: string, reminder: string | null) => Promise<void>

const mostTries = 50

/**
 * Takes the turn of a chat if it is due: everything that waits is answered with one commit, again from the
 * start when something came in meanwhile. Rejects only when the store does.
 */
export function createTurns(options: TurnOptions): TakeTurn {
  const { store, keyring, lanes, rules, clock, log, metrics } = options

  async function attempt(chat: string, reminder: string | null): Promise<'done' | 'refused'> {
    const loaded = await loadChat(store, keyring, chat, clock.now(), options.objections())
    if (!loaded || loaded.found.head.erasing) {
      await options.finishErasing(chat, reminder)
      return 'done'
    }
    const { turn } = loaded.found.head
    if (!turn) return 'done'
    const now = clock.now()
    if (turn.due > now) {
      options.onDue(chat, turn.due)
      return 'done'
    }
    let state: TurnState
    try {
      state = takeTurn(loaded.found, rules, now)
    } catch (error) {
      return fail(chat, now, error)
    }
    if (!(await storeAndClaim(loaded, state))) return 'refused'
    metrics.count('turns')
    metrics.observe('turn-wait', now - turn.first)
    options.onTaken(state)
    return 'done'
  }

  /** The commit of a turn also claims its first reply, where nothing else is being delivered. */
  async function storeAndClaim(loaded: Loaded, state: TurnState): Promise<boolean> {
    const reservation = state.head.erasing ? null : options.reserve(state.chat)
    let claimed: OutEntry | undefined
    try {
      const outbox = reservation && options.claim(state.outbox, state.now)
      if (outbox) state.outbox = outbox
      const stored = await storeTurn(store, keyring, loaded, state)
      if (outbox && stored) [claimed] = outbox.entries
      return stored
    } finally {
      if (claimed) reservation?.handOn(claimed)
      else reservation?.letGo()
    }
  }

  async function fail(chat: string, now: number, error: unknown): Promise<'done' | 'refused'> {
    // Read again: the failed turn may have left its copy half changed.
    const loaded = await loadChat(store, keyring, chat, now, options.objections())
    if (!loaded) return 'done'
    const state = setBack(loaded.found, rules, now)
    if (!(await storeTurn(store, keyring, loaded, state))) return 'refused'
    metrics.count(state.failed === null ? 'turns-failed' : 'entries-failed')
    log.error('turn-failed', { chat, entry: loaded.found.head.firstEntry, ...whatBroke(error) })
    options.onTaken(state)
    return 'done'
  }

  return (chat, reminder) =>
    lanes.run(chat, async () => {
      for (let tries = 0; tries < mostTries; tries++) {
        if ((await attempt(chat, reminder)) === 'done') return
        metrics.count('turn-refused')
      }
      options.onDue(chat, clock.now())
    })
}
