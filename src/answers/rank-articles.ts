import type { SearchResult } from 'minisearch'
import type { Article } from '../domain/article.ts'
import { type ArticleIndex, nobody } from './article-index.ts'
import type { FindNumbers } from './numbers.ts'
import { shareHeld } from './share-held.ts'
import { type Asked, termsOf } from './terms.ts'

/** An article that may answer: how well beside the others, and the share of what is asked that it holds. */
export type Ranked = {
  id: string
  score: number
  held: number
  /** How near a question is that nobody answers, beside the nearest that an article does: 1 where both are. */
  beside: number
}

/** More articles than this are never looked at again. */
const mostRanked = 40

/** The articles that hold something of what is asked and may be told to whoever asks, the best first. */
export function rankArticles(index: ArticleIndex, asked: Asked, numbers: FindNumbers): Ranked[] {
  if (asked.steps.length === 0) return []
  const options = {
    boostTerm: (term: string) => boostOf(term, numbers),
    fuzzy: (term: string) => (mayBeSlip(term, index) ? 0.2 : false),
    weights: { fuzzy: 0.45, prefix: 0 },
    tokenize: (text: string) => text.split('\n'),
  }
  const query = [...new Set(termsOf(asked))].join('\n')
  const wholes = index.byArticle.search(query, {
    ...options,
    boost: numbers.fields,
    bm25: numbers.bm25,
  })
  const nearest = nearestQuestions(index.byQuestion.search(query, options), numbers.neighbours)
  const unanswered = nearest.get(nobody)?.first ?? 0
  return wholes
    .flatMap(({ id, score, queryTerms }) => {
      const article = index.articles.get(String(id))
      if (!article || !mayBeTold(article, asked)) return []
      const near = nearest.get(article.id) ?? { score: 0, first: 0, terms: [] }
      const own = score / fieldsLong + near.score * numbers.nearest
      return [
        {
          id: article.id,
          score: own * countryFactor(article, asked, numbers),
          held: shareHeld(asked, new Set([...queryTerms, ...near.terms]), index),
          beside: unanswered / (near.first || 1),
        },
      ]
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, mostRanked)
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

type Near = { score: number; first: number; terms: string[] }

/** By article, the scores of its nearest questions together, and the terms of the nearest. */
function nearestQuestions(results: SearchResult[], neighbours: number): Map<string, Near> {
  const nearest = new Map<string, Near & { count: number }>()
  for (const { id, score, queryTerms } of results) {
    const [article = ''] = String(id).split('#')
    const near = nearest.get(article) ?? { score: 0, first: score, terms: queryTerms, count: 0 }
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
