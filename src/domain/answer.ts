import type { ArticleTopic } from './article.ts'

/**
 * What `answers/` found for a question: the id of the article that answers it, or null where none does. `topic`
 * is what the nearest article is about, so that it can be counted what people ask in vain; null: not known.
 */
export type Answer = { article: string | null; topic: ArticleTopic | null }
