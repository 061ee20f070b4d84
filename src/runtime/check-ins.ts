import { newsLine, toAll, withLetters, withoutJourney } from '../domain/correspondence.ts'
import { afterSign, atTime, isRunning, type Journey, movedTo } from '../domain/journey.ts'
import { spoken } from '../domain/reply.ts'
import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { ChangeChat } from './change-chat.ts'
import type { Head } from './chat-record.ts'
import { everyRecord } from './every-record.ts'
import { wantPerson, whereToAnswer } from './hand-over.ts'
import { headKey, readIndexKey } from './keys.ts'
import type { Metrics } from './metrics.ts'
import { newId } from './new-id.ts'
import { ownTexts, type Rules } from './rules.ts'
import { enqueue } from './speak.ts'
import { fromBytes } from './stored-form.ts'
import { takeLettersIn } from './take-letters-in.ts'
import type { TurnState } from './turn-state.ts'

const hours = 3_600_000
/** The question may be pushed for so long: later it would come at another hour than was agreed. */
const askFor = 3 * hours
/** What whoever waits is to hear is tried for so long; after it they are told when they write. */
const tellFor = 7 * 24 * hours
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
  let lookedAtAll = Number.NEGATIVE_INFINITY

  async function round(): Promise<void> {
    await takeLettersIn(store, changeChat, tellNews)
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
      const { head, now } = state
      const before = head.session.journey
      if (!isRunning(before)) return { result: null, store: false }
      const { journey, step } = atTime(before, now)
      if (step === 'wait' && journey === before) return { result: null, store: false }
      head.session = { ...head.session, journey }
      if (step === 'ask') ask(state, journey)
      else if (step === 'alarm') alarm(state, journey)
      else if (step === 'end') head.session = withoutJourney(head.session)
      metrics.count(`check-ins-${step}`)
      return { result: null, store: true }
    })
  }

  /** Nobody is written to first who did not agree, who may be watched, or whom the platform keeps from us. */
  function ask(state: TurnState, { mayAsk }: Journey): void {
    const to = whereToAnswer(state)
    if (!mayAsk || !to || !mayPush(state, to.channel) || state.voice.by === 'worker') return
    const { head, now } = state
    const language = head.session.language ?? 'id'
    const choices = ['fine', 'not-fine'].map((id) => ({
      id: `journey:well:${id}`,
      label: say(language, `journey:${id}`, {}),
    }))
    const text = say(language, ownTexts.areYouWell, {})
    const origin = { id: newId(), by: 'suar', voice: state.voice.term } as const
    enqueue(state, { to, text, choices, leave: false }, now + askFor, origin)
    head.session = { ...head.session, at: { flow: 'journey', step: 'well' } }
  }

  function alarm(state: TurnState, journey: Journey): void {
    wantPerson(state, 'missed-sign')
    state.head.session = withLetters(state.head.session, toAll(journey, 'missed', journey.since))
  }

  function mayPush({ head }: TurnState, channel: string): boolean {
    const { hidden, quiet, delicate } = head.session
    const held = head.dangers.held || head.dangers.selfHarm
    const can = channels.get(channel)?.abilities.writesFirst ?? false
    return can && !hidden && !quiet && !delicate && !held
  }

  /** What whoever waits agreed to be told; where we may not write first it stays for their next message. */
  function tellNews(state: TurnState): void {
    const { head, now } = state
    const to = whereToAnswer(state)
    const { news = [], ...session } = head.session
    if (news.length === 0 || !to || !mayPush(state, to.channel)) return
    const language = session.language ?? 'id'
    for (const one of news) {
      const text = spoken(newsLine(one, language), (key, values) => say(language, key, values))
      const origin = { id: newId(), by: 'suar', voice: state.voice.term } as const
      enqueue(state, { to, text, choices: [], leave: false }, now + tellFor, origin)
    }
    head.session = session
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
