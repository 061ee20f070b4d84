import { html } from 'hono/html'
import type { NoticeAct } from '../../desk/knowledge/knowledge-change.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { noticeFacts } from './told.ts'

/** A row before and after it is put right: what differs is marked by a word, not by colour. */
export function correctionHtml({ of, notice }: NoticeAct & { act: 'correct' }, visit: StaffVisit) {
  const { words } = visit
  const before = new Map(noticeFacts(of, visit))
  const after = new Map(noticeFacts(notice, visit))
  const labels = [...new Set([...before.keys(), ...after.keys()])]
  const cell = (value: string | undefined) => value ?? words('knowledge:nothing')
  return html`<p>${words('knowledge:act-correct-what')}</p>
<table class="stacked"><thead><tr><th scope="col">${words('knowledge:column-field')}</th><th scope="col">${words('knowledge:column-before')}</th><th scope="col">${words('knowledge:column-after')}</th></tr></thead>
<tbody>${labels.map((label) => {
    const [old, now] = [cell(before.get(label)), cell(after.get(label))]
    return html`<tr><th scope="row">${label}</th><td data-label="${words('knowledge:column-before')}">${old}</td>
<td data-label="${words('knowledge:column-after')}">${old === now ? words('knowledge:the-same') : html`<strong>${now}</strong>`}</td></tr>`
  })}</tbody></table>`
}
