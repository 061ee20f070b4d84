import type { Target } from '../domain/flow.ts'
import type { Turn } from '../domain/reply.ts'
import { hasWords } from './bare.ts'
import type { Does } from './commands.ts'
import { take } from './flow.ts'
import { goOn, goOnWith, type Heard, otherwiseOf, toldIn } from './heard.ts'
import { smallTalkIn } from './small-talk.ts'
import { goToHelp } from './turn-danger.ts'
import { obeyCheckIn } from './turn-journey.ts'
import { mayObject } from './turn-objection.ts'
import { openQuestion, withdraw } from './turn-report.ts'

/** Longer texts are a story or an offer, not the answer to "where are you?". */
const longestPlace = 15

const commandSteps: Record<
  Exclude<
    Does,
    | 'help-now'
    | 'start'
    | 'hide'
    | 'withdraw'
    | 'go-on'
    | 'speak-id'
    | 'speak-vi'
    | 'check-in'
    | 'stop-waiting'
  >,
  Target
> = {
  'stop-writing': 'quiet:',
  erase: 'forget-me:',
  person: 'person:',
  correct: 'correction:',
  continue: 'continue:',
  menu: 'menu:',
  language: 'language:',
}

/** A word that is a command, as the whole message. */
export function obey(heard: Heard): Turn | null {
  const { command, session } = heard
  if (!command || command.does === 'start' || command.does === 'hide') return null
  if (command.country && asksForPlace(heard)) return null
  if (command.does === 'help-now') return goToHelp(heard)
  if (command.does === 'speak-id' || command.does === 'speak-vi') {
    const language = command.does === 'speak-id' ? 'id' : 'vi'
    return goOn('language:chosen', {
      ...heard,
      session: { ...session, language, languageChosen: true },
    })
  }
  if (command.does === 'go-on') return goBack(heard)
  if (command.does === 'check-in' || command.does === 'stop-waiting') return obeyCheckIn(heard)
  if (command.does === 'withdraw') return withdraw(heard)
  if (command.does === 'correct' && !mayObject(heard)) return goOn('correction:too-many', heard)
  return goOn(commandSteps[command.does], heard)
}

/** To the question that waits, as it was. */
function goBack(heard: Heard): Turn | null {
  const { waiting } = heard.session
  return waiting ? goOn('back', { ...heard, session: { ...heard.session, left: waiting } }) : null
}

/** Whether the name of a country is an answer now, not a wish for its language. */
function asksForPlace(heard: Heard): boolean {
  const { at, offer } = heard.session
  const aboutOffer = at?.flow === 'check-offer' && (offer?.explanation.ask ?? null) !== null
  return aboutOffer || otherwiseOf(heard, 'place') !== null
}

/** A short answer to the question that is open, or a button, however old. */
export function followAnswer({ answer, session, event, known }: Heard): Turn | null {
  return answer && take(answer, session, { event, known, told: null })
}

/** A place, where one was asked for: a pin, or a country's name in a short message. */
export function followPlace(heard: Heard): Turn | null {
  const target = otherwiseOf(heard, 'place')
  // Where a place is an answer like any other, it is kept as one.
  if (openQuestion(heard) && target === otherwiseOf(heard, 'text')) return null
  if (!target || hasWords(heard.event.text, longestPlace + 1)) return null
  const told = toldIn(heard, true)
  return told !== null || heard.event.place ? goOnWith(told, target, heard) : null
}

/**
 * Anything else said while a step waits for words; a thank-you is answered as one. Which words are an
 * objection was decided before.
 */
export function followText(heard: Heard): Turn | null {
  if (heard.session.at?.flow === 'correction') return null
  const { text } = heard.event
  const target = text.trim() === '' ? null : otherwiseOf(heard, 'text')
  const talk = smallTalkIn(text)
  if (target === null || talk === 'thanks' || talk === 'fine' || talk === 'dot') return null
  return goOn(target, heard)
}
