import { html } from 'hono/html'
import { type Columns, columnRoles } from '../../desk/knowledge/columns.ts'
import type { NotRead } from '../../desk/knowledge/read-list.ts'
import { choice, ticks } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { givenIn } from './given.ts'

const longestHeading = 60

/** Asks which of the tables of a file lists the firms. */
export function tableForm(
  { tables }: NotRead & { why: 'which-table' },
  visit: StaffVisit,
  path: string,
) {
  const { words } = visit
  return html`<p>${words('knowledge:which-table')}</p>
<form method="get" action="${path}" class="narrow">
${ticks({
  name: 'table',
  title: words('knowledge:table'),
  one: true,
  from: tables.slice(0, 50).map(({ name, head, number }, at) => ({
    value: String(number),
    label: name || `${at + 1}`,
    hint: head.filter(Boolean).join(' · ').slice(0, 200),
    ticked: at === 0,
  })),
})}
<button>${words('knowledge:table-go')}</button></form>`
}

/** Asks what each column holds. @param found what is taken now; nothing where nobody can tell */
export function columnsForm(
  headings: readonly string[],
  visit: StaffVisit,
  path: string,
  found: Columns = {},
) {
  const { words } = visit
  const given = givenIn(visit)
  const columns = headings.slice(0, 100).map((heading, at) => ({
    value: `#${at + 1}`,
    label: `${at + 1}. ${heading.slice(0, longestHeading) || words('knowledge:nothing')}`,
  }))
  return html`<p>${words('knowledge:which-columns')}</p>
<form method="get" action="${path}" class="narrow">
${given('table') && html`<input type="hidden" name="table" value="${given('table')}">`}
${columnRoles.map((role) => {
  const at = found[role]
  const chosen = given(role) || (at === undefined ? '' : `#${at + 1}`)
  return choice({
    name: role,
    label: words(`knowledge:field-${role}`),
    from: [{ value: '', label: words('knowledge:by-heading') }, ...columns],
    chosen,
  })
})}
<button class="plain">${words('knowledge:columns-go')}</button></form>`
}
