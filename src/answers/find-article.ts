import type { Article } from '../domain/article.ts'
import type { CountryCode } from '../domain/language.ts'
import type { ArticleIndex } from './article-index.ts'
import { askedOf, countryAlone } from './follow-up.ts'
import { type FindNumbers, findNumbers, type Sureness } from './numbers.ts'
import { type Ranked, type Ranking, rankArticles } from './rank-articles.ts'
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
  const earlier = before === null ? undefined : index.articles.get(before)
  const found = waysToAsk(index, question, earlier).map(({ asked, country }) => {
    const all = rankArticles(index, asked, numbers)
    const about = aboutCountry(all.articles, country, earlier, index)
    const ranked = about ?? all.articles
    return {
      ranked,
      isSure: about !== null || isSure(all, numbers.sure[index.language]),
      held: ranked[0]?.held ?? 0,
    }
  })
  const best = found.find(({ isSure }) => isSure) ?? found.toSorted((a, b) => b.held - a.held)[0]
  const nearest = best?.ranked[0]?.id ?? null
  return { article: best?.isSure ? nearest : null, nearest, ranked: best?.ranked ?? [] }
}

function isSure({ articles: [first, second], nobody, words }: Ranking, sure: Sureness): boolean {
  if (!first) return false
  const lead = 1 - (second?.score ?? 0) / first.score
  const odds =
    first.held * sure.held +
    lead * sure.ahead +
    Math.log(1 + first.score) * sure.score +
    Math.log(1 + words) * sure.words +
    nobody * sure.nobody
  return odds >= sure.from
}

/** A way to take a question. `country` is set where nothing but a country was named. */
type Way = { asked: Asked; country: CountryCode | null }

function waysToAsk(index: ArticleIndex, question: string, earlier: Article | undefined): Way[] {
  const whole = index.read(question)
  const country = countryAlone(whole, index.language)
  const asWritten = { asked: whole, country }
  if (earlier && country !== null) {
    return [{ asked: askedOf(country, earlier, index.read), country }, asWritten]
  }
  const sentences = sentencesOf(question).map((one) => ({ asked: index.read(one), country: null }))
  return [asWritten, ...sentences]
}

/**
 * Where a country alone was named, the articles about it, those of the matter told before first and then what is
 * known of work there; null where none is about it.
 */
function aboutCountry(
  ranked: Ranked[],
  country: CountryCode | null,
  before: Article | undefined,
  { articles }: ArticleIndex,
): Ranked[] | null {
  if (country === null) return null
  const about = ranked.filter(({ id }) => articles.get(id)?.countries.includes(country))
  const order = ({ id }: Ranked) => {
    const topic = articles.get(id)?.topic
    return topic === before?.topic ? 0 : topic === 'destination' ? 1 : 2
  }
  return about.length > 0 ? about.toSorted((a, b) => order(a) - order(b)) : null
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
