import type { FileType } from './file-type.ts'
import type { Picture } from './picture.ts'

/** Where a person can be reached: the channel's name and the platform's own id of the chat there. */
export type Address = { channel: string; id: string }

/** One thing that came in from a person, as any channel tells it. Nothing here knows a platform. */
export type Inbound = {
  from: Address
  /** The platform's id of this message, unique within `from`. The same id again is the same message. */
  messageId: string
  /** When the platform says it was sent: epoch milliseconds, UTC. */
  sentAt: number
  /** The platform's guess of the person's language, as a BCP 47 tag, where it gives one. */
  languageHint?: string
  body: InboundBody
}

export type InboundBody =
  | { kind: 'text'; text: string; forwarded?: boolean }
  /** The person changed an earlier message. */
  | { kind: 'edit'; of: string; text: string }
  /** The person took an earlier message from both screens. */
  | { kind: 'taken-back'; of: string }
  /** A button was pressed; `choice` is the id the button was sent with. */
  | { kind: 'choice'; choice: string }
  | { kind: 'place'; latitude: number; longitude: number }
  | { kind: 'media'; media: Media; caption?: string; file?: FileRef }
  /** The person opened the chat without writing anything yet. */
  | { kind: 'opened' }
  /** The service was added to a group. Nothing else of a group is ever passed on. */
  | { kind: 'added-to-group' }

export type Media = 'photo' | 'document' | 'voice' | 'video' | 'sticker' | 'contact' | 'other'

/**
 * A file that was sent to us and that nobody has fetched yet. All but `ref` is what the sender or the platform
 * says of it, and proves nothing.
 */
export type FileRef = {
  /** By which the channel it came through fetches it. Means nothing to anybody else, and may hold its key. */
  ref: string
  type: string | null
  name: string | null
  /** How many bytes it is said to have. */
  bytes: number | null
}

/** A file of ours on its way to a person. */
export type FileOut = {
  /** What the person is told it is called: a neutral word, never the name it had with us. */
  name: string
  type: FileType
  /** Rejects with a `SendFault` where they cannot be had, now or for good. */
  bytes(): Promise<Uint8Array>
}

/** A short answer the person may tap, or type by its number. */
export type Choice = { id: string; label: string }

/** One message to a person, its wording final. `*...*` marks bold and is the only mark-up. */
export type Outbound = {
  /** Fixed when the reply was stored: a resend carries the same id. */
  id: string
  to: Address
  text: string
  /** Shown as buttons where the channel has them, else as numbered lines under the text. */
  choices: Choice[]
  /** Shown with the text under it. Only a channel that declares `pictures` is ever given one. */
  picture?: Picture
  /** Sent with the text. Only a channel that declares `files` is ever given one; never beside a `picture`. */
  file?: FileOut
  /** Leave the group after this was said. */
  leave?: boolean
  /** Somebody may be in danger: no limit of our own applies. */
  urgent?: boolean
}
