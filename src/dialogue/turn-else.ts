import type { Turn } from '../domain/reply.ts'
import { hasWords } from './bare.ts'
import { goOn, type Heard, sayAside } from './heard.ts'
import { byTheWay } from './left.ts'
import { isSalam, smallTalkIn } from './small-talk.ts'

/** Fewer words than this are small talk; more are a text in which we saw no offer. */
const textFrom = 5

/** A picture, a file, a voice: cannot be read yet. Words that came along were judged before this. */
export function sayMedia(heard: Heard): Turn | null {
  return heard.event.media ? sayAside(`errors:${heard.event.media}`, heard) : null
}

/** Who Suar is, at the first word and whenever somebody asks. */
export function greet(heard: Heard): Turn | null {
  const { event, session, command } = heard
  const talk = smallTalkIn(event.text)
  const asked =
    event.opened || command?.does === 'start' || talk === 'who-are-you' || talk === 'greeting'
  if (session.delicate) return asked ? showMenu(heard) : null
  return asked || (talk !== null && !session.greeted) ? greeting(heard) : null
}

export function greeting(heard: Heard): Turn {
  const target = isSalam(heard.event.text) ? 'greeting:salam' : 'greeting:start'
  const turn = sayAside(target, heard)
  return { ...turn, session: { ...turn.session, greeted: true } }
}

export function answerSmallTalk(heard: Heard): Turn | null {
  const talk = smallTalkIn(heard.event.text)
  if (talk === 'thanks' || talk === 'fine') return sayAside(`small-talk:${talk}`, heard)
  // "Send a full stop to see the numbers again."
  if (talk !== 'dot' || !heard.session.delicate) return null
  const turn = goOn('help-now:again', heard)
  // What was asked before is asked still.
  return heard.session.at ? byTheWay(turn, heard.session) : turn
}

/** A longer text without an offer in it: news, a warning, a story. */
export function sayNoOffer(heard: Heard): Turn | null {
  return hasWords(heard.event.text, textFrom) ? goOn('menu:no-offer', heard) : null
}

/** Nothing in it that can be read: only spaces, signs or invisible letters. */
export function sayEmpty(heard: Heard): Turn | null {
  const { text, choice } = heard.event
  return choice === null && !/[\p{L}\p{N}]/u.test(text) ? sayAside('errors:empty', heard) : null
}

export function showMenu(heard: Heard): Turn {
  return heard.session.greeted || heard.session.delicate ? goOn('menu:', heard) : greeting(heard)
}
