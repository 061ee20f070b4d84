import type { Event } from '../domain/event.ts'
import { homeOf } from '../domain/language.ts'
import type { Line, Reply, Value } from '../domain/reply.ts'
import type { JudgedOffer, Session } from '../domain/session.ts'
import { writtenCode } from '../domain/short-code.ts'
import { daysToDecide, workingDaysAfter } from '../domain/working-days.ts'
import { writtenDay } from '../domain/written-date.ts'
import { articleLines, isOfArticle } from './article-step.ts'
import { codedLines, codedObjectionLines, codedReportLines } from './coded-reply.ts'
import { contactStep } from './contact-step.ts'
import { personStep, receiptSlots } from './desk-slots.ts'
import { journeySlots, knockSlots } from './journey-slots.ts'
import { journeyStep } from './journey-step.ts'
import { lookUpLines, markLines } from './look-up-reply.ts'
import { captionLines, pictureFor } from './picture-reply.ts'
import { reasonLines } from './reasons-reply.ts'
import { reportStep } from './report.ts'
import type { Scene } from './scene.ts'
import { askLine, siteLine, siteSlot, siteSlots, type Teller } from './teller.ts'
import { lawfulWayLines, verdictLines } from './verdict-reply.ts'

type OfOffer = (offer: JudgedOffer, teller: Teller, room: number) => Line[]
const ofOffer: Record<string, OfOffer> = {
  'check-offer:danger': verdictLines,
  'check-offer:caution': verdictLines,
  'check-offer:no-known-signs': verdictLines,
  'check-offer:danger-reasons': reasonLines,
  'check-offer:caution-reasons': reasonLines,
  'check-offer:reasons': reasonLines,
  'check-offer:danger-picture': captionLines,
  'check-offer:caution-picture': captionLines,
  'check-offer:unchanged': (offer, teller) => [
    { key: 'check:unchanged', values: {} },
    offer.atHome
      ? { key: 'check:verify-at-home', values: {} }
      : siteLine('check:before-answering', teller),
  ],
}

/** Lines worked out from a verdict, said before the words of the step's flow; none for most steps. */
export function composedLines(
  step: string,
  session: Session,
  teller: Teller,
  { event }: Scene,
  room: number,
): Line[] {
  const { offer } = session
  if (step.startsWith('question:')) return articleLines(step, session, teller, room)
  if (step === 'code:verdict') return event.code ? codedLines(event.code, teller) : []
  if (step === 'code:report') return event.code ? codedReportLines(event.code) : []
  if (step === 'code:objection') return event.code ? codedObjectionLines(event.code, teller) : []
  if (step === 'look-up:start') return event.verdict ? lookUpLines(event.verdict, teller) : []
  if (step === 'look-up:contact') return event.verdict ? markLines(event.verdict) : []
  return offer ? (ofOffer[step]?.(offer, teller, room) ?? []) : []
}

/** The picture that goes with a step; none for most. */
export function composedPicture(
  step: string,
  { offer }: Session,
  teller: Teller,
): Reply['picture'] | null {
  return offer && isPicture(step) ? pictureFor(offer, teller) : null
}

const isPicture = (step: string) => /^check-offer:(?:danger|caution)-picture$/.test(step)

/** Values for slots of flows that are no helplines. */
export function composedSlots(
  step: string,
  session: Session,
  teller: Teller,
  { event }: Scene,
): Record<string, Value> {
  const { offer, objections } = session
  switch (step) {
    case 'how-far:nothing-yet':
      return {
        lookUp: siteSlot('helpline:look-up', 'check-agency', teller),
        lawfulWay: offer ? lawfulWayLines(offer.explanation, teller) : [],
      }
    case 'how-far:paid':
      return { moneySite: siteSlot('helpline:money-site', 'money-sent', teller) }
    case 'look-up:contact':
      return siteSlots('check-number', teller)
    case 'look-up:start':
    case 'question:start':
      return { ask: [askLine(teller)] }
    case 'code:verdict':
    case 'code:unknown':
    case 'code:too-many':
      return { code: writtenCode(event.code?.code ?? '') }
    case 'correction:firm':
    case 'correction:person':
      return objectionDates(event.at, teller)
    case 'correction:firm-received':
    case 'correction:person-received':
    case 'correction:more':
      return objectionDates(objections?.at(-1)?.at ?? event.at, teller)
    case 'missing-relative:receipt':
      return receiptSlots(event, session)
    case 'journey:receipt':
    case 'journey:running':
      return journeySlots(event, session, teller)
    case 'journey:knock':
      return knockSlots(session, teller)
    case 'continue:start':
      // The runtime draws the code, and knows where the page is.
      return { continuationCode: '', page: '' }
    default:
      return {}
  }
}

const whereKnown: Record<string, string> = {
  'help-now:start': 'help-now:placed',
  'help-now:self': 'help-now:self-placed',
  'help-now:heard': 'help-now:heard-placed',
}

/**
 * The step of a kind that fits: what is said to somebody who needs help depends on where they are (not known,
 * abroad, in their own country), and what is said of an offer on whether the work is at home. `step` is
 * `flow:step`.
 */
export function redirected(step: string, session: Session, event: Event): string {
  const { country, language, offer } = session
  const asked = contactStep(step, session, event) ?? journeyStep(step, session, event)
  if (asked !== null) return asked
  // Who said that writing is safe is not asked again.
  if (step === 'help-now:voice' && session.safeToWrite) return 'help-now:voice-again'
  if (step === 'person:start') return personStep(session, event)
  if (step === 'how-far:nothing-yet' && offer?.atHome) return 'how-far:nothing-yet-at-home'
  // A button may outlive the offer it belongs to, and the answer.
  if (isOfArticle(step) && !session.asked) return 'question:ask-again'
  if (step in ofOffer && !offer) return 'check-offer:send'
  if (isPicture(step) && offer) return pictureStep(offer, session)
  const told = reportStep(step, session)
  if (told !== step || country === null) return told
  const atHome = country === homeOf[language ?? 'id']
  return step === 'help-now:start' && atHome ? 'help-now:at-home' : (whereKnown[step] ?? step)
}

/** The button may be pressed late: after the chat became delicate, or under another verdict by now. */
function pictureStep({ level }: JudgedOffer, { delicate }: Session): string {
  if (delicate || level === 'no-known-signs') return 'check-offer:no-picture'
  return `check-offer:${level}-picture`
}

/** When an objection was taken, and by when it is decided. */
function objectionDates(at: number, { language }: Teller): Record<string, Value> {
  const due = workingDaysAfter(at, daysToDecide)
  // The runtime draws the code when it keeps the objection, and puts it here.
  const objectionCode = ''
  return {
    objectedOn: writtenDay(at, language),
    decidedBy: writtenDay(due, language),
    objectionCode,
  }
}
