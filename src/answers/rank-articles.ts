import type { SearchResult } from 'minisearch'
import type { Article } from '../domain/article.ts'
import { type ArticleIndex, nobody } from './article-index.ts'
import type { FindNumbers } from './numbers.ts'
import { shareHeld } from './share-held.ts'
import { type Asked, termsOf } from './terms.ts'

/** An article that may answer: how well beside the others, and the share of what is asked that it holds. */
export type Ranked = { id: string; score: number; held: number }

/**
 * The articles that may answer, the best first. `nobody` is the share that questions no article answers have among
 * the nearest ones, 0 to 1; `words` how many words ask, countries not counted.
 */
export type Ranking = { articles: Ranked[]; nobody: number; words: number }

/** More articles than this are never looked at again. */
const mostRanked = 40

/** Ranks those that hold something of what is asked and may be told to whoever asks. */
export function rankArticles(index: ArticleIndex, asked: Asked, numbers: FindNumbers): Ranking {
  if (asked.steps.length === 0) return { articles: [], nobody: 0, words: 0 }
  const options = {
    boostTerm: (term: string) => boostOf(term, numbers),
    fuzzy: (term: string) => (mayBeSlip(term, index) ? 0.2 : false),
    weights: { fuzzy: 0.45, prefix: 0 },
    tokenize: (text: string) => text.split('\n'),
  }
  const terms = new Set(termsOf(asked))
  const odds = index.oddsOf(terms, options.boostTerm)
  const query = [...terms].join('\n')
  const wholes = index.byArticle.search(query, {
    ...options,
    boost: numbers.fields,
    bm25: numbers.bm25,
  })
  const questions = index.byQuestion.search(query, options)
  const nearest = nearestQuestions(questions, numbers.neighbours)
  const articles = wholes
    .flatMap(({ id, score, queryTerms }) => {
      const article = index.articles.get(String(id))
      if (!article || !mayBeTold(article, asked)) return []
      const near = nearest.get(article.id) ?? { score: 0, terms: [] }
      const own = score / fieldsLong + near.score * numbers.nearest
      const likely = Math.exp((odds.get(article.id) ?? 0) * numbers.odds)
      return [
        {
          id: article.id,
          score: own * likely * countryFactor(article, asked, numbers),
          held: shareHeld(asked, new Set([...queryTerms, ...near.terms]), index),
        },
      ]
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, mostRanked)
  const words = asked.steps.filter(({ term }) => !term.startsWith('@')).length
  return { articles, nobody: shareOfNobody(questions), words }
}

/** So many of the nearest questions say whether anybody answers. */
const asMany = 5

function shareOfNobody(questions: readonly SearchResult[]): number {
  let all = 0
  let unanswered = 0
  for (const { id, score } of questions.slice(0, asMany)) {
    all += score
    if (articleOf(id) === nobody) unanswered += score
  }
  return all === 0 ? 0 : unanswered / all
}

function articleOf(id: unknown): string {
  return String(id).split('#')[0] ?? nobody
}

/** A word that stands nowhere, long enough to be known in spite of a slip. To look for slips in known words and in pairs costs most of a search and finds nothing more. */
function mayBeSlip(term: string, { isKnown }: ArticleIndex): boolean {
  return term.length > 4 && /^[a-z]+$/.test(term) && !isKnown(term)
}

/** An article has some fields and a question has one: their scores are brought to one measure. */
const fieldsLong = 2

function boostOf(term: string, numbers: FindNumbers): number {
  if (term.startsWith('=')) return numbers.mark
  if (term.startsWith('#')) return numbers.same
  return term.includes(' ') ? numbers.pair : 1
}

type Near = { score: number; terms: string[] }

/** By article, the scores of its nearest questions together, and the terms of the nearest. */
function nearestQuestions(results: SearchResult[], neighbours: number): Map<string, Near> {
  const nearest = new Map<string, Near & { count: number }>()
  for (const { id, score, queryTerms } of results) {
    const article = articleOf(id)
    const near = nearest.get(article) ?? { score: 0, terms: queryTerms, count: 0 }
    if (near.count >= neighbours) continue
    near.score += score / 2 ** near.count
    near.count++
    nearest.set(article, near)
  }
  return nearest
}

/** The law of one country is never told to people of another, nor what was written for its people; nor an article of one destination to who asks for another. */
function mayBeTold({ law, countries }: Article, asked: Asked): boolean {
  if (law === 'none' ? asked.citizen !== asked.home : law !== asked.citizen) return false
  return (
    countries.length === 0 ||
    asked.countries.length === 0 ||
    countries.some((country) => asked.countries.includes(country))
  )
}

function countryFactor({ countries }: Article, asked: Asked, numbers: FindNumbers): number {
  if (countries.length === 0) return 1
  return asked.countries.length > 0 ? numbers.sameCountry : numbers.unaskedCountry
}
