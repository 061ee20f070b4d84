import type { HandOver } from '../../domain/desk.ts'
import { SendFault } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Page, PageMeans, Pager } from '../../ports/page.ts'
import type { Store } from '../../ports/store.ts'
import { backOff } from '../../runtime/back-off.ts'
import { listAll } from '../../runtime/every-record.ts'
import type { Metrics } from '../../runtime/metrics.ts'
import { recordKind } from '../../runtime/records.ts'
import { versionOf } from '../../runtime/stored-form.ts'
import { type Means, meansFor } from './means.ts'
import { type Pageable, pageTo } from './pageable.ts'

/** `page-sent/<chat>`: which pages of its hand-over have gone out, or were given up. */
type Sent = { sent: string[] }
const sentKind = recordKind<Sent>('page-sent')
const sentPrefix = 'page-sent/'
const sentKey = (chat: string) => `${sentPrefix}${chat}`

/** An open hand-over and how it is shown outside. */
export type Open = { chat: string; handOver: HandOver; page: Page }

export type Deliveries = {
  /** Begins to send what was paged and has not gone out. Waits for none of it. `open`: every open one. */
  send(open: Open[], staff: Pageable[], means: Means): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export type DeliveriesOptions = {
  store: Store
  clock: Clock
  log: Log
  metrics: Metrics
  chance(): number
}

/**
 * Sends pages by each person's means, each by itself: one that fails is tried again after a while, and keeps
 * nobody else's from going. What is to be sent stands in the hand-over, so that a process that dies here
 * leaves it to the next one.
 */
export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { store, clock, log, metrics, chance } = options
  const underWay = new Map<string, Promise<void>>()
  const failed = new Map<string, { times: number; notBefore: number }>()

  async function note(chat: string, name: string, isWanted: (name: string) => boolean) {
    const key = sentKey(chat)
    for (let done = false; !done; ) {
      const [stored] = await store.read([key])
      const sent = stored ? sentKind.decode(stored.value).sent.filter(isWanted) : []
      const bytes = sentKind.encode({ sent: [...sent, name] })
      done = await store.commit({ if: [[key, versionOf(stored)]], put: [[key, bytes]] })
    }
  }

  async function sendOne(pager: Pager, open: Open, member: Pageable, name: string) {
    const id = `${open.chat} ${name}`
    const about = { code: open.page.code, staff: member.id, means: pager.means }
    const isWanted = (other: string) =>
      open.handOver.paged.some(({ staff, at }) => other.startsWith(`${staff} ${at} `))
    try {
      await pager.send(open.page, pageTo(member))
      metrics.count('page-sent')
      failed.delete(id)
      await note(open.chat, name, isWanted)
    } catch (error) {
      const isFinal = error instanceof SendFault && error.kind === 'never'
      const times = (failed.get(id)?.times ?? 0) + 1
      const wait = (error instanceof SendFault && error.retryAfter) || backOff(times, chance)
      failed.set(id, { times, notBefore: clock.now() + wait })
      metrics.count(isFinal ? 'page-given-up' : 'page-failed')
      log.warn('rota.page-failed', { ...about, times, reason: reasonOf(error) })
      if (isFinal) await note(open.chat, name, isWanted).catch(() => {})
    }
  }

  function begin(pager: Pager, open: Open, member: Pageable, name: string): void {
    const id = `${open.chat} ${name}`
    if (underWay.has(id) || (failed.get(id)?.notBefore ?? 0) > clock.now()) return
    const sending = sendOne(pager, open, member, name).finally(() => underWay.delete(id))
    underWay.set(id, sending)
  }

  async function forget(chats: string[]): Promise<void> {
    if (chats.length === 0) return
    for (const id of failed.keys())
      if (chats.some((chat) => id.startsWith(`${chat} `))) failed.delete(id)
    await store.commit({ delete: chats.map(sentKey) })
  }

  return {
    async send(open, staff, means) {
      const stored = await listAll(store, sentPrefix)
      const sent = new Map(
        stored.map(({ key, value }) => [
          key.slice(sentPrefix.length),
          new Set(sentKind.decode(value).sent),
        ]),
      )
      for (const one of open)
        for (const { member, by, name } of wanted(one.handOver, staff, means)) {
          const pager = means.pagers.find((each) => each.means === by)
          if (pager && !sent.get(one.chat)?.has(name)) begin(pager, one, member, name)
        }
      await forget([...sent.keys()].filter((chat) => !open.some((one) => one.chat === chat)))
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}

/** Everything a waiting hand-over has to be sent by now, done or not. */
function wanted(
  { paged, declined, state }: HandOver,
  staff: Pageable[],
  means: Means,
): { member: Pageable; by: PageMeans; name: string }[] {
  if (state !== 'waiting') return []
  return paged
    .filter((page) => !declined.includes(page.staff))
    .flatMap(({ staff: id, at }) => {
      const member = staff.find((one) => one.id === id)
      if (!member) return []
      return meansFor(member, means).map((by) => ({ member, by, name: `${id} ${at} ${by}` }))
    })
}

function reasonOf(error: unknown): string {
  return error instanceof SendFault ? error.message : 'unexpected'
}
