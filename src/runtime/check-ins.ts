import { toAll, withLetters, withoutJourney } from '../domain/correspondence.ts'
import { afterSign, isRunning, type Journey, movedTo } from '../domain/journey.ts'
import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { ChangeChat } from './change-chat.ts'
import type { Head } from './chat-record.ts'
import { holdToTime, type SpeaksFirst, tellNews } from './check-in-time.ts'
import { everyRecord } from './every-record.ts'
import { headKey, readIndexKey } from './keys.ts'
import type { Metrics } from './metrics.ts'
import type { Rules } from './rules.ts'
import { fromBytes } from './stored-form.ts'
import { takeLettersIn } from './take-letters-in.ts'

/** So often every check-in is looked at, whenever it is due: clocks may have gone back. */
const lookAtAll = 600_000

/** What the desk sees of the check-in of a chat: no words that were agreed, and nobody who waits. */
export type CheckInView = Omit<
  Journey,
  'state' | 'wellWord' | 'duressWord' | 'knocks' | 'bound' | 'span'
> & {
  state: 'running' | 'asked' | 'missed'
  hasWord: boolean
  knocks: number
  bound: number
  /** When they last wrote anything at all. */
  heardAt: number
}

export type CheckIns = {
  /** Does what is due now. May be called at any time, again, and by several processes at once. */
  round(): Promise<void>
  /** Null: none runs there. */
  read(chat: string): Promise<CheckInView | null>
  /** The desk heard from them: as if they had given a sign. False: none runs there. */
  heardFrom(chat: string): Promise<boolean>
  /** The next sign is due then. */
  moveTo(chat: string, at: number): Promise<boolean>
  end(chat: string): Promise<boolean>
}

export type CheckInsOptions = {
  store: Store
  changeChat: ChangeChat
  channels: Map<string, Channel>
  clock: Clock
  metrics: Metrics
  say: Rules['say']
}

/** Holds check-ins to their time. Everything is in the store, so a process that dies loses none. */
export function createCheckIns(options: CheckInsOptions): CheckIns {
  const { store, changeChat, channels, clock, metrics, say } = options
  const speaks: SpeaksFirst = {
    say,
    writesFirst: (channel) => channels.get(channel)?.abilities.writesFirst ?? false,
  }
  let lookedAtAll = Number.NEGATIVE_INFINITY

  async function round(): Promise<void> {
    await takeLettersIn(store, changeChat, (state) => tellNews(state, speaks))
    const now = clock.now()
    const all = Math.abs(now - lookedAtAll) >= lookAtAll
    if (all) lookedAtAll = now
    for await (const { key } of everyRecord(store, 'checkin/')) {
      const found = readIndexKey(key)
      if (!found) continue
      // In the order of their time: the first that is not due yet is the last that is looked at.
      if (found.at > now && !all) break
      await look(found.chat)
    }
  }

  async function look(chat: string): Promise<void> {
    await changeChat(chat, null, (state) => {
      const step = holdToTime(state, speaks)
      if (step !== null) metrics.count(`check-ins-${step}`)
      return { result: null, store: step !== null }
    })
  }

  async function change(chat: string, how: (journey: Journey, now: number) => Journey | null) {
    const done = await changeChat(chat, null, (state) => {
      const { head, now } = state
      const before = head.session.journey
      if (!isRunning(before)) return { result: false, store: false }
      const journey = how(before, now)
      const told = before.state === 'missed' && journey ? toAll(before, 'heard') : []
      head.session = journey
        ? withLetters({ ...head.session, journey }, told)
        : withoutJourney(head.session)
      return { result: true, store: true }
    })
    return done ?? false
  }

  return {
    round,
    async read(chat) {
      const [stored] = await store.read([headKey(chat)])
      const head = fromBytes<Head>('head', stored)
      const journey = head?.session.journey
      return head && isRunning(journey) ? viewOf(journey, head) : null
    },
    heardFrom: (chat) => change(chat, afterSign),
    moveTo: (chat, at) => change(chat, (journey, now) => movedTo(journey, at, now)),
    end: (chat) => change(chat, () => null),
  }
}

function viewOf(
  journey: Journey & { state: CheckInView['state'] },
  { heardAt }: Head,
): CheckInView {
  const { wellWord, duressWord, knocks, bound, span, ...shown } = journey
  const hasWord = wellWord !== null
  return { ...shown, hasWord, knocks: knocks.length, bound: bound.length, heardAt }
}
