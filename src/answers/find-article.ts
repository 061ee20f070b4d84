import type { CountryCode } from '../domain/language.ts'
import type { ArticleIndex } from './article-index.ts'
import { askedOf, countryAlone } from './follow-up.ts'
import { type FindNumbers, findNumbers } from './numbers.ts'
import { type Ranked, rankArticles } from './rank-articles.ts'
import type { Asked } from './terms.ts'

/**
 * What was found for a question. `article` is null where nothing fits, and `nearest` then names what was least
 * far. `ranked` is what was looked at, the best first.
 */
export type Found = { article: string | null; nearest: string | null; ranked: Ranked[] }

/**
 * The article that answers a question, or none. Pure: the same question finds the same article.
 * @param before the article told last, for a question that only names another country
 */
export function findArticle(
  index: ArticleIndex,
  question: string,
  before: string | null = null,
  numbers: FindNumbers = findNumbers,
): Found {
  const found = waysToAsk(index, question, before).map((asked) => {
    const ranked = ofCountryFirst(rankArticles(index, asked.asked, numbers), asked.country, index)
    const [first] = ranked
    return { ranked, isSure: isSure(ranked, numbers), held: first?.held ?? 0 }
  })
  const best = found.find(({ isSure }) => isSure) ?? found.toSorted((a, b) => b.held - a.held)[0]
  const nearest = best?.ranked[0]?.id ?? null
  return { article: best?.isSure ? nearest : null, nearest, ranked: best?.ranked ?? [] }
}

/** A question nobody answers says no more by being nearer still. */
const mostBeside = 3

function isSure([first, second]: Ranked[], numbers: FindNumbers): boolean {
  if (!first) return false
  const { held, ahead, beside, from } = numbers.sure
  const lead = 1 - (second?.score ?? 0) / first.score
  return first.held * held + lead * ahead + Math.min(first.beside, mostBeside) * beside >= from
}

/** A way to take a question. `country` is set where nothing but a country was named. */
type Way = { asked: Asked; country: CountryCode | null }

function waysToAsk(index: ArticleIndex, question: string, before: string | null): Way[] {
  const whole = index.read(question)
  const earlier = before === null ? undefined : index.articles.get(before)
  const country = countryAlone(whole, index.language)
  const asWritten = { asked: whole, country }
  if (earlier && country !== null) {
    return [{ asked: askedOf(country, earlier, index.read), country }, asWritten]
  }
  const sentences = sentencesOf(question).map((one) => ({ asked: index.read(one), country: null }))
  return [asWritten, ...sentences]
}

/** Where a country alone was named, the articles about it stand first. */
function ofCountryFirst(
  ranked: Ranked[],
  country: CountryCode | null,
  { articles }: ArticleIndex,
): Ranked[] {
  if (country === null) return ranked
  const about = ranked.filter(({ id }) => articles.get(id)?.countries.includes(country))
  return about.length > 0 ? about : ranked
}

/** Shorter questions are searched as they stand. */
const longFrom = 18

/** The sentences of a long text: the question may stand in the middle of other talk. */
function sentencesOf(question: string): string[] {
  if (question.split(/\s+/).length < longFrom) return []
  return question
    .split(/[.!?\n;]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(/\s+/).length >= 3)
}
