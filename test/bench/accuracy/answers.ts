import { readFileSync } from 'node:fs'
import { type AnswerKnowledge, indexArticles } from '../../../src/answers/article-index.ts'
import { findArticle } from '../../../src/answers/find-article.ts'
import { type Language, languages } from '../../../src/domain/language.ts'

/** A question, and the articles that answer it; none where no article does. */
export type AskedQuestion = { question: string; articles: string[] }

/** What was found for a question: the article answered with, and the three nearest. */
export type FoundFor = AskedQuestion & { answered: string | null; three: string[] }

const folder = new URL('../../answers/questions/', import.meta.url)

/**
 * The sets of questions: by the first one the search was chosen and its misses were read; of the second one only
 * totals were ever looked at.
 */
export const questionSets = ['first', 'second'] as const
export type QuestionSet = (typeof questionSets)[number]

const fileOf = { first: '', second: '-2' } as const satisfies Record<QuestionSet, string>

/** Questions that no sample question was taken from. */
export function askedQuestions(language: Language, set: QuestionSet): AskedQuestion[] {
  const lines = readFileSync(new URL(`${language}${fileOf[set]}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as AskedQuestion)
}

/** Every question and what is found for it. */
export function foundFor(
  knowledge: AnswerKnowledge,
  language: Language,
  set: QuestionSet,
): FoundFor[] {
  const index = indexArticles(knowledge, language)
  return askedQuestions(language, set).map((asked) => {
    const { article, ranked } = findArticle(index, asked.question)
    return { ...asked, answered: article, three: ranked.slice(0, 3).map(({ id }) => id) }
  })
}

export type AnswerShares = {
  language: Language
  asked: number
  /** The first one found is right; it was answered with; the right one is among three; a wrong one was told. */
  first: number
  answered: number
  amongThree: number
  wrong: number
  unanswerable: number
  declined: number
}

export function answerShares(language: Language, rows: readonly FoundFor[]): AnswerShares {
  const asked = rows.filter(({ articles }) => articles.length > 0)
  const unanswerable = rows.filter(({ articles }) => articles.length === 0)
  const count = (of: readonly FoundFor[], is: (row: FoundFor) => boolean) => of.filter(is).length
  const isRight = ({ articles }: FoundFor, id: string | null | undefined) =>
    id !== null && id !== undefined && articles.includes(id)
  return {
    language,
    asked: asked.length,
    first: count(asked, (row) => isRight(row, row.three[0])),
    answered: count(asked, (row) => isRight(row, row.answered)),
    amongThree: count(asked, (row) => row.three.some((id) => isRight(row, id))),
    wrong: count(asked, (row) => row.answered !== null && !isRight(row, row.answered)),
    unanswerable: unanswerable.length,
    declined: count(unanswerable, ({ answered }) => answered === null),
  }
}

/** The table of `docs/accuracy.md`. */
export function answersTable(knowledge: AnswerKnowledge): string {
  const rows = questionSets.flatMap((set) =>
    languages.map((language) => ({
      set,
      ...answerShares(language, foundFor(knowledge, language, set)),
    })),
  )
  const of = (part: number, all: number) =>
    `${part} of ${all} (${((100 * part) / all).toFixed(1)} %)`
  return [
    '| set | language | right one first | right one answered with | right one among three | another one answered with | declined rightly |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${row.set} | ${row.language} | ${of(row.first, row.asked)} | ${of(row.answered, row.asked)} | ${of(row.amongThree, row.asked)} | ${of(row.wrong, row.asked)} | ${of(row.declined, row.unanswerable)} |`,
    ),
  ].join('\n')
}

/** Every question of the first set that was answered wrongly, or not, or although no article answers it; a line each. */
export function missedQuestions(knowledge: AnswerKnowledge): string {
  return languages
    .flatMap((language) =>
      foundFor(knowledge, language, 'first').map((row) => ({ language, ...row })),
    )
    .filter(({ articles, answered }) =>
      articles.length === 0 ? answered !== null : answered === null || !articles.includes(answered),
    )
    .map(
      ({ language, question, articles, answered, three }) =>
        `${language} “${question}”: ${articles.join(' or ') || 'nothing'}; answered ${answered ?? 'nothing'}; nearest ${three.join(', ') || 'none'}`,
    )
    .join('\n')
}
