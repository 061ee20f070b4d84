import type { Target } from '../domain/flow.ts'
import type { Turn } from '../domain/reply.ts'
import { withLine } from './around.ts'
import { goOn, goOnWith, type Heard, otherwiseOf, toldIn } from './heard.ts'
import { byTheWay } from './left.ts'
import { isGrave, openQuestion } from './turn-report.ts'

/** Someone is in danger: numbers that work from where they are, on one screen, before anything else. */
export function helpNow(heard: Heard): Turn | null {
  if (!heard.distress || answersDelicately(heard)) return null
  const open = openQuestion(heard)
  // In a report of which "about whom?" is asked, words of danger are an answer first.
  if (isGrave(heard) && open?.flow.steps['who'] && !heard.command)
    return open.step.asks ? null : calling(goOn(`${open.flow.id}:who`, heard))
  const danger = heard.event.verdict?.danger
  if (danger === 'self-harm') return goOn('self-harm:', heard)
  if (danger === 'child') return goOn('child:', heard)
  return goToHelp(heard)
}

/** The turn, and somebody of ours is wanted. */
function calling(turn: Turn): Turn {
  return { ...turn, acts: [...new Set([...turn.acts, 'hand-over' as const])] }
}

/**
 * Asked for help, by whatever way. Who said that writing is safe is not asked again; who is asked about themselves
 * finds the question where it was.
 */
export function goToHelp(heard: Heard): Turn {
  const about = openQuestion(heard)?.flow
  if (heard.session.safeToWrite && about?.report === 'possible-victim')
    return calling(goOn(`${about.id}:resume`, heard))
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
  const isAsked = !command || command.does === 'go-on'
  return silentLong && session.delicate && !answer && isAsked ? goToHelp(heard) : null
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
  if (!target) return goOn('help-now:voice', heard)
  // What that step says is said to words; that these were not heard must not be left open.
  return withLine(goOn(target, heard), 'errors:voice')
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

/**
 * Somebody who said that writing is safe, and is asked a short question about themselves, wrote of something else: the
 * numbers are shown by the way, and the question stays open. Not where words are an answer: what is said next to the
 * numbers would be taken for it.
 */
export function withQuestionOpen(turn: Turn, heard: Heard): Turn {
  const { at, safeToWrite } = turn.session
  const flow = heard.known.flows.find(({ id }) => id === heard.session.at?.flow)
  const isHelp = at?.flow === 'help-now' && safeToWrite
  if (!isHelp || !flow?.waits || !otherwiseOf(heard, 'text')?.startsWith('help-now:')) return turn
  return byTheWay(turn, heard.session)
}

/** "Not safe" is an answer where just that was asked, not a new cry for help. */
function answersDelicately({ answer, known }: Heard): boolean {
  return answer !== null && known.flows.some((flow) => flow === answer.flow && flow.delicate)
}
