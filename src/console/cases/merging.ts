import { html } from 'hono/html'
import type { CaseRow } from '../../desk/cases/case-record.ts'
import type { MergeOffer } from '../../desk/cases/merge-offers.ts'
import { may } from '../../desk/rights.ts'
import { csrfField } from '../frame/field.ts'
import { casePath, codeOfCase } from './case-in.ts'
import type { Shown } from './work.ts'

/** Cases that may be about the same person, each with its reasons, and those it was merged with. */
export function mergingHtml(
  { visit, view }: Shown,
  offers: readonly MergeOffer[],
  rows: readonly CaseRow[],
) {
  const { member, words } = visit
  const { one } = view
  const mayMerge = may(member, 'merge-cases', one.desk)
  const merged = rows.filter(({ id }) => one.merged.includes(id))
  const into = rows.find(({ id }) => id === one.mergedInto)
  if (offers.length === 0 && merged.length === 0 && !into) return ''
  const link = (row: CaseRow) => html`<a href="${casePath(row.id)}">#${codeOfCase(row)}</a>`
  const go = (act: 'merge' | 'unmerge', code: string) =>
    act === 'merge' ? words('cases:merge-go', { code }) : words('cases:unmerge-go', { code })
  const form = (act: 'merge' | 'unmerge', row: CaseRow, head: string) =>
    mayMerge &&
    html`<form method="post" action="${casePath(head)}/${act}">${csrfField(visit)}<input type="hidden" name="other" value="${row.id}"><button class="plain">${go(act, codeOfCase(row))}</button></form>`
  return html`<section><h2>${words('cases:merging')}</h2><p>${words('cases:merging-what')}</p>
${into && html`<p>${words('cases:merged-into')} ${link(into)}</p>`}
${merged.map((row) => html`<div><p>${words('cases:merged-with')} ${link(row)}</p>${form('unmerge', row, one.id)}</div>`)}
${
  into
    ? ''
    : offers.map(({ row, reasons }) => {
        const told = reasons.map((reason) => words(`cases:like-${reason}`)).join(', ')
        return html`<div class="card"><p>${link(row)} ${told}</p>${form('merge', row, one.id)}</div>`
      })
}</section>`
}
