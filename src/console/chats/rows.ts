import { html } from 'hono/html'
import type { QueueRow } from '../../desk/chats/queue.ts'
import { byHand, type HandOver } from '../../domain/desk.ts'
import { csrfField } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { Words } from '../words.ts'
import { agoHtml } from './ago.ts'

export function nameOfHolder({ worker }: HandOver, words: Words): string {
  return worker === null || worker.id === byHand.id ? words('chats:by-hand') : worker.name
}

/** Its urgency as a word; where nothing is urgent there is nothing to say. */
export function urgencyTag({ urgency }: Pick<HandOver, 'urgency'>, words: Words) {
  return (
    urgency !== 'plain' &&
    html`<span class="tag ${urgency}">${words(`frame:urgency-${urgency}`)}</span>`
  )
}

/** A chat nobody has: to be claimed, or left, without opening it first. */
export function waitingRow(row: QueueRow, visit: StaffVisit) {
  const { member, now, words } = visit
  const { chat, handOver, mayOpen, shortId } = row
  const since = html`<span class="since">${agoHtml(words, handOver.since, now)}</span>`
  if (!mayOpen) {
    return html`<li class="row-of closed" id="row-${chat}"><span class="what soft">${words('chats:closed-row')}</span>${since}</li>`
  }
  const declined = handOver.declined.includes(member.id)
  return html`<li class="row-of is-${handOver.urgency} ${declined && 'later'}" id="row-${chat}" data-row>
${nameAndWhat(row, words)}
${since}
<span class="called soft">${declined ? words('chats:declined') : calledWords(handOver, words)}</span>
<span class="do"><form method="post" action="/desk/chat/${chat}/take">${csrfField(visit)}<button data-press="c" aria-label="${words('chats:take-of', { code: shortId })}">${words('chats:take')}</button></form>
${!declined && html`<form method="post" action="/desk/chat/${chat}/not-now">${csrfField(visit)}<button class="bare" data-press="n" aria-label="${words('chats:not-now-of', { code: shortId })}">${words('chats:not-now')}</button></form>`}</span></li>`
}

/** A chat this member has. */
export function ownRow(row: QueueRow, { now, words }: StaffVisit) {
  const { chat, handOver, waitsSince } = row
  return html`<li class="row-of is-${handOver.urgency} ${waitsSince !== null && 'unread'}" id="row-${chat}" data-row>
${nameAndWhat(row, words)}
${waitsSince === null ? html`<span class="since soft">${words('chats:answered')}</span>` : html`<span class="since">${unansweredHtml(words, waitsSince, now)}</span>`}
</li>`
}

/** A chat a colleague has. */
export function takenRow(row: QueueRow, { now, words }: StaffVisit) {
  const { chat, handOver, mayOpen, waitsSince } = row
  const name = html`<span class="called">${nameOfHolder(handOver, words)}</span>`
  if (!mayOpen) {
    return html`<li class="row-of closed" id="row-${chat}"><span class="what soft">${words('chats:closed-taken')}</span>${name}</li>`
  }
  const since = waitsSince !== null && unansweredHtml(words, waitsSince, now)
  return html`<li class="row-of is-${handOver.urgency}" id="row-${chat}" data-row>
${nameAndWhat(row, words)}
<span class="since soft">${since}</span>
${name}</li>`
}

function nameAndWhat({ chat, handOver, shortId }: QueueRow, words: Words) {
  return html`<a class="name" href="/desk/chat/${chat}">#${shortId}</a>
<span class="what">${urgencyTag(handOver, words)} ${words(`chats:reason-${handOver.reason}`)} <span class="soft">· ${words(`frame:language-${handOver.language}`)}</span></span>`
}

function calledWords({ paged }: HandOver, words: Words): string {
  const count = new Set(paged.map(({ staff }) => staff)).size
  return count > 0 ? words('chats:paged', { count }) : words('chats:paged-none')
}

function unansweredHtml(words: Words, since: number, now: number) {
  // The words stand around a time that goes on by itself.
  const [before = '', after = ''] = words('chats:unanswered', { ago: '\u0000' }).split('\u0000')
  return html`${before}${agoHtml(words, since, now)}${after}`
}
