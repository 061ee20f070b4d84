import type { Store } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import type { Seen } from './chat-record.ts'
import { seenKey } from './keys.ts'
import type { Lanes } from './lanes.ts'
import { loadChat } from './load-chat.ts'
import type { Metrics } from './metrics.ts'
import { storeTurn } from './store-turn.ts'
import { fromBytes } from './stored-form.ts'
import { beginTurn, type TurnState } from './turn-state.ts'

export type ChangeChatOptions = {
  store: Store
  keyring: HashIndex
  lanes: Lanes
  metrics: Metrics
  now(): number
  /** The change was stored. */
  onChanged(state: TurnState): void
}

/** What a change came to; `store: false` leaves the chat as it is. */
export type Changed<Result> = { result: Result; store: boolean }

/** Changes a copy of a chat. `line`: where a change under the same mark wrote before; null: none was made. */
export type Change<Result> = (state: TurnState, line: number | null) => Changed<Result>

/**
 * `mark`: the hash of something that must be done once only; null: none. Null comes back where there is no
 * such chat (any more). Rejects when the store does.
 */
export type ChangeChat = <Result>(
  chat: string,
  mark: string | null,
  change: Change<Result>,
) => Promise<Result | null>

const mostTries = 50

/**
 * Changes a chat by something else than a turn: what waits in it goes on waiting. The change is worked out
 * again when the chat changed meanwhile.
 */
export function chatChanger(options: ChangeChatOptions): ChangeChat {
  const { store, keyring, lanes, metrics, now, onChanged } = options

  /** Null: refused. */
  async function attempt<Result>(
    chat: string,
    mark: string | null,
    change: Change<Result>,
  ): Promise<{ result: Result | null } | null> {
    const at = now()
    const loaded = await loadChat(store, keyring, chat, at, [])
    if (!loaded || loaded.found.head.erasing) return { result: null }
    const [seen] = mark === null ? [] : await store.read([seenKey(chat, mark)])
    const state = beginTurn(loaded.found, at)
    const { result, store: changes } = change(state, fromBytes<Seen>('seen', seen)?.line ?? null)
    if (!changes) return { result }
    if (!(await storeTurn(store, keyring, loaded, state))) return null
    onChanged(state)
    return { result }
  }

  return (chat, mark, change) =>
    lanes.run(chat, async () => {
      for (let tries = 0; tries < mostTries; tries++) {
        const done = await attempt(chat, mark, change)
        if (done) return done.result
        metrics.count('change-refused')
      }
      throw new Error('the chat changed too often')
    })
}
