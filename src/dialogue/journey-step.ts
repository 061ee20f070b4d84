import type { Event } from '../domain/event.ts'
import { isRunning } from '../domain/journey.ts'
import { isWord } from '../domain/safe-contact.ts'
import type { Session } from '../domain/session.ts'
import { wordStep } from './contact-step.ts'

/** Steps one may come to while a check-in runs; an old button to any other leads to how it stands. */
const whileRunning = new Set([
  'running',
  'finish',
  'ended',
  'well',
  'noted',
  'knock',
  'let-in',
  'kept-out',
  'wait',
  'waiting',
  'declined',
  'not-waiting',
  'waits-for-nobody',
  'not-now',
  'not-kept',
  'withdrawn',
])

/** The step of a check-in that fits; null where `address` (`flow:step`) is of another flow, or fits. */
export function journeyStep(address: string, session: Session, event: Event): string | null {
  const [flow, step = ''] = address.split(':')
  if (flow !== 'journey') return null
  const { journey, report } = session
  if (isRunning(journey)) return whileRunning.has(step) ? null : 'journey:running'
  switch (step) {
    case 'start':
      return journey && report?.flow === 'journey' && !report.finished ? 'journey:resume' : null
    case 'running':
    case 'finish':
    case 'noted':
      return 'journey:start'
    case 'may-ask':
      return event.writesFirst ? null : (receiptStep(session) ?? 'journey:receipt')
    case 'receipt':
      return receiptStep(session)
    case 'well-word-kept':
      return wordFault(event.text, null) ? 'journey:well-word-again' : null
    case 'duress-word-kept':
      return wordFault(event.text, session.journey?.wellWord ?? null)
        ? 'journey:duress-word-again'
        : null
    default:
      return null
  }
}

/** Nothing begins without both consents, nor by an old button of a check-in that is over. */
function receiptStep({ journey, report }: Session): string | null {
  const agreed = report?.flow === 'journey' ? report.agreed : []
  const mayBegin = agreed.includes('keep-report') && agreed.includes('read-by-desk')
  return journey && mayBegin ? null : 'journey:not-kept'
}

/** A word that is said every day would be a sign by chance, and the same word twice would say nothing. */
function wordFault(text: string, other: string | null): boolean {
  return wordStep(text, 'again') !== null || isWord(text, other)
}
