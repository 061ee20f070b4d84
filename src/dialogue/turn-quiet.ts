import type { Turn } from '../domain/reply.ts'
import { goOn, type Heard } from './heard.ts'
import { showMenu } from './turn-else.ts'

/** Suar talks to one person alone; a group hears one line and is left. */
export function leaveGroup({ event, session }: Heard): Turn | null {
  if (!event.addedToGroup) return null
  const reply = { lines: [{ key: 'group:alone', values: {} }], choices: [], leave: true }
  return { session, replies: [reply], acts: [] }
}

/** `00`: the screen is cleared and a harmless last line stays. Goes before everything, even a cry for help. */
export function hideNow(heard: Heard): Turn | null {
  if (heard.command?.does !== 'hide' || heard.session.hidden) return null
  return goOn('hide:hidden', heard)
}

/** Whoever writes into a hidden chat gets the one harmless line. */
export function stayHidden(heard: Heard): Turn | null {
  return heard.session.hidden ? goOn('hide:stranger', heard) : null
}

/** The word that opens a hidden chat was written: whoever knows it is back. */
export function comeBack(heard: Heard): Turn | null {
  return heard.cameBack ? showMenu(heard) : null
}
