import type { Letter } from '../domain/letter.ts'
import { toDesk } from '../domain/letter.ts'
import type { Session } from '../domain/session.ts'
import type { Draft } from './change.ts'
import { wantPerson } from './hand-over.ts'
import { letterKey } from './keys.ts'
import { newId } from './new-id.ts'
import type { TurnState } from './turn-state.ts'

/** `letter/<to>/<id>`: holds ids and a time, since it lies outside both chats. */
export type StoredLetter = Letter & { from: string; at: number }

/** Puts what this commit has to say to others beside it, and takes it out of the session. The desk is called. */
export function sendLetters(change: Draft, state: TurnState): void {
  const { head, chat, now } = state
  const { letters: sent = [] } = head.erasing?.session ?? head.session
  head.session = withoutLetters(head.session)
  if (head.erasing)
    head.erasing = { ...head.erasing, session: withoutLetters(head.erasing.session) }
  for (const letter of sent) {
    if (letter.to !== toDesk) {
      const stored: StoredLetter = { ...letter, from: chat, at: now }
      change.put('letter', letterKey(letter.to, newId()), stored)
    } else if (!head.erasing) callDesk(state, letter)
  }
}

function withoutLetters({ letters, ...session }: Session): Session {
  return session
}

/** The word for "not free" is danger to life; that it was ended without the word may be anything. */
function callDesk(state: TurnState, { says }: Letter): void {
  wantPerson(state, says === 'duress' ? 'duress' : 'missed-sign')
}
