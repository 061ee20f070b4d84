import type { Words } from './corridor.ts'
import type { CountryCode, Language } from './language.ts'
import type { Source } from './source.ts'

/**
 * What somebody needs when they look for a body to turn to. `money-sent` is for money just handed
 * over; `check-number` for asking about a telephone number or bank account before paying.
 */
export const needs = [
  'held-abroad',
  'held-at-home',
  'missing-relative',
  'check-agency',
  'check-number',
  'report-recruiter',
  'money-sent',
  'child',
  'woman',
  'worker-abroad',
  'witness-protection',
  'crisis',
] as const
export type Need = (typeof needs)[number]

/** Somebody who can be reached: an entry of `knowledge/help/<country>.yaml`. */
export type HelpEntry = {
  id: string
  name: Words
  /** Whose people it serves; `any` for host-country lines open to all. */
  serves: CountryCode[] | 'any'
  needs: Need[]
  /** Where one must be to use it; `any` where it can be reached from everywhere. */
  from: CountryCode[] | 'any'
  by: 'phone' | 'whatsapp' | 'email' | 'web' | 'office'
  /** Copied exactly to the person. */
  contact: string
  cost: 'free' | 'charged' | 'unknown'
  recorded: boolean | null
  hours: '24h' | 'office' | 'unknown'
  languages: (Language | string)[]
  confidence: 'high' | 'med' | 'low'
  source: Source
  /** When one of us last rang it; null until somebody has. */
  dialledOn: string | null
}
