import { html } from 'hono/html'
import type { NoticeAct } from '../../desk/knowledge/knowledge-change.ts'
import { writtenDate } from '../frame/written-date.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { fieldChanges } from './field-changes.ts'

/** What a list does row by row. */
export function actsTable(acts: readonly NoticeAct[], visit: StaffVisit) {
  const { language, words } = visit
  if (acts.length === 0) return html`<p class="soft">${words('knowledge:nothing')}</p>`
  return html`<table class="stacked"><thead><tr><th scope="col">${words('knowledge:field-name')}</th><th scope="col">${words('knowledge:column-does')}</th><th scope="col">${words('knowledge:field-listedOn')}</th><th scope="col">${words('knowledge:column-more')}</th></tr></thead>
<tbody>${acts.map((act) => {
    const row = 'notice' in act ? act.notice : act.of
    const more =
      act.act === 'correct'
        ? fieldChanges(act.of, act.notice, visit)
        : [row.licence, row.city].filter(Boolean).join(' · ')
    return html`<tr data-row><th scope="row"><bdi>${row.name}</bdi></th>
<td data-label="${words('knowledge:column-does')}">${words(`knowledge:act-${act.act}`)}</td>
<td data-label="${words('knowledge:field-listedOn')}" class="number">${writtenDate(row.listedOn, language)}</td>
<td data-label="${words('knowledge:column-more')}">${more}</td></tr>`
  })}</tbody></table>`
}
