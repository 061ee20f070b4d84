import type { CountryCode, Language } from './language.ts'
import type { Level } from './verdict.ts'

/** The desks of the hotline, each for the people of one country. They do not see each other's chats. */
export const desks = ['ID', 'VN'] as const
export type Desk = (typeof desks)[number]

/** Where the clock hangs that a desk plans by, and by which people are promised something. */
export const zoneOf: Record<Desk, string> = { ID: 'Asia/Jakarta', VN: 'Asia/Ho_Chi_Minh' }

/** Whose desk somebody is who is answered in this language. */
export const deskOf: Record<Language, Desk> = { id: 'ID', vi: 'VN' }

/** What a member of the staff may be. The same person may be several. */
export const roles = ['volunteer', 'worker', 'supervisor', 'administrator', 'auditor'] as const
export type Role = (typeof roles)[number]

/** The languages of the console. */
export const staffLanguages = ['id', 'vi', 'en'] as const
export type StaffLanguage = (typeof staffLanguages)[number]

/** Somebody of the staff, as the other rooms know them. `name` is the short name people are told. */
export type StaffMember = { id: string; name: string; roles: Role[]; desks: Desk[] }

/** Why a person of ours is wanted in a chat. */
export const handOverReasons = [
  'held',
  'self-harm',
  'child',
  'missing-relative',
  'asked',
  /** A worker wrote on the telephone the channel is linked to. */
  'written-by-hand',
  /** Somebody who goes anyway gave no sign of life; they wrote the word for "I am not free to write". */
  'missed-sign',
  'duress',
] as const

export type HandOverReason = (typeof handOverReasons)[number]

/** Whoever is wanted for these did not ask for anybody, and hears nothing of it by themselves. */
export const unaskedReasons: ReadonlySet<HandOverReason> = new Set(['missed-sign', 'duress'])

/** The most urgent first: danger to life, somebody who may be watched or is sought, everything else. */
export const urgencies = ['life', 'delicate', 'plain'] as const
export type Urgency = (typeof urgencies)[number]

/**
 * A chat that waits for a person, or has one. It ends when the worker is done; then the program answers
 * again. Holds ids, codes and times only: nothing a person wrote. All times are epoch milliseconds, UTC.
 */
export type HandOver = {
  desk: Desk
  reason: HandOverReason
  urgency: Urgency
  language: Language
  /** What is said may be read by somebody else. */
  delicate: boolean
  state: 'waiting' | 'taken'
  /** When the person was first told, or first needed, that somebody comes. */
  since: number
  /** When the person last wrote. */
  heardAt: number
  /** Who has it, and since when; null while it waits. */
  worker: { id: string; name: string } | null
  takenAt: number | null
  /** When a worker last wrote; null before they did. */
  answeredAt: number | null
  /** Who was paged for it, in order; empty again when it comes back to the queue. */
  paged: { staff: string; at: number }[]
  /** Who said "not now". */
  declined: string[]
  supervisorPagedAt: number | null
}

/** Which lines of a chat are read: the last ones with a number below `before`, at most `most`, none below `from`. */
export type LineWindow = { most: number; before?: number; from?: number }

/** Who has a chat in which somebody wrote on the telephone itself: nobody of the console. */
export const byHand = { id: 'by-hand', name: '' } as const
/** After so many milliseconds without a further word from that telephone the program answers again. */
export const byHandFor = 30 * 60_000

/** Longest word of a worker, in UTF-16 units. Every channel brings one of this length whole. */
export const longestWords = 4_000

/** The largest file of ours a person's telephone is asked to load: 10 MB. */
export const mostBytesToSend = 10 * 1024 * 1024

/** How a chat at the desk ended. */
export const outcomes = [
  'advised',
  'referred',
  'case-kept',
  'no-answer',
  'not-for-us',
  'misuse',
] as const
export type Outcome = (typeof outcomes)[number]

/**
 * What a desk can offer just now, as people are told it. `opensAt`: when somebody is on the rota next, epoch
 * milliseconds; null: not known. `minutes`: what an answer usually takes; null: not known yet.
 */
export type DeskHours = { onDuty: boolean; opensAt: number | null; minutes: number | null }

/** Nobody is there, and nobody knows when. */
export const noDesk: Record<Desk, DeskHours> = {
  ID: { onDuty: false, opensAt: null, minutes: null },
  VN: { onDuty: false, opensAt: null, minutes: null },
}

/** One offer that was judged, for figures. Leads to no chat and no person, and holds nothing of its text. */
export type JudgedFact = {
  at: number
  desk: Desk
  level: Level
  patterns: string[]
  /** Where the work is, as far as the offer says; null: it does not. */
  country: CountryCode | null
}

/** One finished hand-over, for figures. Leads to no chat and no person. */
export type HandOverEnd = {
  desk: Desk
  reason: HandOverReason
  urgency: Urgency
  outcome: Outcome
  /** When it was first wanted, when it was taken, when it ended. */
  since: number
  takenAt: number
  endedAt: number
  /** Where the person was, as far as they told. */
  country: CountryCode | null
}
