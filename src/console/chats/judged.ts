import { html } from 'hono/html'
import type { Language } from '../../domain/language.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Words } from '../words.ts'
import type { Judge, OfferView } from './chat-parts.ts'

/** Judged anew after this time, so that what was confirmed meanwhile shows. */
const freshFor = 5 * 60_000
const mostKept = 500
/** Shorter texts are no offers, and most of what is said. */
const shortest = 12

export type JudgedLines = (
  chat: string,
  line: { number: number; text: string },
  language: Language,
) => OfferView | null

/** The checker's view of lines, kept for a few minutes: a page asks for the same ones at each change. */
export function judgedLines(judge: Judge, clock: Pick<Clock, 'now'>): JudgedLines {
  const kept = new Map<string, { length: number; at: number; view: OfferView | null }>()
  return (chat, { number, text }, language) => {
    if (text.length < shortest) return null
    const name = `${chat}/${number}`
    const now = clock.now()
    const before = kept.get(name)
    if (before && before.length === text.length && now - before.at < freshFor) return before.view
    const view = judge(text, language)
    // The oldest are forgotten first, and what is judged again becomes the newest.
    kept.delete(name)
    kept.set(name, { length: text.length, at: now, view })
    for (const [oldest, { at }] of kept) {
      if (kept.size <= mostKept && now - at < freshFor) break
      kept.delete(oldest)
    }
    return view
  }
}

/** Beside an offer: its level as a word, each sign by its number in the text, and what authorities said. */
export function judgedHtml({ level, signs, notices }: OfferView, language: Language, words: Words) {
  return html`<div class="judged ${level}" role="group" aria-label="${words('chats:judged')}">
<p><strong>${words(`chats:level-${level}`)}</strong> <span class="soft">${words('chats:judged-limit')}</span></p>
${signs.length > 0 && html`<ol lang="${language}">${signs.map(({ quote, reason }) => html`<li>${quote && html`<q>${quote}</q> `}${reason}</li>`)}</ol>`}
${notices.length > 0 && html`<ul lang="${language}">${notices.map((notice) => html`<li>${notice}</li>`)}</ul>`}
</div>`
}
