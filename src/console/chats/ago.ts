import { html } from 'hono/html'
import type { Words } from '../words.ts'

const minute = 60_000

/** How long ago something was, as staff read it at a glance: `7 min`, `1 h 05 min`. `ms`: how long, in milliseconds. */
export function agoWords(words: Words, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minute))
  if (minutes < 1) return words('chats:ago-now')
  if (minutes < 60) return words('chats:ago-minutes', { minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return words('chats:ago-hours', { hours, minutes: minutes % 60 })
  return words('chats:ago-days', { days: Math.floor(hours / 24), hours: hours % 24 })
}

/** The same as part of the page: the script lets it go on. `at`: since when, epoch milliseconds. */
export function agoHtml(words: Words, at: number, now: number) {
  return html`<time class="ago" data-ago="${at}" datetime="${new Date(at).toISOString()}">${agoWords(words, now - at)}</time>`
}
