import type { Article } from '../domain/article.ts'
import type { Line } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import { longerAnswer, shortAnswer } from './article-reply.ts'
import type { Known } from './known.ts'
import { type Teller, tellingOf } from './teller.ts'

/** Which message of an answer a step says. */
const shortPages: Record<string, number> = {
  'question:found': 0,
  'question:found-long': 0,
  'question:found-rest': 1,
}
const longerPages: Record<string, number> = {
  'question:more': 0,
  'question:more-2': 1,
  'question:more-3': 2,
  'question:more-4': 3,
  'question:more-5': 4,
}

/** Whether a step tells an article. */
export function isOfArticle(step: string): boolean {
  return step in shortPages || step in longerPages
}

/** The lines of the article told last, `room` a message, for a step of a question; none without an article. */
export function articleLines(
  step: string,
  { asked }: Session,
  teller: Teller,
  room: number,
): Line[] {
  if (!asked || !isOfArticle(step)) return []
  const article = articleOf(asked.article, teller)
  // What a session remembers may be of articles that are no longer there.
  if (!article) return longerPages[step] ? [] : [{ key: 'question:ask-again', values: {} }]
  const telling = tellingOf(teller)
  const { help } = teller.known
  const page = (lines: Line[], at: number) => lines.slice(at * room, (at + 1) * room)
  const short = shortPages[step]
  if (short !== undefined) return page(shortAnswer(article, help, telling), short)
  const longer = longerPages[step]
  return longer === undefined ? [] : page(longerAnswer(article, help, telling), longer)
}

/** The article of an id in the language of whoever is told. */
export function articleOf(
  id: string,
  { known, language }: { known: Pick<Known, 'articles'>; language: Article['language'] },
): Article | undefined {
  return known.articles.find((article) => article.id === id && article.language === language)
}
