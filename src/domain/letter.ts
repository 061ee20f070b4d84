/**
 * A word from one chat to another, or to the desk. A commit stays within one chat, so what one chat has to say to
 * another is stored with its own commit and taken in with the other's. `to` and `from`: ids of chats.
 */
export type Letter = {
  to: string
  /** Not `kind`: that is a word of the record's envelope. */
  says: LetterKind
  since: number | null
}

export type LetterKind =
  /** Somebody wrote with the code; they will wait no longer. To the traveller. */
  | 'knock'
  | 'leave'
  /** To whoever waits: the traveller said yes, or no; a sign was missed, came after all; it is over. */
  | 'bound'
  | 'refused'
  | 'missed'
  | 'heard'
  | 'ended'
  /** To the desk: the word for "not free" was written; it was ended without the agreed word. */
  | 'duress'
  | 'ended-unworded'

/** Where letters to the hotline go. */
export const toDesk = 'desk'

/** What somebody waits for who wrote with a traveller's code: `asked` until the traveller said yes. */
export type Awaited = { chat: string; state: 'offered' | 'asked' | 'bound' }

/** What whoever waits has to be told, and was not yet. */
export type News = {
  kind: 'bound' | 'refused' | 'missed' | 'heard' | 'ended'
  since: number | null
}

export const mostAwaited = 10
