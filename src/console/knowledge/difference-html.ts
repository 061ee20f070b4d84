import { html } from 'hono/html'
import type { ReadList } from '../../desk/knowledge/read-list.ts'
import { writtenDate } from '../frame/written-date.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleKey } from '../words.ts'
import { fieldChanges } from './field-changes.ts'

const mostShown = 200

/** What a list would change, part by part: new, changed, nearly a name we have, gone, without sense, the same. */
export function differenceHtml({ difference, faults }: ReadList, visit: StaffVisit) {
  const { form, language, words } = visit
  const { fresh, changed, doubtful, same, gone } = difference
  const own = new Set(form.all('own'))
  return html`<ul class="counts">
<li>${words('knowledge:part-new')}: <strong>${fresh.length}</strong></li>
<li>${words('knowledge:part-changed')}: <strong>${changed.length}</strong></li>
<li>${words('knowledge:part-doubtful')}: <strong>${doubtful.length}</strong></li>
<li>${words('knowledge:part-gone')}: <strong>${gone.length}</strong></li>
<li>${words('knowledge:part-faults')}: <strong>${faults.length}</strong></li>
<li>${words('knowledge:part-same')}: <strong>${same.length}</strong></li></ul>
${part(visit, 'knowledge:part-new', 'knowledge:part-new-what', fresh, ({ row, notice }) => [row, notice.name, [writtenDate(notice.listedOn, language), notice.licence, notice.city].filter(Boolean).join(' · ')])}
${part(visit, 'knowledge:part-changed', 'knowledge:part-changed-what', changed, ({ row, of, notice }) => [row.row, of.name, fieldChanges(of, notice, visit)])}
${part(
  visit,
  'knowledge:part-doubtful',
  'knowledge:part-doubtful-what',
  doubtful,
  ({ row, near }) => [
    row.row,
    row.notice.name,
    html`${words('knowledge:nearly', { names: near.join(', ') })}
<label class="tick"><input type="checkbox" name="own" value="${row.row}" ${own.has(String(row.row)) && html`checked`}><span>${words('knowledge:own-firm')}<span class="unseen"> ${row.notice.name}</span></span></label>`,
  ],
)}
${part(visit, 'knowledge:part-gone', 'knowledge:part-gone-what', gone, ({ name, listedOn }) => [null, name, writtenDate(listedOn, language)])}
${part(visit, 'knowledge:part-faults', 'knowledge:part-faults-what', faults, ({ row, name, faults: wrong }) => [row, name, wrong.map(({ field, fault }) => `${fieldWord(visit, field)}: ${words(`knowledge:fault-${fault}`)}`).join(' ')])}`
}

function part<T>(
  { words }: StaffVisit,
  title: ConsoleKey,
  what: ConsoleKey,
  all: readonly T[],
  cells: (one: T) => [row: number | null, name: string, more: unknown],
) {
  if (all.length === 0) return ''
  return html`<section><h2>${words(title)}</h2><p class="soft">${words(what)}</p>
<table class="stacked"><thead><tr><th scope="col">${words('knowledge:column-row')}</th><th scope="col">${words('knowledge:field-name')}</th><th scope="col">${words('knowledge:column-more')}</th></tr></thead>
<tbody>${all.slice(0, mostShown).map((one) => {
    const [row, name, more] = cells(one)
    return html`<tr><td data-label="${words('knowledge:column-row')}" class="number">${row ?? ''}</td><th scope="row"><bdi>${name}</bdi></th><td data-label="${words('knowledge:column-more')}">${more}</td></tr>`
  })}</tbody></table>
${all.length > mostShown && html`<p class="soft">${words('knowledge:and-more', { count: all.length - mostShown })}</p>`}</section>`
}

const known = ['name', 'listedOn', 'endsOn', 'licence', 'city', 'source', 'authority'] as const

function fieldWord({ words }: StaffVisit, field: string): string {
  const found = known.find((one) => one === field)
  return found ? words(`knowledge:field-${found}`) : field
}
