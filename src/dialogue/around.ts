import type { Line, Turn } from '../domain/reply.ts'
import type { Heard } from './heard.ts'
import { greeting } from './turn-else.ts'

type Decide = (heard: Heard) => Turn | null

/** Before the first answer to somebody new: who is speaking. Never in a delicate chat. */
export function greetFirst(decide: Decide): Decide {
  return (heard) => {
    const turn = decide(heard)
    if (!turn || heard.session.greeted || turn.session.delicate) return turn
    const hello = greeting(heard)
    const session = { ...turn.session, greeted: true }
    return { session, replies: [...hello.replies, ...turn.replies], acts: turn.acts }
  }
}

/** After a first offer the verdict comes first, and of the greeting only what Suar never asks for. */
export function introduceAfter(decide: Decide): Decide {
  return (heard) => {
    const turn = decide(heard)
    if (!turn || heard.session.greeted || turn.session.delicate) return turn
    const session = { ...turn.session, greeted: true }
    return { ...withLine(turn, 'greeting:never'), session }
  }
}

/** Says what of the event was not taken in, and that many messages take their time. Not where quiet counts. */
export function withNotes(turn: Turn, { event }: Heard): Turn {
  if (turn.session.delicate || turn.session.hidden || event.addedToGroup) return turn
  let noted = turn
  if (event.media && event.text !== '' && turn.session.offer?.at === event.at) {
    noted = withLine(noted, `errors:${event.media}`)
  }
  return event.flooding ? withLine(noted, 'pace:slow') : noted
}

/** The turn, and one more message of a single line. */
export function withLine(turn: Turn, key: string): Turn {
  const line: Line = { key, values: {} }
  return { ...turn, replies: [...turn.replies, { lines: [line], choices: [], leave: false }] }
}
