import { html } from 'hono/html'
import type { Chats } from '../../desk/chats/chats.ts'
import type { DeskAct } from '../../desk/rights.ts'
import { fold } from '../../domain/fold.ts'
import { csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { nameOfHolder, urgencyTag } from './rows.ts'

const searching: readonly DeskAct[] = ['search-chats']
const longestQuestion = 200
const around = 120

type Found = Awaited<ReturnType<Chats['search']>>

/** By words or by the six letters. The words come as a post: an address is written down by many on its way. */
export function searchRoutes({ chats }: Pick<ConsoleParts, 'chats'>, frame: Frame): DeskRoute[] {
  async function page(visit: StaffVisit, asked: string, found: Found | null) {
    const { c, words } = visit
    const body = html`<p class="soft">${words('chats:search-what')}</p>
<form method="post" action="/desk/search" role="search" class="search">${csrfField(visit)}
<label for="q">${words('chats:search-words')}</label>
<input id="q" name="q" type="search" value="${asked}" required minlength="2" maxlength="${longestQuestion}" autocomplete="off" spellcheck="false" data-search autofocus>
<button>${words('chats:search-go')}</button></form>
${found && resultsHtml(visit, asked, found)}`
    return c.html(await frame(visit, { title: words('chats:search-title'), here: 'search', body }))
  }

  return [
    {
      method: 'GET',
      path: '/search',
      who: searching,
      handle: (visit) => page(visit, '', null),
    },
    {
      method: 'POST',
      path: '/search',
      who: searching,
      async handle(visit) {
        const asked = visit.form.text('q').replace(/^#/, '').slice(0, longestQuestion)
        return page(visit, asked, await chats.search(visit.member, asked))
      },
    },
  ]
}

function resultsHtml({ words }: StaffVisit, asked: string, found: Found) {
  if (fold(asked).trim().length < 2)
    return html`<p role="status">${words('chats:search-short')}</p>`
  if (found.length === 0) return html`<p role="status">${words('chats:search-none')}</p>`
  return html`<p role="status">${words('chats:search-found', { count: found.length })}</p>
<ul class="rows">${found.map(
    ({ chat, shortId, handOver, line }) => html`<li class="row-of is-${handOver.urgency}" data-row>
<a class="name" href="/desk/chat/${chat}">#${shortId}</a>
<span class="what">${urgencyTag(handOver, words)} ${words(`chats:reason-${handOver.reason}`)}${line && html` <span class="soft"><bdi>${excerpt(line, asked)}</bdi></span>`}</span>
<span class="called">${handOver.worker ? nameOfHolder(handOver, words) : words('chats:list-waiting')}</span></li>`,
  )}</ul>`
}

/** The words that were found with some of those around them. */
function excerpt(line: string, asked: string): string {
  const at = Math.max(0, line.toLowerCase().indexOf(asked.toLowerCase()))
  const from = Math.max(0, at - around / 3)
  const cut = line.slice(from, from + around).trim()
  return `${from > 0 ? '… ' : ''}${cut}${from + around < line.length ? ' …' : ''}`
}
