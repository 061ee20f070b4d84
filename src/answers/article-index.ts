import MiniSearch from 'minisearch'
import type { Article } from '../domain/article.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { Language } from '../domain/language.ts'
import { indexSpellings } from '../domain/spellings.ts'
import { countryNames } from './countries-named.ts'
import { rootOf } from './root-of.ts'
import { sameWords } from './same-words.ts'
import { type ReadTerms, singleTerms, termReader, termsOf } from './terms.ts'
import { wordOdds } from './word-odds.ts'
import { spelledOut, wordsOf } from './words.ts'

/** What articles are found with. */
export type AnswerKnowledge = Pick<
  Knowledge,
  'articles' | 'countries' | 'places' | 'sameWords' | 'notAnswered' | 'spellings'
>

/** The articles of one language, ready to be searched. */
export type ArticleIndex = {
  language: Language
  articles: ReadonlyMap<string, Article>
  read: ReadTerms
  /** By article: what it says, its title and all its questions together. */
  byArticle: MiniSearch
  /** By article, how likely the terms of a question are. */
  oddsOf(terms: Iterable<string>, weightOf: (term: string) => number): Map<string, number>
  /** By single question, `<article>#<n>`. */
  byQuestion: MiniSearch
  /** Whether an article has it among its single terms. */
  isKnown(term: string): boolean
  /** How much a single term tells of what is asked: the rarer it is among articles, the more. */
  weightOf(term: string): number
}

/** In the place of an article: what none answers. */
export const nobody = ''

type Doc = { id: string }

/** @param leftOut a question that is taken not to be there, as `<article>#<n>`: for measuring */
export function indexArticles(
  knowledge: AnswerKnowledge,
  language: Language,
  leftOut: ReadonlySet<string> = new Set(),
): ArticleIndex {
  const own = knowledge.articles.filter((article) => article.language === language)
  const { id, vi, en } = knowledge.spellings
  const spellings = indexSpellings({ id: {}, vi: {}, en, ...(language === 'id' ? { id } : { vi }) })
  const textsOf = ({ title, questions, words, short, more }: Article) => [
    title,
    ...questions,
    ...words,
    ...short,
    ...more,
  ]
  // Only Indonesian words have roots to be looked for.
  const bareWords = new Set(
    (language === 'id' ? own : [])
      .flatMap(textsOf)
      .flatMap(wordsOf)
      .flatMap((word) => spelledOut(word, spellings).map(({ folded }) => folded)),
  )
  const nameCountries = countryNames(knowledge.countries, knowledge.places, language)
  const root = (word: string) => (language === 'id' ? rootOf(word, bareWords) : word)
  const same = sameWords(knowledge.sameWords[language], root)
  const rules = { language, spellings, nameCountries, sameWords: same }
  const read = termReader({ ...rules, rootOf: root })
  // Reading costs most here, and most texts stand in both indexes. What people ask is not remembered.
  const ownRead = remembered(termReader({ ...rules, rootOf: remembered(root) }))
  const ownTerms = remembered((text) => termsOf(ownRead(text)))
  const terms = (texts: readonly string[]) => texts.flatMap((text) => ownTerms(text))
  const bodyOf = ({ short, more }: Article) =>
    [...short, ...more].flatMap((text) => singleTerms(ownRead(text)))
  const joined = (texts: readonly string[]) => terms(texts).join('\n')
  const asked = (article: Article) =>
    article.questions.filter((_, n) => !leftOut.has(`${article.id}#${n}`))

  const byArticle = search(
    own.map((article) => ({
      id: article.id,
      questions: joined(asked(article)),
      title: joined([article.title]),
      words: joined(article.words),
      body: bodyOf(article).join('\n'),
    })),
    ['questions', 'title', 'words', 'body'],
  )
  const notAnswered = knowledge.notAnswered[language]
    .map((text, n) => ({ id: `${nobody}#${n}`, text }))
    .filter(({ id }) => !leftOut.has(id))
  const questions = [
    ...own.flatMap(({ id, questions }) => questions.map((text, n) => ({ id: `${id}#${n}`, text }))),
    ...notAnswered,
  ]
  const byQuestion = search(
    questions
      .filter(({ id }) => !leftOut.has(id))
      .map(({ id, text }) => ({ id, text: joined([text]) })),
    ['text'],
  )
  const odds = wordOdds(
    own.map((article) => [
      { terms: terms(asked(article)), as: 1 },
      { terms: terms([article.title, ...article.words]), as: 0.5 },
      { terms: bodyOf(article), as: 0.15 },
    ]),
    [{ terms: terms(notAnswered.map(({ text }) => text)), as: 1 }],
  )
  const termsOfArticles = own.map(
    (article) =>
      new Set(textsOf(article).flatMap((text) => ownRead(text).steps.map(({ term }) => term))),
  )
  const counts = countsOf(termsOfArticles)
  return {
    language,
    articles: new Map(own.map((article) => [article.id, article])),
    read,
    byArticle,
    oddsOf: (asked, weightOf) =>
      new Map(odds(asked, weightOf).map((sum, n) => [own[n]?.id ?? nobody, sum])),
    byQuestion,
    isKnown: (term) => counts.has(term),
    weightOf: (term) => Math.log(1 + (own.length + 1) / ((counts.get(term) ?? 0) + 0.5)),
  }
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    const fresh = make(text)
    made.set(text, fresh)
    return fresh
  }
}

function search<T extends Doc>(docs: T[], fields: (keyof T & string)[]): MiniSearch<T> {
  const index = new MiniSearch<T>({
    fields,
    tokenize: (text) => text.split('\n').filter((term) => term !== ''),
    processTerm: (term) => term,
  })
  index.addAll(docs)
  return index
}

function countsOf(termsOfArticles: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const terms of termsOfArticles)
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
