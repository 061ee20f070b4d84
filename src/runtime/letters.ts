import { type Letter, received, toDesk } from '../domain/letter.ts'
import type { Session } from '../domain/session.ts'
import type { Store } from '../ports/store.ts'
import type { Draft } from './change.ts'
import type { ChangeChat } from './change-chat.ts'
import { listAll } from './every-record.ts'
import { wantPerson } from './hand-over.ts'
import { letterKey, lettersPrefix, readLetterKey } from './keys.ts'
import { newId } from './new-id.ts'
import { fromBytes, toBytes } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

/** `letter/<to>/<id>`: holds ids and a time, since it lies outside both chats. */
type StoredLetter = Letter & { from: string; at: number }

/** A letter to a chat that never takes it in must not be tried for ever. */
const mostAtOnce = 200

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

/**
 * Takes letters in, each with one commit of the chat it is for, and deletes it after: the same letter twice changes
 * nothing. Where a chat is gone, whoever wrote to it hears that nobody is there. `tell`: says to the chat what it is
 * to hear at once.
 */
export async function takeLettersIn(
  store: Store,
  changeChat: ChangeChat,
  tell: (state: TurnState) => void,
): Promise<void> {
  const stored = (await listAll(store, lettersPrefix)).slice(0, mostAtOnce)
  for (const one of stored) {
    const to = readLetterKey(one.key)
    const letter = fromBytes<StoredLetter>('letter', one)
    const done =
      to && letter
        ? await changeChat(to.chat, to.id, (state, before) => {
            if (before !== null) return { result: true, store: false }
            const { head, now } = state
            head.session = received(head.session, letter, now)
            tell(state)
            state.seen.push({ hash: to.id, line: head.nextLine - 1 })
            return { result: true, store: true }
          })
        : true
    const back = done === null && letter ? answerFrom(letter) : []
    await store.commit({ put: back, delete: [one.key] })
  }
}

/** What whoever wrote is told by a chat that is not there any more. */
function answerFrom({ from, to, says, at }: StoredLetter): [string, Uint8Array][] {
  const answer =
    says === 'knock' ? 'refused' : says === 'bound' || says === 'missed' ? 'leave' : null
  if (answer === null) return []
  const stored: StoredLetter = { to: from, from: to, says: answer, since: null, at }
  return [[letterKey(from, newId()), toBytes('letter', stored)]]
}
