import { type Article, piecesOf } from '../domain/article.ts'
import type { HelpEntry } from '../domain/help.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { Line } from '../domain/reply.ts'
import { writtenDate } from '../domain/written-date.ts'
import { callLine, plainLine, type Telling } from './helpline-line.ts'

type Help = Knowledge['help']

/** The short answer of an article: its lines, the numbers under them, whose law it is and where it stands. */
export function shortAnswer(article: Article, help: Help, telling: Telling): Line[] {
  return [
    ...shortLines(article, help, telling),
    sourceLine(article, 0),
    ...staleLine(article, telling.at),
  ]
}

/** What an article tells on request: its title, the longer part, every source, and the day they were read. */
export function longerAnswer(article: Article, help: Help, telling: Telling): Line[] {
  return [
    { key: 'question:title', values: { title: article.title } },
    ...longerLines(article, help, telling),
    ...sourceLines(article),
  ]
}

/** All that an article tells, the short answer first. */
export function wholeAnswer(article: Article, help: Help, telling: Telling): Line[] {
  return [
    ...shortLines(article, help, telling),
    ...longerLines(article, help, telling),
    ...sourceLines(article),
    ...staleLine(article, telling.at),
  ]
}

function shortLines(article: Article, help: Help, telling: Telling): Line[] {
  const numbers = article.help.flatMap((id) => {
    const entry = entryOf(id, help)
    return entry ? [helpLine(entry, telling)] : []
  })
  return [...article.short.map((line) => lineOf(line, help, telling)), ...numbers]
}

function longerLines(article: Article, help: Help, telling: Telling): Line[] {
  return article.more.map((line) => lineOf(line, help, telling))
}

function sourceLines(article: Article): Line[] {
  const read = writtenDate(article.read, article.language)
  return [
    ...article.sources.map((_, i) => sourceLine(article, i)),
    { key: 'question:read', values: { date: read } },
  ]
}

function sourceLine({ law, language, sources }: Article, at: number): Line {
  const { title = '', date = '' } = sources[at] ?? {}
  const whose = law === 'none' || at > 0 ? [] : [{ key: `question:law-${law}`, values: {} }]
  const written = writtenDate(date, language)
  return { key: 'question:source', values: { whose, title, date: written } }
}

/** A line with the numbers in it; one whose number is taken out now says what it says without. */
function lineOf(line: string, help: Help, telling: Telling): Line {
  const text = piecesOf(line).flatMap((piece): Line[] => {
    if ('text' in piece) return [{ key: 'question:words', values: { words: piece.text } }]
    const entry = entryOf(piece.help, help)
    if (!entry) return []
    const isCalled = entry.by === 'phone' || entry.by === 'whatsapp'
    return [isCalled ? plainLine(entry, telling) : placeLine(entry, telling)]
  })
  return { key: 'question:line', values: { text } }
}

/** How somebody is reached: rung, written to, or a site or office that is named. */
function helpLine(entry: HelpEntry, telling: Telling): Line {
  if (entry.by === 'phone' || entry.by === 'whatsapp') return callLine(entry, telling)
  return placeLine(entry, telling)
}

/** A site, an address of a letter box or an office: it has no hours and costs nothing. */
function placeLine({ by, name, contact }: HelpEntry, { language }: Telling): Line {
  // The nearest of many offices has no address, and its name says all.
  if (by === 'office' && !/\d/.test(contact))
    return { key: 'helpline:office', values: { name: name[language] } }
  return { key: 'helpline:site', values: { name: name[language], site: contact } }
}

function entryOf(id: string, help: Help): HelpEntry | undefined {
  return help.flatMap(({ entries }) => entries).find((entry) => entry.id === id)
}

/** Its day of review has passed, by the calendar of Jakarta and Hanoi. */
function staleLine({ review }: Article, at: number): Line[] {
  const today = new Date(at + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
  return review < today ? [{ key: 'question:stale', values: {} }] : []
}
