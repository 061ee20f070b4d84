import type { HandOver } from '../../domain/desk.ts'
import { SendFault } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { GroupPost, Page, StaffGroup } from '../../ports/page.ts'
import type { Store } from '../../ports/store.ts'
import { backOff } from '../../runtime/back-off.ts'
import { listAll } from '../../runtime/every-record.ts'
import type { Metrics } from '../../runtime/metrics.ts'
import { recordKind } from '../../runtime/records.ts'
import type { Open } from './deliveries.ts'
import { type Pageable, takingAct } from './pageable.ts'

/** `group-post/<chat>`: the message of a hand-over in the staff's group, and what it shows. */
type Posted = {
  message: string
  page: Page
  calls: string
  shown: string
  /** A message it has taken the place of, not yet taken away. */
  stale: string | null
}
const postedKind = recordKind<Posted>('group-post')
const postedPrefix = 'group-post/'
const postedKey = (chat: string) => `${postedPrefix}${chat}`

export type GroupBoard = {
  /** Brings the group up to what is open now; does nothing while it is still at it. Waits for none of it. */
  show(open: Open[], staff: Pageable[]): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export type GroupBoardOptions = {
  store: Store
  group: StaffGroup
  clock: Clock
  log: Log
  metrics: Metrics
  chance(): number
}

/**
 * Keeps one message for each open hand-over in the staff's group. When somebody else is called it is posted
 * anew and the old one taken away, because a changed message rings on no telephone.
 */
export function createGroupBoard(options: GroupBoardOptions): GroupBoard {
  const { store, group, clock, log, metrics, chance } = options
  let running: Promise<void> | null = null
  let failures = 0
  let notBefore = 0

  async function keep(chat: string, posted: Posted): Promise<void> {
    await store.commit({ put: [[postedKey(chat), postedKind.encode(posted)]] })
  }

  async function showOne(open: Open, staff: Pageable[], before: Posted | null): Promise<void> {
    const post = postOf(open, staff)
    const shown = shownOf(open)
    const calls = callsOf(post)
    // Whoever took it before the group heard of it needs no message there.
    if (before === null && post.state.kind !== 'waiting') return
    if (before?.stale) await clear(open.chat, before)
    if (before?.shown === shown) return
    const waitsAgain = post.state.kind === 'waiting' && before?.shown.startsWith('taken')
    if (before && !waitsAgain && (calls === '' || calls === before.calls)) {
      await editAnyhow(before.message, post)
      return keep(open.chat, { ...before, stale: null, page: open.page, shown })
    }
    const message = await group.post(post)
    const posted = { message, page: open.page, calls, shown, stale: before?.message ?? null }
    await keep(open.chat, posted)
    await clear(open.chat, posted)
  }

  async function clear(chat: string, posted: Posted): Promise<void> {
    if (posted.stale === null) return
    await group.remove(posted.stale)
    await keep(chat, { ...posted, stale: null })
  }

  /** A message that can never be changed again is left as it is. */
  async function editAnyhow(message: string, post: GroupPost): Promise<void> {
    try {
      await group.edit(message, post)
    } catch (error) {
      if (!(error instanceof SendFault && error.kind === 'never')) throw error
      metrics.count('group-post-stuck')
      log.warn('rota.group-post-stuck', { code: post.code, reason: error.message })
    }
  }

  async function run(open: Open[], staff: Pageable[]): Promise<void> {
    try {
      const stored = await listAll(store, postedPrefix)
      const posted = new Map(
        stored.map(({ key, value }) => [key.slice(postedPrefix.length), postedKind.decode(value)]),
      )
      for (const one of open) await showOne(one, staff, posted.get(one.chat) ?? null)
      for (const [chat, gone] of posted) {
        if (open.some((one) => one.chat === chat)) continue
        const { message, page } = gone
        await clear(chat, gone)
        await editAnyhow(message, { ...page, state: { kind: 'ended' } })
        await store.commit({ delete: [postedKey(chat)] })
      }
      failures = 0
    } catch (error) {
      // One fault holds up all: a group is told to slow down as a whole.
      failures += 1
      const asked = error instanceof SendFault ? error.retryAfter : null
      notBefore = clock.now() + (asked ?? backOff(failures, chance))
      metrics.count('group-post-failed')
      const reason = error instanceof SendFault ? error.message : 'unexpected'
      log.warn('rota.group-post-failed', { failures, reason })
    }
  }

  return {
    show(open, staff) {
      if (running || clock.now() < notBefore) return
      running = run(open, staff).finally(() => {
        running = null
      })
    },
    async idle() {
      while (running) await running
    },
  }
}

function postOf({ handOver, page }: Open, staff: Pageable[]): GroupPost {
  if (handOver.state === 'taken')
    return { ...page, state: { kind: 'taken', by: handOver.worker?.name ?? '' } }
  const claimable = takingAct(handOver) === 'take-plain-chat'
  return { ...page, state: { kind: 'waiting', claimable, calls: called(handOver, staff) } }
}

/**
 * Who was called last and wants to hear of it in the group. Whoever said "not now" stays named until the next
 * one is called: nobody is shown that they did.
 */
function called({ paged }: HandOver, staff: Pageable[]) {
  const last = paged.at(-1)?.at
  return paged
    .filter(({ at }) => at === last)
    .flatMap(({ staff: id }) => {
      const member = staff.find((one) => one.id === id)
      if (!member?.means.includes('telegram') || member.telegramId === null) return []
      return [{ name: member.name, telegramId: member.telegramId }]
    })
}

function callsOf({ state }: GroupPost): string {
  return state.kind === 'waiting' ? state.calls.map(({ telegramId }) => telegramId).join(' ') : ''
}

/** What a message shows. While it waits, its time is read coarsely: a group takes few changes a minute. */
function shownOf({ handOver, page }: Open): string {
  const { state, worker, paged } = handOver
  if (state === 'taken') return `taken ${worker?.id ?? ''}`
  const last = paged.at(-1)?.at
  const calls = paged.filter(({ at }) => at === last).map(({ staff }) => staff)
  return `waiting ${page.minutes} ${calls.join(' ')}`
}
