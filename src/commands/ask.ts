import { z } from 'zod'
import { createAnswers } from '../answers/answers.ts'
import { loadContent } from '../content/load-content.ts'
import { wholeAnswer } from '../dialogue/article-reply.ts'
import { askLine, type Teller, tellingOf } from '../dialogue/teller.ts'
import { type Language, languages } from '../domain/language.ts'
import { type Line, spoken } from '../domain/reply.ts'
import type { Source } from '../domain/source.ts'
import { houseFolder } from './house.ts'
import { answerJsonLines, InputFault } from './json-lines.ts'
import { spoken as spokenByCode } from './spoken.ts'

const question = z.object({
  id: z.coerce.string(),
  lang: z.enum(languages),
  question: z.string(),
})

/** One result of `ask --jsonl`, in the form other programs rely on. */
export type AskLine = {
  id: string
  lang: Language
  answered: boolean
  article: string | null
  /** What a person reads: the answer in full, or that there is none and whom to ask. */
  answer: string
  sources: Source[]
}

/** `suar ask --jsonl`. Answers the exit status: 1 when a line could not be read. */
export async function ask({ jsonl }: { jsonl?: boolean }): Promise<number> {
  if (!jsonl) throw new InputFault('Questions are read with --jsonl. See: suar ask --help')
  const answered = await openAsk()
  return answerJsonLines((parsed) => {
    const line = question.safeParse(parsed)
    if (!line.success) throw new InputFault('a line is {"id","lang","question"}; lang is id or vi')
    return answered(line.data)
  })
}

/** Loads what is known and answers one question after the other. */
export async function openAsk(
  root = houseFolder,
  now: () => number = Date.now,
): Promise<(line: z.infer<typeof question>) => AskLine> {
  const { knowledge, texts } = await loadContent(root, { spoken: spokenByCode })
  const answers = createAnswers(knowledge)
  const wording = (lines: Line[], lang: Language) =>
    lines
      .map((line) => spoken(line, (key, values) => texts.say(lang, key, values)))
      .filter((text) => text !== '')
      .join('\n')
  return ({ id, lang, question }) => {
    const found = answers.find(question, lang).article
    const article = knowledge.articles.find((one) => one.id === found && one.language === lang)
    const teller: Teller = {
      language: lang,
      at: now(),
      known: knowledge,
      country: null,
      elsewhere: null,
      delicate: false,
      objections: [],
    }
    if (!article) {
      const values = { ask: [askLine(teller)], help1: [], talk: [] }
      const answer = wording([{ key: 'question:no-answers', values }], lang)
      return { id, lang, answered: false, article: null, answer, sources: [] }
    }
    return {
      id,
      lang,
      answered: article.known,
      article: article.id,
      answer: wording(wholeAnswer(article, knowledge.help, tellingOf(teller)), lang),
      sources: article.sources,
    }
  }
}
