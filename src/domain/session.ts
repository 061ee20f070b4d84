import type { Explanation } from './explanation.ts'
import type { Journey } from './journey.ts'
import type { CountryCode, Language } from './language.ts'
import type { Awaited, Letter, News } from './letter.ts'
import type { ConsentPurpose, ReportKind } from './report.ts'
import type { SafeContact } from './safe-contact.ts'
import type { Level } from './verdict.ts'

/** What is remembered of one chat between messages: as little as the conversation needs. */
export type Session = {
  /** Null until a first message told which language the person writes. */
  language: Language | null
  /** The person chose it; detection no longer changes it. */
  languageChosen: boolean
  greeted: boolean
  /** The step whose short answers are open. */
  at: { flow: string; step: string } | null
  /** The question that was open when the flow of now came between: where `back` leads. Absent where none was. */
  left?: { flow: string; step: string }
  /** The question of a flow that waits, until it is gone back to. Absent where none does. */
  waiting?: { flow: string; step: string }
  /** Someone may be held, or a relative is sought: first lines say nothing, late replies expire. */
  delicate: boolean
  /** The screen was cleared with `00`: whoever writes gets one harmless line until the person is back. */
  hidden: boolean
  /** The person said that writing is safe. */
  safeToWrite: boolean
  /** The person asked us not to write. They are still answered when they write. */
  quiet: boolean
  /** The country the person is in, as they told it by a pin or by name. */
  country: CountryCode | null
  /** The last offer judged in this chat; a later part of it re-judges the whole. */
  offer: JudgedOffer | null
  /** Objections written here of late: when, and in how many messages. Absent before the first. */
  objections?: { at: number; parts: number }[]
  /** The article told last in answer to a question, and when. Absent before the first. */
  asked?: { article: string; at: number }
  /** The report that is being told here, or was. Absent before the first question of one. */
  report?: OpenReport
  /** When somebody was asked what is wrong: what they write soon after is the objection. */
  objectionAskedAt?: number
  /** How they may be written to. Absent before they answered anything about it. */
  safeContact?: SafeContact
  /** When they last wrote in a delicate chat, so that a long silence is noticed. */
  wroteAt?: number
  /** The check-in that is being agreed on, or runs. */
  journey?: Journey
  /** Whose check-ins somebody here waits for, and what they were not told of them yet. */
  awaits?: Awaited[]
  news?: News[]
  /** What other chats or the desk are to hear; the commit that stores it takes it out. */
  letters?: Letter[]
}

/** Where the questions of a report stand. What was answered lies with the chat, not here. */
export type OpenReport = {
  kind: ReportKind
  flow: string
  /** The question asked last. */
  step: string
  /** When it was asked. */
  at: number
  finished: boolean
  /** What the person agreed to, and did not take back. */
  agreed: ConsentPurpose[]
  /** Words of danger in the answers are about whoever is sought; the person said so. */
  aboutThem: boolean
}

/** Steps that wait for words of a person's own choosing, which are no part of an offer either. */
const wordSteps = new Set(['well-word', 'well-word-again', 'duress-word', 'duress-word-again'])

/** Whether what is said now answers a question and belongs to no offer. */
export function isAnswering(session: Session): boolean {
  const { at } = session
  return isAsked(session) || (at?.flow === 'journey' && wordSteps.has(at.step))
}

/** Whether a question of a report waits for its answer, which is then no part of an offer. */
export function isAsked({ at, report }: Session): boolean {
  return report !== undefined && at?.flow === report.flow && at.step === report.step
}

export type JudgedOffer = {
  level: Level
  /** Pattern ids, so that a later part which changes nothing is told from one that does. */
  signs: string[]
  at: number
  /** The work is in the person's own country: no visa, no placement, other offices. */
  atHome: boolean
  /** What "why?" is answered from. */
  explanation: Explanation
  /** The short code of its picture, and until when it is kept; absent before a picture was asked for. */
  code?: { code: string; until: number }
  /** A correction of what was said of a firm in it was told then. */
  correctedAt?: number
}

export const newSession: Session = {
  language: null,
  languageChosen: false,
  greeted: false,
  at: null,
  delicate: false,
  hidden: false,
  safeToWrite: false,
  quiet: false,
  country: null,
  offer: null,
}
