import type { Clock } from '../../../ports/clock.ts'
import { type Keep, RightLost } from '../../../ports/keep.ts'
import {
  type LinkRequest,
  type LinkState,
  type LinkStatus,
  linkPlaces,
} from '../../../ports/link.ts'
import type { Log } from '../../../ports/log.ts'
import { channelName } from './names.ts'

/** How the channel stands, as others may read it; written down whenever it changes. */
export type Standing = {
  now(): LinkState
  /** From here on; whatever is not given is as it is by itself. */
  become(status: LinkStatus, more?: Partial<LinkState>): void
  /** What an earlier process wrote; null: nothing. */
  before(): Promise<LinkState | null>
  /** Writes it down once more, so that whoever reads it knows that somebody is there. */
  beat(): void
  /** The phone that is to be linked, if somebody asked; asked for once only. */
  request(): Promise<LinkRequest | null>
}

/** These need somebody: a log line of its own, a count, and what `doctor` says. */
const alarming = new Set<LinkStatus>(['logged-out', 'closed', 'replaced', 'outdated'])
/** Who asked longer ago does not look at the screen any more. */
const requestFor = 10 * 60_000

export function createStanding(
  keep: Keep,
  clock: Clock,
  log: Log,
  count: (name: string) => void,
): Standing {
  const none = { code: null, qr: null, pairingCode: null }
  let state: LinkState = {
    status: 'connecting',
    ...none,
    limitedUntil: null,
    since: clock.now(),
    at: clock.now(),
  }

  function write(): void {
    state = { ...state, at: clock.now() }
    keep.write([{ ...linkPlaces.state, value: JSON.stringify(state) }]).catch((error: unknown) => {
      // Written again with the next beat; who has lost the right is told elsewhere.
      if (!(error instanceof RightLost)) log.debug(`${channelName}.state-not-written`)
    })
  }

  return {
    now: () => state,
    become(status, more = {}) {
      const changed = status !== state.status
      const since = changed ? clock.now() : state.since
      state = { ...state, ...none, ...more, status, since }
      write()
      if (!changed) return
      const about = { status, code: state.code }
      if (alarming.has(status)) {
        log.error(`${channelName}.needs-somebody`, about)
        count(`${channelName}-${status}`)
      } else log.info(`${channelName}.is`, about)
    },
    async before() {
      const { folder, name } = linkPlaces.state
      const [stored] = await keep.read(folder, [name])
      return stored === undefined ? null : (JSON.parse(stored) as LinkState)
    },
    beat: write,
    async request() {
      const { folder, name } = linkPlaces.request
      const [stored] = await keep.read(folder, [name])
      if (stored === undefined) return null
      await keep.write([{ folder, name, value: null }])
      const request = JSON.parse(stored) as LinkRequest
      return request.at > clock.now() - requestFor ? request : null
    },
  }
}
