import type { CountryCode, Language } from './language.ts'
import type { Source } from './source.ts'

/** What an article is about, for the list of what is asked and not answered. */
export const articleTopics = [
  'agency',
  'offer',
  'money',
  'contract',
  'papers',
  'leaving',
  'destination',
  'abroad',
  'danger',
  'family',
  'return',
  'law',
] as const
export type ArticleTopic = (typeof articleTopics)[number]

/** An answer to what people ask: `knowledge/articles/<id>/<language>.md`. */
export type Article = {
  id: string
  language: Language
  title: string
  topic: ArticleTopic
  /** Whose law it states; `none` where it states no country's. */
  law: 'ID' | 'VN' | 'none'
  /** The destinations it is about; empty where it holds for any. */
  countries: CountryCode[]
  /** When its sources were read, and when it must be looked at again: `YYYY-MM-DD`. */
  read: string
  review: string
  sources: Source[]
  /** False: it says that nothing is known, and whom to ask. */
  known: boolean
  /** Ids of `knowledge/help`, told under the short answer. */
  help: string[]
  /** Questions it answers, as people type them. */
  questions: string[]
  /** Further words by which it is found. */
  words: string[]
  /** The only language it is written in; null where it is written in all. */
  only: Language | null
  /** Lines of the short answer, and of what is told on request. `{help:<id>}` stands for a helpline. */
  short: string[]
  more: string[]
}

export type Piece = { text: string } | { help: string }

const helpSlot = /\{help:([a-z0-9-]+)\}/g

/** A line of an article in pieces: what is said as it stands, and the ids of helplines between. */
export function piecesOf(line: string): Piece[] {
  return line.split(helpSlot).flatMap((piece, i): Piece[] => {
    if (i % 2 === 1) return [{ help: piece }]
    return piece === '' ? [] : [{ text: piece }]
  })
}
