import type { Event } from '../domain/event.ts'
import type { Turn } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import { greetFirst, introduceAfter, withNotes } from './around.ts'
import { withCorrections } from './corrections.ts'
import { type Heard, hear } from './heard.ts'
import type { Known } from './known.ts'
import { answerCode } from './turn-code.ts'
import {
  askAgain,
  helpByVoice,
  helpNow,
  lookForRelative,
  offerHelpAtPlace,
  withQuestionOpen,
} from './turn-danger.ts'
import { answerSmallTalk, greet, sayEmpty, sayMedia, sayNoOffer, showMenu } from './turn-else.ts'
import { askToWait, noteSign, signWhileHidden, withNews } from './turn-journey.ts'
import { takeObjection } from './turn-objection.ts'
import { judge, lookUp } from './turn-offer.ts'
import { followAnswer, followPlace, followText, obey } from './turn-open.ts'
import { answerQuestion, answerUnasked } from './turn-question.ts'
import { comeBack, hideNow, leaveGroup, stayHidden } from './turn-quiet.ts'
import { askConsentAgain, keepAnswer, resumeReport, withWayBack } from './turn-report.ts'

/**
 * What to say next. The first that has something to say decides; what stands above is never kept waiting
 * by what stands below.
 */
const decisions = [
  leaveGroup,
  hideNow,
  signWhileHidden,
  stayHidden,
  helpNow,
  lookForRelative,
  comeBack,
  askAgain,
  helpByVoice,
  obey,
  noteSign,
  resumeReport,
  followAnswer,
  followPlace,
  introduceAfter(askToWait),
  introduceAfter(answerCode),
  takeObjection,
  keepAnswer,
  introduceAfter(judge),
  followText,
  greetFirst(lookUp),
  greetFirst(answerQuestion),
  greet,
  answerSmallTalk,
  greetFirst(sayMedia),
  offerHelpAtPlace,
  askConsentAgain,
  greetFirst(answerUnasked),
  greetFirst(sayNoOffer),
  sayEmpty,
]

/** Answers one event. Pure and total: the same event and session give the same turn, and some reply always. */
export function next(event: Event, session: Session, known: Known): Turn {
  const heard = hear(event, session, known)
  for (const decide of decisions) {
    const turn = decide(heard)
    if (turn) return finished(turn, heard)
  }
  return finished(showMenu(heard), heard)
}

/** What goes along with every turn. */
function finished(turn: Turn, heard: Heard): Turn {
  const open = withQuestionOpen(turn, heard)
  const noted = withWayBack(withCorrections(withNotes(open, heard), heard), heard)
  return withTime(withNews(noted, heard), heard)
}

/** Remembers when somebody wrote who may be watched; whoever only opens the chat wrote nothing. */
function withTime(turn: Turn, { event }: Heard): Turn {
  if (!turn.session.delicate || turn.session.hidden || event.opened) return turn
  return { ...turn, session: { ...turn.session, wroteAt: event.at } }
}
