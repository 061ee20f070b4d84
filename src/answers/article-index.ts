import MiniSearch from 'minisearch'
import type { Article } from '../domain/article.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { Language } from '../domain/language.ts'
import { indexSpellings } from '../domain/spellings.ts'
import { countryNames } from './countries-named.ts'
import { type ReadTerms, termReader } from './terms.ts'
import { wordsOf } from './words.ts'

/** What articles are found with. */
export type AnswerKnowledge = Pick<Knowledge, 'articles' | 'countries' | 'places' | 'spellings'>

/** The articles of one language, ready to be searched. */
export type ArticleIndex = {
  language: Language
  articles: ReadonlyMap<string, Article>
  read: ReadTerms
  /** By article: what it says, its title and all its questions together. */
  byArticle: MiniSearch<Doc>
  /** By single question, `<article>#<n>`. */
  byQuestion: MiniSearch<Doc>
  /** How much a single term tells of what is asked: the rarer it is among articles, the more. */
  weightOf(term: string): number
}

type Doc = { id: string } & Record<Field, string>
const fields = ['questions', 'title', 'words', 'body'] as const
type Field = (typeof fields)[number]

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
  const bareWords = new Set(
    own.flatMap(textsOf).flatMap((text) => wordsOf(text, spellings).map(({ folded }) => folded)),
  )
  const nameCountries = countryNames(knowledge.countries, knowledge.places, language)
  const read = termReader({ language, spellings, nameCountries, bareWords })
  const joined = (texts: readonly string[]) => texts.flatMap((text) => read(text).terms).join('\n')
  const asked = (article: Article) =>
    article.questions.filter((_, n) => !leftOut.has(`${article.id}#${n}`))

  const byArticle = search(
    own.map((article) => ({
      id: article.id,
      questions: joined(asked(article)),
      title: joined([article.title]),
      words: joined(article.words),
      body: joined([...article.short, ...article.more]),
    })),
  )
  const byQuestion = search(
    own.flatMap((article) =>
      article.questions.flatMap((question, n) => {
        const id = `${article.id}#${n}`
        const doc = { id, questions: joined([question]), title: '', words: '', body: '' }
        return leftOut.has(id) ? [] : [doc]
      }),
    ),
  )
  return {
    language,
    articles: new Map(own.map((article) => [article.id, article])),
    read,
    byArticle,
    byQuestion,
    weightOf: weights(
      own.map((article) => new Set(textsOf(article).flatMap((text) => read(text).single))),
    ),
  }
}

function search(docs: Doc[]): MiniSearch<Doc> {
  const index = new MiniSearch<Doc>({
    fields: [...fields],
    tokenize: (text) => text.split('\n').filter((term) => term !== ''),
    processTerm: (term) => term,
  })
  index.addAll(docs)
  return index
}

function weights(termsOfArticles: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const terms of termsOfArticles)
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const all = termsOfArticles.length
  return (term) => Math.log(1 + (all + 1) / ((counts.get(term) ?? 0) + 0.5))
}
