import { html } from 'hono/html'
import { type DeskAct, may } from '../../desk/rights.ts'
import { desks } from '../../domain/desk.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import { field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenDate } from '../frame/written-date.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { rowAddress } from './row-address.ts'

const proposing: readonly DeskAct[] = ['propose-knowledge']
const mostShown = 50

/** What our lists say of a firm, and from there to what is wrong with it. */
export function rowsRoutes({ knowledge }: ConsoleParts, frame: Frame): DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/knowledge/rows',
      who: proposing,
      async handle(visit) {
        const { c, words } = visit
        const firm = (c.req.query('firm') ?? '').trim().slice(0, 150)
        const found = firm === '' ? null : rowsOf(firm, knowledge)
        const body = html`<p>${words('knowledge:rows-what')}</p>
<form method="get" action="/desk/knowledge/rows" class="narrow">
${field({ name: 'firm', type: 'search', label: words('knowledge:field-name'), value: firm, most: 150 })}
<button>${words('knowledge:rows-go')}</button></form>
${found && (found.length === 0 ? html`<p>${words('knowledge:rows-none')} <a href="/desk/knowledge/propose/notice?name=${encodeURIComponent(firm)}">${words('knowledge:propose-notice')}</a></p>` : tableHtml(visit, found))}
<p><a data-back href="/desk/knowledge">${words('frame:back')}</a></p>`
        const title = words('knowledge:rows')
        return c.html(await frame(visit, { title, here: 'knowledge', body }))
      },
    },
  ]
}

/** Rows of this firm by any spelling, and those whose name holds what was typed. */
function rowsOf(firm: string, { names, notices }: ConsoleParts['knowledge']): AgencyNotice[] {
  const key = names.nameKey(firm)
  const part = firm.toLowerCase()
  return notices().filter(({ name, aliases }) =>
    [name, ...aliases].some(
      (one) => one.toLowerCase().includes(part) || (key !== '' && names.nameKey(one).includes(key)),
    ),
  )
}

function tableHtml({ language, member, words }: StaffVisit, rows: AgencyNotice[]) {
  const theirs = ({ country }: AgencyNotice) =>
    desks.every((desk) => desk !== country) || may(member, 'propose-knowledge', deskOf(country))
  return html`<table class="stacked">
<thead><tr><th scope="col">${words('knowledge:field-name')}</th><th scope="col">${words('knowledge:field-nature')}</th><th scope="col">${words('knowledge:field-authority')}</th><th scope="col">${words('knowledge:field-listedOn')}</th><th scope="col">${words('knowledge:column-wrong')}</th></tr></thead>
<tbody>${rows.slice(0, mostShown).map(
    (row) => html`<tr data-row tabindex="-1"><th scope="row"><bdi>${row.name}</bdi></th>
<td data-label="${words('knowledge:field-nature')}">${words(`knowledge:nature-${row.nature}`)}</td>
<td data-label="${words('knowledge:field-authority')}">${row.authority}</td>
<td data-label="${words('knowledge:field-listedOn')}" class="number">${writtenDate(row.listedOn, language)}</td>
<td data-label="${words('knowledge:column-wrong')}">${theirs(row) && html`<a href="/desk/knowledge/propose/notice?row=${rowAddress(row)}">${words('knowledge:correct-link')}</a> · <a href="/desk/knowledge/propose/withdrawal?row=${rowAddress(row)}">${words('knowledge:take-out-link')}</a>`}</td></tr>`,
  )}</tbody></table>
${rows.length > mostShown && html`<p class="soft">${words('knowledge:and-more', { count: rows.length - mostShown })}</p>`}`
}

function deskOf(country: string) {
  return country === 'VN' ? 'VN' : 'ID'
}
