import type { Target } from '../domain/flow.ts'
import type { Turn } from '../domain/reply.ts'
import { goOn, goOnWith, type Heard, otherwiseOf, toldIn } from './heard.ts'
import { isGrave, openQuestion } from './turn-report.ts'

/** Someone is in danger: numbers that work from where they are, on one screen, before anything else. */
export function helpNow(heard: Heard): Turn | null {
  if (!heard.distress || answersDelicately(heard)) return null
  if (isGrave(heard) && asksAboutWhom(heard)) return null
  const danger = heard.event.verdict?.danger
  if (danger === 'self-harm') return goOn('self-harm:', heard)
  if (danger === 'child') return goOn('child:', heard)
  return goToHelp(heard)
}

/** In a report of which "about whom?" is asked, words of danger are an answer first. */
function asksAboutWhom(heard: Heard): boolean {
  return openQuestion(heard)?.flow.steps['who'] !== undefined
}

/** Asked for help, by whatever way. Who said that writing is safe is not asked again. */
export function goToHelp(heard: Heard): Turn {
  const told = toldIn(heard, false)
  if (heard.session.safeToWrite) {
    return goOnWith(told, told ? 'help-now:found-again' : 'help-now:heard', heard)
  }
  return goOnWith(told, told ? 'help-now:found' : 'help-now:start', heard)
}

/** A family looks for somebody. Goes on where it began already. */
export function lookForRelative(heard: Heard): Turn | null {
  if (!heard.missing || answersDelicately(heard) || openQuestion(heard)) return null
  if (heard.session.report?.kind === 'missing-relative') return goOn(afterReport(heard), heard)
  if (heard.session.at?.flow !== 'missing-relative') return goOn('missing-relative:', heard)
  const told = toldIn(heard, true)
  return goOnWith(told, told ? 'missing-relative:place' : 'missing-relative:more', heard)
}

/**
 * After a long silence somebody else may hold the telephone: whether writing is safe is asked again, with the
 * numbers, before anything else is said.
 */
export function askAgain(heard: Heard): Turn | null {
  const { silentLong, session, answer, command } = heard
  return silentLong && session.delicate && !answer && !command ? goToHelp(heard) : null
}

/**
 * A voice nobody can listen to yet may be all that somebody can send. Beside an offer it is rather a question of
 * it; before one, and wherever somebody may be in danger, it leads to help.
 */
export function helpByVoice(heard: Heard): Turn | null {
  const { event, session } = heard
  // An answer to a question of a report may be spoken.
  if (event.media !== 'voice' || event.text !== '' || openQuestion(heard)) return null
  if (!session.delicate) return session.offer ? null : goOn('voice:', heard)
  const inAnother =
    session.at !== null && !['help-now', 'safe-contact', 'voice'].includes(session.at.flow)
  const target = inAnother ? otherwiseOf(heard, 'text') : null
  return goOn(target ?? 'help-now:voice', heard)
}

/** A report was begun here: it goes on, or stands already. */
function afterReport({ session }: Heard): Target {
  return session.report?.finished ? 'missing-relative:kept' : 'missing-relative:resume'
}

/** A pin out of nothing may be all that somebody can send; beside an offer it is asked about first. */
export function offerHelpAtPlace(heard: Heard): Turn | null {
  const { event, session } = heard
  if (!event.place) return null
  const { country } = event.place
  if (session.offer && !session.delicate) return goOnWith(country, 'place:', heard)
  return goOnWith(country, session.safeToWrite ? 'help-now:found-again' : 'help-now:found', heard)
}

/** "Not safe" is an answer where just that was asked, not a new cry for help. */
function answersDelicately({ answer, known }: Heard): boolean {
  return answer !== null && known.flows.some((flow) => flow === answer.flow && flow.delicate)
}
