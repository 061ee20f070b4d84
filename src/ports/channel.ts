import type { FileType } from '../domain/file-type.ts'
import type { Address, Choice, Inbound, Media, Outbound } from '../domain/message.ts'
import type { Picture } from '../domain/picture.ts'

/** What a channel can do. Shared code asks for abilities, never for a channel's name. */
export type Abilities = {
  /** Longest text of one message, in UTF-16 units. Longer replies are split before they are sent. */
  maxLength: number
  buttons: boolean
  /** Whether it shows pictures. Where not, the words of a picture come as text. */
  pictures: boolean
  /** Whether it carries a file of ours. Where not, words that say so stand in its place. */
  files: boolean
  /** How long after sending a message can still be taken from the person's screen; 0 = never. */
  deletesWithin: number
  /**
   * Whether somebody may be written to who did not just write. A page shows it when it is looked at; where false,
   * nothing but replies is sent.
   */
  writesFirst: boolean
  /** Whether a resend with the same id shows up once only. Where false, a crash can repeat one message. */
  ownMessageIds: boolean
}

/** What a channel calls on the inside. */
export type Inside = {
  /**
   * Takes a message in. Resolves when it is stored, so that only then the platform is told.
   * Rejects when it could not be stored: the platform must deliver it again.
   */
  accept(message: Inbound): Promise<void>
  /** What this person may see on the screen now, oldest first, after the given line number. */
  screen(of: Address, after: number): Promise<ScreenLine[]>
  /** Calls back soon after the screen may have changed. Returns how to stop it. */
  watch(of: Address, onChange: () => void): () => void
  /** Joins this address to the chat a continuation code stands for. False: unknown, used or too many tries. */
  resume(of: Address, code: string): Promise<boolean>
  /**
   * What was said to this person and bears a platform's id that is recognized, for platforms on which a
   * telephone may ask for a message again. Null: nothing is left of it.
   */
  sent(to: Address, isIt: (platformId: string) => boolean): Promise<SentText | null>
  /**
   * Keeps a file that came with a message, for channels that are handed the bytes themselves. Gives the `ref`
   * under which `accept` is then told of it. Rejects when it could not be stored: then the message must not be
   * accepted either.
   */
  keep(bytes: Uint8Array): Promise<string>
  /** A file of ours that stands on a line of this person's screen; null where none does, or it is gone. */
  file(of: Address, line: number): Promise<FileOnScreen | null>
  /**
   * Somebody of ours wrote to this person on the telephone or account itself, past us: they speak now, and
   * the program is silent. Resolves when it is stored; the same id again is the same message.
   */
  writtenByHand(to: Address, message: HandWritten): Promise<void>
}

/** A file of ours as the person may open it. */
export type FileOnScreen = { name: string; type: FileType; bytes: Uint8Array }

/** `sentAt`: by the platform's time, epoch milliseconds, UTC. `text` is empty for what is no text. */
export type HandWritten = { platformId: string; text: string; sentAt: number }

/** A message as the channel was given it, and the id under which it was sent. */
export type SentText = { text: string; choices: Choice[]; platformId: string }

/** A line as the person sees it. */
export type ScreenLine = {
  /** Grows within a chat; a number is never given twice, nor does a line change its number. */
  number: number
  by: 'person' | 'suar' | 'worker'
  /** The `messageId` it came in with, so that a page knows its own line again; null for lines of ours. */
  messageId: string | null
  text: string
  choices: { id: string; label: string }[]
  /** To be drawn above the text. */
  picture?: Picture
  /** What the person sent with it. To be named by a word, not shown again. */
  media?: Media
  /** A file of ours, to be had through `Inside.file`. */
  file?: { name: string; type: FileType; bytes: number }
  /** Epoch milliseconds, UTC. */
  at: number
}

/** How a message was sent: the platform's own id where it gives one. */
export type Receipt = { platformId: string | null }

/** A way to reach people. Only translates; knows nothing of offers. */
export type Channel = {
  name: string
  abilities: Abilities
  /** Starts listening. Resolves when messages can arrive. */
  start(inside: Inside): Promise<void>
  /**
   * Whether messages can be sent from this process just now; absent: always. While they cannot, they are left
   * untried, for this process later or for the one that can.
   */
  canSend?(): boolean
  /** Sends one message, or throws a `SendFault`. */
  send(message: Outbound): Promise<Receipt>
  /**
   * Fetches a file that was sent to us, by what `body.media.file` called it. Absent: the channel keeps what it
   * is given by `Inside.keep`. Rejects with a `FetchFault`.
   */
  fetch?(ref: string, options: FetchOptions): Promise<Uint8Array>
  /** Takes messages of both sides from the person's screen, as far as the platform lets. */
  remove(from: Address, platformIds: string[]): Promise<void>
  /** Stops listening; what is on its way is finished first. */
  stop(): Promise<void>
}

/**
 * Why a message could not be sent. `later`: try again after `retryAfter` milliseconds (null: the caller's
 * own back-off). `never`: the person blocked us, the chat is gone, or the message is refused for good.
 */
export class SendFault extends Error {
  readonly kind: 'later' | 'never'
  readonly retryAfter: number | null
  constructor(kind: 'later' | 'never', reason: string, retryAfter: number | null = null) {
    super(reason)
    this.name = 'SendFault'
    this.kind = kind
    this.retryAfter = retryAfter
  }
}

export type FetchOptions = { maxBytes: number; signal: AbortSignal }

/**
 * Why a file could not be fetched. `later`: it may be there another time. `gone`: the platform no longer has
 * it, or it never was what its message said. `too-large`: it has more bytes than were asked for.
 */
export class FetchFault extends Error {
  readonly kind: 'later' | 'gone' | 'too-large'
  constructor(kind: 'later' | 'gone' | 'too-large', reason: string) {
    super(reason)
    this.name = 'FetchFault'
    this.kind = kind
  }
}
