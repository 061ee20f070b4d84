import type { HandOver, LineWindow, Outcome } from '../domain/desk.ts'
import type { Session } from '../domain/session.ts'
import type { HandWritten } from '../ports/channel.ts'
import type { Worker } from './chat-record.ts'
import type { ChatView } from './chat-view.ts'

/** What came of something a worker wanted to do with a chat. */
export type DeskResult =
  | { kind: 'done' }
  /** Somebody else has it; null: nobody has, it only waits. */
  | { kind: 'not-yours'; worker: Worker | null }
  /** There is no such chat, or it does not want anybody (any more). */
  | { kind: 'gone' }

/** `late`: it is kept, and shown when the person writes again. */
export type SaidResult =
  | { kind: 'said'; line: number; late: boolean }
  | Exclude<DeskResult, { kind: 'done' }>
  | TooLong

export type NotedResult = DeskResult | TooLong

/** Longer than `longestWords`. Nothing is ever cut: nothing of it was said or kept. */
export type TooLong = { kind: 'too-long' }

/** A word of a worker. `id` is fixed by whoever typed it: the same id again is the same word. */
export type Words = { id: string; text: string }

/** What goes to the person: a word, perhaps with a file, whose own name nobody is told. */
export type Reply = Words & { file?: Uint8Array }

/** `carriesFiles`: where the person writes from, a file of ours can be brought. */
export type ReadChat = ChatView & { carriesFiles: boolean }

/** All that the hotline does with chats. Everything rejects when the store does. */
export type HandOvers = {
  /** Every chat that waits for a person or has one, in no order. */
  list(): Promise<{ chat: string; handOver: HandOver }[]>
  /** Calls back soon after the list may have changed. Returns how to stop. */
  watch(onChange: () => void): () => void
  /** Calls back soon after anything in this chat may have changed. */
  watchChat(chat: string, onChange: () => void): () => void
  /** The chat as the desk sees it, with these lines of it; null: there is none. */
  read(chat: string, window?: LineWindow): Promise<ReadChat | null>
  /**
   * The worker speaks from here on. Resolves when no word of the voice before can begin to be sent any more:
   * what was on the wire is marked by then, as sent or as in doubt. Where a colleague has it, it is left to
   * them unless `fromColleague`.
   */
  take(chat: string, worker: Worker, options?: { fromColleague?: boolean }): Promise<DeskResult>
  /** Rejects with a `FileRefused` for a file that is sent to nobody. */
  reply(chat: string, worker: Worker, words: Reply): Promise<SaidResult>
  /** A note only the staff see. Anybody who may read the chat may write one. */
  note(chat: string, worker: Worker, words: Words): Promise<NotedResult>
  transfer(chat: string, from: Worker, to: Worker): Promise<DeskResult>
  /** It waits for another person; `by` null: by the clock, whoever has it. `tells`: the person is told now. */
  backToQueue(chat: string, by: Worker | null, tells: boolean): Promise<DeskResult>
  /** The program answers again. A chat that nobody took yet can be ended by whoever looked at it. */
  end(chat: string, by: Worker, outcome: Outcome): Promise<DeskResult>
  /** Says to somebody who waits how things stand; worded for the chat as it is. */
  tell(chat: string, words: (session: Session, now: number) => string): Promise<DeskResult>
  /** Somebody wrote to this chat on the telephone itself: they have it, unless a colleague of the console does. */
  writtenByHand(chat: string, message: HandWritten): Promise<DeskResult>
  /** Writes down who was paged. `supervisor`: they were paged as such. */
  paged(chat: string, staff: string[], supervisor: boolean): Promise<DeskResult>
  declined(chat: string, staff: string): Promise<DeskResult>
}
