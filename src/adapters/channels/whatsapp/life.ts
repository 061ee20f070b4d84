import type { Clock } from '../../../ports/clock.ts'
import type { Keep } from '../../../ports/keep.ts'
import { type LinkRequest, type LinkState, linkPlaces } from '../../../ports/link.ts'
import type { Backoff } from '../backoff.ts'
import { pause } from '../pause.ts'
import { afterClose } from './after-close.ts'
import type { Connection, ConnectionOptions } from './connection.ts'
import { forgetLogin, type Login } from './login.ts'
import type { Standing } from './standing.ts'
import type { Tenure } from './tenure.ts'
import type { Timing } from './timing.ts'

export type LifeOptions = {
  keep: Keep
  standing: Standing
  openLogin(tenure: Tenure): Promise<Login>
  connect(login: Login, on: Pick<ConnectionOptions, 'onOpen' | 'onQr'>): Connection
  /** The connection there is now; null: none. */
  onConnection(connection: Connection | null): void
  waits: Backoff
  clock: Clock
  timing: Timing
}

/** A connection that held so long was none of a row of failures. */
const steadyAfter = 10_000

/**
 * One tenure as the linked device: connected, connected again by the rules of `after-close.ts`, and silent
 * where only a person can help.
 */
export async function live(options: LifeOptions, tenure: Tenure): Promise<void> {
  const { standing, keep, clock, timing, waits } = options
  const { signal } = tenure
  let login = await options.openLogin(tenure)
  let request: LinkRequest | null = null
  const before = await standing.before()
  if (before && outlastsAStart(before)) standing.become(before.status, { code: before.code })
  else standing.become(login.isLinked() ? 'connecting' : 'unlinked')

  while (!signal.aborted) {
    if (!login.isLinked() || isHalted(standing.now())) {
      request = await asked()
      if (signal.aborted) return
      if (login.isLinked()) standing.become('connecting')
      else {
        // What an earlier try left behind is known to no phone.
        login = await beginAnew()
        standing.become('linking')
      }
    }
    const { code, held } = await connectOnce(login, request)
    await login.settled()
    if (signal.aborted) return
    if (held > steadyAfter) waits.reset()
    const next = afterClose(code)
    if (next.kind === 'stop') {
      if (next.forget) login = await beginAnew()
      standing.become(next.status, { code })
    } else if (!login.isLinked()) {
      // Nobody scanned what was shown; it is shown again when somebody asks.
      standing.become('unlinked', { code })
    } else if (next.kind === 'wait') {
      standing.become('away', { code })
      await pause(clock, waits.next(), signal)
    }
  }

  async function beginAnew(): Promise<Login> {
    await forgetLogin(keep)
    return options.openLogin(tenure)
  }

  async function connectOnce(
    login: Login,
    request: LinkRequest | null,
  ): Promise<{ code: number | null; held: number }> {
    let openedAt: number | null = null
    let codeAsked = false
    const connection = options.connect(login, {
      onOpen() {
        openedAt = clock.now()
        standing.become('open')
      },
      onQr(qr) {
        if (!request?.phone) return standing.become('linking', { qr })
        if (codeAsked) return
        codeAsked = true
        connection.linkByCode(request.phone).then(
          (pairingCode) => standing.become('linking', { pairingCode }),
          () => connection.end(),
        )
      },
    })
    const callOff = tenure.onEnd(() => connection.end())
    options.onConnection(connection)
    const code = await connection.closed
    callOff()
    options.onConnection(null)
    return { code, held: openedAt === null ? 0 : clock.now() - openedAt }
  }

  /** Resolves with what was asked for, or when the tenure ends. */
  async function asked(): Promise<LinkRequest | null> {
    let look = () => {}
    const stopWatching = keep.watch(linkPlaces.request.folder, () => look())
    try {
      while (!signal.aborted) {
        const request = await standing.request().catch(() => null)
        if (request) return request
        const woken = new AbortController()
        look = () => woken.abort()
        await pause(clock, timing.lookEvery, AbortSignal.any([signal, woken.signal]))
      }
      return null
    } finally {
      stopWatching()
    }
  }
}

/** Nothing goes on by itself. */
function isHalted({ status }: LinkState): boolean {
  return ['logged-out', 'closed', 'replaced', 'outdated'].includes(status)
}

/** The phone or WhatsApp has ended it; to try again at each start would be the loop that gets numbers banned. */
function outlastsAStart({ status }: LinkState): boolean {
  return status === 'logged-out' || status === 'closed'
}
