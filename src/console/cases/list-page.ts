import { html } from 'hono/html'
import type { CaseRow } from '../../desk/cases/case-record.ts'
import { reportStates } from '../../domain/report.ts'
import { choice } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenDate } from '../frame/written-date.ts'
import { dayOf } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { type NameOf, namesFor } from '../knowledge/names.ts'
import type { ConsoleParts } from '../parts.ts'
import { casePath, codeOfCase } from './case-in.ts'

const shows = ['mine', 'late', 'all'] as const
type Show = (typeof shows)[number]

const mostShown = 200

/** The cases of the member's desks: their own, those that are late, or all, by state. */
export function casesPage({ cases, staff }: ConsoleParts, frame: Frame) {
  return async (visit: StaffVisit) => {
    const { c, member, words } = visit
    const show: Show = shows.find((one) => one === c.req.query('show')) ?? 'all'
    const state = reportStates.find((one) => one === c.req.query('state'))
    const rows = (await cases.list(member))
      .filter((row) => isShown(row, show, visit))
      .filter((row) => (state ? row.state === state : show !== 'all' || !row.closed))
      .sort(mostUrgent(visit.now))
    const nameOf = await namesFor(visit, staff)
    const body = html`<p>${words('cases:what')}</p>
${filterForm(visit, show, state ?? '')}
${rows.length === 0 ? html`<p class="soft">${words('cases:none')}</p>` : tableHtml(visit, rows.slice(0, mostShown), nameOf)}`
    const title = words('cases:title')
    const done = c.req.query('done') === 'erased' ? words('cases:done-erased') : undefined
    return c.html(await frame(visit, { title, here: 'cases', body, done }))
  }
}

function isShown(row: CaseRow, show: Show, { member, now }: StaffVisit): boolean {
  if (show === 'mine') return row.owner === member.id
  return show === 'late' ? isLate(row, now) : true
}

export const isLate = ({ dueBy, closed }: CaseRow, now: number) =>
  !closed && dueBy !== null && dueBy < now

/** Danger to life first, then what is late, then whoever waits longest to be read, then the newest change. */
function mostUrgent(now: number) {
  const rank = (row: CaseRow) =>
    (row.life && !row.closed ? 4 : 0) +
    (isLate(row, now) ? 2 : 0) +
    (row.state === 'received' ? 1 : 0)
  return (a: CaseRow, b: CaseRow) => rank(b) - rank(a) || b.changedAt - a.changedAt
}

function filterForm({ words }: StaffVisit, show: Show, state: string) {
  return html`<form method="get" action="/desk/cases" class="filter">
${choice({ name: 'show', label: words('cases:show'), from: shows.map((value) => ({ value, label: words(`cases:show-${value}`) })), chosen: show })}
${choice({ name: 'state', label: words('cases:state-filter'), from: [{ value: '', label: words('cases:state-any') }, ...reportStates.map((value) => ({ value, label: words(`cases:state-${value}`) }))], chosen: state })}
<div class="row"><button>${words('cases:show-go')}</button></div></form>`
}

/** What stands out about a case, each as a word. */
export function tagsHtml(row: CaseRow, { member, now, words }: StaffVisit) {
  return html`${row.life && html`<span class="tag life">${words('cases:life')}</span> `}${isLate(row, now) && html`<span class="tag delicate">${words('cases:late')}</span> `}${row.withdrawn && html`<span class="tag">${words('cases:withdrawn')}</span> `}${row.mergedInto !== null && html`<span class="tag">${words('cases:merged-tag')}</span> `}${!member.desks.includes(row.desk) && html`<span class="tag">${words('cases:shared')}</span>`}`
}

function tableHtml(visit: StaffVisit, rows: CaseRow[], nameOf: NameOf) {
  const { language, member, words } = visit
  const severalDesks = member.desks.length > 1
  const day = (at: number, row: CaseRow) => writtenDate(dayOf(at, row.desk), language)
  return html`<table class="stacked">
<thead><tr><th scope="col">${words('cases:column-case')}</th><th scope="col">${words('cases:column-state')}</th><th scope="col">${words('cases:column-owner')}</th><th scope="col">${words('cases:column-due')}</th><th scope="col">${words('cases:column-changed')}</th></tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr data-row>
<th scope="row"><a href="${casePath(row.id)}">#${codeOfCase(row)}</a> ${tagsHtml(row, visit)}<br><span class="soft">${words(`cases:kind-${row.reportKind}`)}${severalDesks && ` · ${words(`frame:desk-${row.desk}`)}`}</span></th>
<td data-label="${words('cases:column-state')}">${words(`cases:state-${row.state}`)}</td>
<td data-label="${words('cases:column-owner')}">${row.owner === null ? words('cases:nobody') : nameOf(row.owner)}</td>
<td data-label="${words('cases:column-due')}" class="number">${row.dueBy === null ? '–' : day(row.dueBy, row)}</td>
<td data-label="${words('cases:column-changed')}" class="number">${day(row.changedAt, row)}</td></tr>`,
)}
</tbody></table>`
}
