import { newsLine, toAll, withLetters, withoutJourney } from '../domain/correspondence.ts'
import { atTime, isRunning, type Journey, type Step } from '../domain/journey.ts'
import { spoken } from '../domain/reply.ts'
import { wantPerson, whereToAnswer } from './hand-over.ts'
import { newId } from './new-id.ts'
import { ownTexts, type Rules } from './rules.ts'
import { enqueue } from './speak.ts'
import type { TurnState } from './turn-state.ts'

const hours = 3_600_000
/** The question may be pushed for so long: later it would come at another hour than was agreed. */
const askFor = 3 * hours
/** What whoever waits is to hear is tried for so long; after it they are told when they write. */
const tellFor = 7 * 24 * hours

/** How somebody is spoken to who did not just write. */
export type SpeaksFirst = Pick<Rules, 'say' | 'writesFirst'>

/** Does on the copy of a chat what its check-in wants done now. Null: nothing, and nothing is to be stored. */
export function holdToTime(state: TurnState, speaks: SpeaksFirst): Step | null {
  const { head, now } = state
  const before = head.session.journey
  if (!isRunning(before)) return null
  const { journey, step } = atTime(before, now)
  if (step === 'wait' && journey === before) return null
  head.session = { ...head.session, journey }
  if (step === 'ask') ask(state, journey, speaks)
  else if (step === 'alarm') alarm(state, journey)
  else if (step === 'end') head.session = withoutJourney(head.session)
  return step
}

/** Nobody is written to first who did not agree, who may be watched, or whom the platform keeps from us. */
function ask(state: TurnState, { mayAsk }: Journey, speaks: SpeaksFirst): void {
  const to = whereToAnswer(state)
  if (!mayAsk || !to || !mayPush(state, to.channel, speaks) || state.voice.by === 'worker') return
  const { head, now } = state
  const language = head.session.language ?? 'id'
  const choices = ['fine', 'not-fine'].map((id) => ({
    id: `journey:well:${id}`,
    label: speaks.say(language, `journey:${id}`, {}),
  }))
  const text = speaks.say(language, ownTexts.areYouWell, {})
  const origin = { id: newId(), by: 'suar', voice: state.voice.term } as const
  enqueue(state, { to, text, choices, leave: false }, now + askFor, origin)
  head.session = { ...head.session, at: { flow: 'journey', step: 'well' } }
}

function alarm(state: TurnState, journey: Journey): void {
  wantPerson(state, 'missed-sign')
  state.head.session = withLetters(state.head.session, toAll(journey, 'missed', journey.since))
}

/** What whoever waits agreed to be told; where we may not write first it stays for their next message. */
export function tellNews(state: TurnState, speaks: SpeaksFirst): void {
  const { head, now } = state
  const to = whereToAnswer(state)
  const { news = [], ...session } = head.session
  if (news.length === 0 || !to || !mayPush(state, to.channel, speaks)) return
  const language = session.language ?? 'id'
  for (const one of news) {
    const text = spoken(newsLine(one, language), (key, values) => speaks.say(language, key, values))
    const origin = { id: newId(), by: 'suar', voice: state.voice.term } as const
    enqueue(state, { to, text, choices: [], leave: false }, now + tellFor, origin)
  }
  head.session = session
}

function mayPush({ head }: TurnState, channel: string, { writesFirst }: SpeaksFirst): boolean {
  const { hidden, quiet, delicate } = head.session
  const held = head.dangers.held || head.dangers.selfHarm
  return writesFirst(channel) && !hidden && !quiet && !delicate && !held
}
