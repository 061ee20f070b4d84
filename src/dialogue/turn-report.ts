import { withoutJourney } from '../domain/correspondence.ts'
import type { Flow, Step, Target } from '../domain/flow.ts'
import type { Reply, Told, Turn } from '../domain/reply.ts'
import type { ConsentPurpose } from '../domain/report.ts'
import { longSilence } from '../domain/safe-contact.ts'
import { isAsked, type Session } from '../domain/session.ts'
import { hasWords } from './bare.ts'
import { goOn, goOnWith, type Heard, otherwiseOf, toldIn } from './heard.ts'
import { namesNoDay, planned } from './journey-plan.ts'
import { afterTold, changedReport } from './report.ts'
import { smallTalkIn } from './small-talk.ts'

/** Fewer words than this answer a question, whatever they speak of: "visa turis" is how somebody left. */
const offerFrom = 20

/** Where one of these is asked, a long story and an offer's own words are the answer. */
const aboutTheOffer = new Set([
  'offer-seen-at',
  'recruiter',
  'job-promised',
  'pay-promised',
  'route',
  'last-words',
  'money-terms',
  'reported-at',
])

type Question = { flow: Flow; step: Step }

/** The question of a report that is open; null where none is. */
export function openQuestion({ session, known }: Heard): Question | null {
  const flow = known.flows.find(({ id }) => id === session.at?.flow)
  const step = session.at ? flow?.steps[session.at.step] : undefined
  return flow && step && (step.asks || step.consents) ? { flow, step } : null
}

/** Somebody comes back after a long time: nothing they write is taken for an answer before they say so. */
export function resumeReport(heard: Heard): Turn | null {
  const { session, event, answer } = heard
  if (!session.report || !openQuestion(heard) || answer || event.text === '') return null
  if (event.at - session.report.at < longSilence) return null
  return goOn(`${session.report.flow}:resume`, heard)
}

/**
 * Words, a pin or files in answer to a question of a report. They are kept as they came: a mother's own words
 * are worth more than a form. An offer out of nothing is judged instead, and the question stays.
 */
export function keepAnswer(heard: Heard): Turn | null {
  const { event, session } = heard
  const open = openQuestion(heard)
  const field = open?.step.asks
  if (!open || !field || !open.flow.report) return null
  const isOffer = (event.verdict?.level ?? null) !== null && hasWords(event.text, offerFrom)
  if (isOffer && !aboutTheOffer.has(field)) return null
  const said = event.text.trim()
  if (said !== '' && smallTalkIn(said) !== null && smallTalkIn(said) !== 'fine') return null
  const value = said !== '' ? said : placeIn(heard)
  if (value === null && !event.media) return null
  const kind = value === null ? 'media' : said === '' ? 'place' : 'text'
  const isDay = field === 'check-on' && !namesNoDay(said, session, event.at)
  const next = isDay ? 'journey:check-hour' : otherwiseOf(heard, kind)
  if (!next) return null
  const told: Told = {
    report: open.flow.report,
    field,
    value: value ?? 'sent',
    withFiles: event.media !== null,
  }
  const asksWhom = open.flow.steps['who'] !== undefined
  const asked = isGrave(heard) && asksWhom && !session.report?.aboutThem
  const scene = { event, known: heard.known, told: null }
  const after = planned([told], session, scene)
  const before = { ...heard, session: asked ? waitingAt(after, next) : after }
  const target = asked ? `${open.flow.id}:who` : next
  const turn = goOnWith(event.place ? toldIn(heard, true) : null, target, before)
  const acts = isGrave(heard) ? [...new Set([...turn.acts, 'hand-over' as const])] : turn.acts
  return { ...turn, acts, told: [told, ...(turn.told ?? [])] }
}

/** Something else than yes or no to a consent, that means nothing by itself: it is asked again. */
export function askConsentAgain(heard: Heard): Turn | null {
  const open = openQuestion(heard)
  if (!open?.step.consents || !hasWords(heard.event.text, 1)) return null
  return goOn(`${open.flow.id}:${heard.session.at?.step}`, heard)
}

/** After these nobody is reminded of anything; where the language was asked for, the question comes by itself. */
const graver = new Set([
  'help-now',
  'self-harm',
  'child',
  'forget-me',
  'person',
  'place',
  'language',
])

/** Somebody who was asked something spoke of another matter: they are told the word that leads back. */
export function withWayBack(turn: Turn, { session: before, answer, known, distress }: Heard): Turn {
  const { at, hidden, quiet, report, waiting } = turn.session
  if (!waiting || waiting.flow !== before.at?.flow || answer || hidden || quiet) return turn
  const isReport = known.flows.some(({ id, report }) => id === waiting.flow && report !== null)
  if (isReport && (!isAsked(before) || report?.finished)) return turn
  // Who wrote of something else than the terms they were asked for got the numbers, and may not be in need of them.
  const isBeside = at?.flow === 'help-now' && !isReport && !distress
  if ((graver.has(at?.flow ?? '') && !isBeside) || turn.replies.length === 0) return turn
  const reply: Reply = { lines: [{ key: 'report:waiting', values: {} }], choices: [], leave: false }
  return { ...turn, replies: [...turn.replies, reply] }
}

/**
 * Words of danger to a life in others' hands. Where somebody is sought they are mostly about that person, and
 * yet may not be. Whoever does not want to live is another matter.
 */
export function isGrave({ event: { verdict } }: Heard): boolean {
  if (!verdict || verdict.danger === 'self-harm') return false
  return verdict.danger !== null || verdict.kind === 'distress'
}

/** "About whom?" comes in between: after it the next question is asked, not this one again. */
function waitingAt(session: Session, next: Target): Session {
  const [flow, step] = next.split(':')
  return step && flow === session.report?.flow ? changedReport(session, { step }) : session
}

const ofCheckIn: readonly ConsentPurpose[] = [
  'keep-report',
  'read-by-desk',
  'contact-again',
  'tell-missed-sign',
]

/** A word takes all consents of this chat back. */
export function withdraw(heard: Heard): Turn {
  const { report, journey } = heard.session
  const agreed = report?.agreed.map((purpose) => ({ kind: report.kind, purpose })) ?? []
  // A check-in runs on what was agreed to for it, whatever report was told after it.
  if (journey && report?.kind !== 'journey')
    for (const purpose of ofCheckIn) agreed.push({ kind: 'journey', purpose })
  if (agreed.length === 0) return goOn('missing-relative:nothing-to-withdraw', heard)
  const told = agreed.map(
    ({ kind, purpose }): Told => ({
      report: kind,
      purpose,
      given: false,
      textKey: kind === 'journey' ? 'journey:withdrawn' : 'missing:withdrawn',
    }),
  )
  const onlyCheckIn = agreed.every(({ kind }) => kind === 'journey')
  const turn = goOn(onlyCheckIn ? 'journey:withdrawn' : 'missing-relative:withdrawn', {
    ...heard,
    session: withoutJourney(afterTold(told, heard.session)),
  })
  return { ...turn, told }
}

function placeIn({ event: { place } }: Heard): string | null {
  return place && `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`
}
