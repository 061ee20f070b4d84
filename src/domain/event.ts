import type { Answer } from './answer.ts'
import type { AskedCode } from './coded.ts'
import type { Desk, DeskHours } from './desk.ts'
import type { Explanation } from './explanation.ts'
import type { CountryCode } from './language.ts'
import type { Media } from './message.ts'
import type { FirmObjection } from './objection.ts'
import type { Verdict } from './verdict.ts'

/** What a turn is about: everything that waited in one chat, joined and read. */
export type Event = {
  /** Epoch milliseconds, UTC. */
  at: number
  /** The texts that waited, in order, joined by a blank line; empty when there was none. */
  text: string
  /** The button pressed last, by the id it was sent with. */
  choice: string | null
  place: { latitude: number; longitude: number; country: CountryCode | null } | null
  /** Something we cannot read yet came along. */
  media: Media | null
  /** A short code, as the whole message. */
  code: AskedCode | null
  /** What firms objected to, and what was corrected since, as far as it is shown. */
  objections: readonly FirmObjection[]
  /** What the hotline's desks can offer now. */
  desks: Record<Desk, DeskHours>
  opened: boolean
  addedToGroup: boolean
  /** Where the person writes from they can be written to first. */
  writesFirst: boolean
  /** More came in than one person types; it is answered, slower. */
  flooding: boolean
  /** BCP 47 tag of the platform's guess. */
  languageHint: string | null
  /** `text` is a further part of the last offer, and the verdict is of the whole. */
  continues: boolean
  /** What `offer/` read in `text`, or in the whole where `continues`; null when there was no text. */
  verdict: Verdict | null
  /** What was found for the text as a question; null where it was none to be searched for. */
  answer: Answer | null
  /** Set where the verdict has a level. */
  explanation: Explanation | null
}
