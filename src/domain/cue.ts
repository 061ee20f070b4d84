import type { TextLanguage } from './language.ts'

/**
 * What words of a message do, each in a file `knowledge/cues/<name>.yaml` that says what belongs there:
 * they tell an offer from a question or from news, and what an amount of money is for.
 */
export const cueNames = [
  'hiring',
  'wants',
  'headcount',
  'announcement',
  'apply',
  'invite',
  'told',
  'handled',
  'demand',
  'task',
  'benefit',
  'requirement',
  'lure',
  'abroad',
  'work',
  'job',
  'online-job',
  'plain-job',
  'workplace',
  'pay',
  'bonus',
  'ship',
  'venue',
  'fee',
  'advance',
  'free-of-charge',
  'asking',
  'seeking',
  'reported',
  'transit',
  'going',
  'chat',
  'office',
  'employer',
  'reassurance',
  'lawful-way',
] as const
export type CueName = (typeof cueNames)[number]

/** Phrases per cue and language, in the phrase language of `offer/phrases/phrase.ts`. */
export type Cues = Record<CueName, Record<TextLanguage, string[]>>
