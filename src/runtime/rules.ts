import type { Answer } from '../domain/answer.ts'
import type { Desk, DeskHours } from '../domain/desk.ts'
import type { Event } from '../domain/event.ts'
import type { Explanation } from '../domain/explanation.ts'
import type { CountryCode, Language } from '../domain/language.ts'
import type { Turn } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Verdict } from '../domain/verdict.ts'

/** What `offer/` makes of a text; `explanation` is set where the verdict has a level. */
export type Reading = { verdict: Verdict; explanation: Explanation | null }

/** What a turn is made of. All of it pure: the same answer to the same question, and no waiting. */
export type Rules = {
  /** `origin`: the country the person would leave, null where only the text's language tells. */
  read(text: string, origin: CountryCode | null): Reading
  /** The article that answers a text, in the session's language; for a text that is no offer and no cry for help. */
  answer(text: string, session: Session, verdict: Verdict): Answer | null
  next(event: Event, session: Session): Turn
  /** The wording of a text key. Throws where there is none. */
  say(language: Language, key: string, values: Record<string, string | number>): string
  hearsDistress(text: string): boolean
  /** Whether a whole message is a word of command or a short answer, so that nothing may be joined to it. */
  standsAlone(text: string): boolean
  /**
   * Whether a text answers what was asked about the last offer, so that it is judged together with it.
   * `alone` is the reading of the text by itself; `at` is now, epoch milliseconds.
   */
  goesOn(session: Session, text: string, alone: Verdict, at: number): boolean
  /** The country of a pin; null at sea or where it is not known. */
  countryAt(latitude: number, longitude: number): CountryCode | null
  /** Whether people there can be written to who did not just write. */
  writesFirst(channel: string): boolean
  /** What the desks can offer now. */
  desks(): Record<Desk, DeskHours>
}

/** What the runtime says by itself, as keys of `locales/`. */
export const ownTexts = {
  /** A message was longer than is read. */
  tooLong: 'chat:too-long',
  /** A message that could not be read at all; something of ours broke. */
  couldNotRead: 'chat:could-not-read',
  /** What files of ours are called, without their ending, and what is said where one cannot be shown. */
  pictureName: 'chat:file-name-picture',
  documentName: 'chat:file-name-document',
  soundName: 'chat:file-name-sound',
  videoName: 'chat:file-name-video',
  fileInstead: 'chat:file-instead',
  /** With a page of a report to carry. */
  pageReady: 'chat:page-ready',
  /** A sign of life is due: words that tell a stranger nothing. */
  areYouWell: 'journey:well',
} as const
