import type { StaffLanguage, Urgency } from '../domain/desk.ts'
import { type PressOutcome, pressOutcomes } from '../ports/page.ts'

/** Every sentence of a page. A test holds `locales/<language>/console-page.json` to this list, both ways. */
export const pageKeys = [
  'mail-subject',
  'mail-body',
  'mail-body-no-link',
  'urgency-life',
  'urgency-delicate',
  'urgency-plain',
  'group-waiting',
  'group-taken',
  'group-ended',
  'group-take',
  'group-later',
  'group-open',
  ...pressOutcomes.map((outcome) => `press-${outcome}` as const),
] as const
export type PageKey = (typeof pageKeys)[number]

/** What the house says to its staff under a key; `content` gives it. */
export type PageWords = (
  language: StaffLanguage,
  key: PageKey,
  values?: Record<string, string | number>,
) => string

export const urgencyKey = (urgency: Urgency) => `urgency-${urgency}` as const
export const pressKey = (outcome: PressOutcome) => `press-${outcome}` as const
