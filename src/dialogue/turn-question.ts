import type { Turn } from '../domain/reply.ts'
import { shortAnswer } from './article-reply.ts'
import { articleOf } from './article-step.ts'
import { roomFor } from './flow.ts'
import { goOn, type Heard, sayAside } from './heard.ts'
import { tellerFor } from './scene.ts'
import { tellingOf } from './teller.ts'

/** A question: the article that answers it, or that none does and whom to ask. */
export function answerQuestion(heard: Heard): Turn | null {
  if (heard.event.verdict?.kind !== 'question') return null
  return tellArticle(heard) ?? sayAside('question:', heard)
}

/** What was not put as a question, and is none of the small words people say, may be one all the same. */
export function answerUnasked(heard: Heard): Turn | null {
  return heard.event.verdict?.kind === 'other' ? tellArticle(heard) : null
}

function tellArticle(heard: Heard): Turn | null {
  const { event, session, known } = heard
  const found = event.answer?.article ?? null
  const article =
    found === null ? undefined : articleOf(found, { known, language: session.language ?? 'id' })
  if (!article) return null
  const asked = { ...session, asked: { article: article.id, at: event.at } }
  const teller = tellerFor(asked, { event, known, told: null }, 'question')
  const lines = shortAnswer(article, known.help, tellingOf(teller)).length
  const step = lines > roomFor(asked) ? 'question:found-long' : 'question:found'
  return goOn(step, { ...heard, session: asked })
}
