import { received } from '../domain/correspondence.ts'
import type { Store } from '../ports/store.ts'
import type { ChangeChat } from './change-chat.ts'
import { listAll } from './every-record.ts'
import { letterKey, lettersPrefix, readLetterKey } from './keys.ts'
import { newId } from './new-id.ts'
import type { StoredLetter } from './send-letters.ts'
import { fromBytes, toBytes } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

/** More wait for the next round, so that a flood of letters cannot keep anybody's sign of life waiting. */
const mostAtOnce = 200

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
