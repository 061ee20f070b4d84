import type { Turn } from '../domain/reply.ts'
import { shortAnswer } from './article-reply.ts'
import { articleOf } from './article-step.ts'
import { roomFor } from './flow.ts'
import { goOn, type Heard, sayAside } from './heard.ts'
import { tellerFor } from './scene.ts'
import { tellingOf } from './teller.ts'

/**
 * A question: the article that answers it, or that none does and whom to ask. What was not put as a question is
 * answered where an article fits, and else left to whoever may know what it is.
 */
export function answerQuestion(heard: Heard): Turn | null {
  const { event, session, known } = heard
  const kind = event.verdict?.kind
  if (kind !== 'question' && kind !== 'other') return null
  const language = session.language ?? 'id'
  const found = event.answer?.article ?? null
  const article = found === null ? undefined : articleOf(found, { known, language })
  if (!article) return kind === 'question' ? sayAside('question:', heard) : null
  const asked = { ...session, asked: { article: article.id, at: event.at } }
  const teller = tellerFor(asked, { event, known, told: null }, 'question')
  const lines = shortAnswer(article, known.help, tellingOf(teller)).length
  const step = lines > roomFor(asked) ? 'question:found-long' : 'question:found'
  return goOn(step, { ...heard, session: asked })
}
