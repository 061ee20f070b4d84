import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { ChatParts } from '../console/chats/chat-parts.ts'
import { type Console, createConsole } from '../console/console.ts'
import type { ConsoleParts, Pulse, RotaDoor } from '../console/parts.ts'
import type { Audit } from '../desk/audit/audit.ts'
import { readAudit } from '../desk/audit/read-audit.ts'
import type { Chats } from '../desk/chats/chats.ts'
import { queueNews } from '../desk/chats/queue-news.ts'
import type { Member } from '../desk/staff/member.ts'
import type { Staff } from '../desk/staff/staff.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { HandOvers } from '../runtime/hand-overs.ts'
import type { House } from './house.ts'
import { offerViewOf } from './offer-view.ts'
import { savedTextsOf } from './saved-replies.ts'

export type DeskParts = Pick<
  ConsoleParts,
  'publicUrl' | 'trustProxy' | 'texts' | 'cases' | 'knowledge' | 'figures'
> & {
  store: Store
  clock: Clock
  log: Log
  staff: Staff
  audit: Audit
  house: House
  /** Ids of helplines that are not shown now. */
  takenOut(): ReadonlySet<string>
  chats: Chats
  handOvers: Pick<HandOvers, 'list' | 'watch' | 'watchChat'>
  files: ChatParts['files']
  rota: RotaDoor & {
    /** Calls back soon after a shift may have changed. */
    watch(onChange: () => void): () => void
    /** Who is on duty at this desk now. */
    onDuty: ChatParts['chats']['onDuty']
  }
  /** What a member is called to now, and when that may have changed. */
  pages: {
    of(staff: string): Promise<{ at: number }[]>
    watch(staff: string, onChange: () => void): () => void
  }
}

const hintOf = { waiting: 'queue', mine: 'mine', taken: 'taken' } as const

/** The staff's pages over the desk as it is. */
export function openConsole(parts: DeskParts): Console {
  const { store, audit, staff, rota, handOvers, pages, clock, log } = parts
  const { texts, publicUrl, trustProxy, house, chats, files, cases, knowledge, figures } = parts
  const news = queueNews(handOvers, clock, () => log.warn('queue-news-failed'))
  return createConsole({
    texts,
    clock,
    log,
    publicUrl,
    trustProxy,
    addressOf: (c) => addressOf(c, trustProxy),
    staff,
    audit: {
      read: (reader, question) => readAudit({ store, audit }, reader, question),
      newest: audit.newest,
      denied: (who, to) => audit.append({ who, act: 'denied', about: { to } }),
    },
    rota,
    chats: { ...chats, watch: handOvers.watchChat, onDuty: rota.onDuty },
    judge: offerViewOf(house, clock),
    savedTexts: savedTextsOf(house, clock, parts.takenOut),
    files,
    cases,
    knowledge,
    figures,
    pulse: (member) => pulseOf(parts, member),
    watch(member, onChange) {
      const stops = [
        news.watch(member, (part) => onChange(hintOf[part])),
        rota.watch(() => onChange('rota')),
        pages.watch(member.id, () => onChange('page')),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  })
}

/** How things stand for one member. Only who is on duty, or called by name, hears a sound. */
async function pulseOf({ chats, rota, pages }: DeskParts, member: Member): Promise<Pulse> {
  const [{ waiting, mine }, duty, called] = await Promise.all([
    chats.queue(member),
    rota.running(member.id),
    pages.of(member.id),
  ])
  // Whoever said "not now" is not asked again; they may still take it.
  const takable = waiting.filter(
    ({ mayOpen, handOver: { declined } }) => mayOpen && !declined.includes(member.id),
  )
  const unread = mine.flatMap(({ waitsSince }) => waitsSince ?? [])
  const since = duty ? takable.map(({ handOver }) => handOver.since) : []
  const latest = Math.max(0, ...since, ...unread, ...called.map(({ at }) => at))
  return {
    waiting: takable.length,
    mine: mine.length,
    unread: unread.length,
    ring: latest > 0 ? String(latest) : null,
  }
}

/**
 * Where a request comes from. Behind a proxy of ours that is the last entry it put down: whatever stands
 * before it anybody may have written.
 */
function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : ''
  return forwarded || (getConnInfo(c).remote.address ?? '')
}
