import type { Answer } from '../domain/answer.ts'
import type { Language } from '../domain/language.ts'
import { type AnswerKnowledge, type ArticleIndex, indexArticles } from './article-index.ts'
import { findArticle } from './find-article.ts'

/** Finds the article that answers a question. */
export type Answers = {
  /**
   * Never throws, whatever the text.
   * @param before the article told last in this chat, for a question that goes on from it
   */
  find(question: string, language: Language, before?: string | null): Answer
}

/** Makes the articles ready to be searched; those of a language when the first question in it comes. */
export function createAnswers(knowledge: AnswerKnowledge): Answers {
  const indexes = new Map<Language, ArticleIndex>()
  const indexOf = (language: Language) => {
    const index = indexes.get(language) ?? indexArticles(knowledge, language)
    indexes.set(language, index)
    return index
  }
  return {
    find(question, language, before = null) {
      const index = indexOf(language)
      const { article, nearest } = findArticle(index, question, before)
      const topic = nearest === null ? null : (index.articles.get(nearest)?.topic ?? null)
      return { article, topic }
    },
  }
}
