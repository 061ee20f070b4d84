import { html } from 'hono/html'
import type { CaseView } from '../../desk/cases/masked-case.ts'
import { may } from '../../desk/rights.ts'
import { consentPurposes, isGiven } from '../../domain/report.ts'
import { csrfField, field } from '../frame/field.ts'
import { writtenDate } from '../frame/written-date.ts'
import { dayOf, writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { NameOf } from '../knowledge/names.ts'
import { casePath } from './case-in.ts'

export type Shown = { visit: StaffVisit; view: CaseView; nameOf: NameOf; mayChange: boolean }

/** What is to be done by when; what is late stands out. */
export function deadlinesHtml({ visit, view, nameOf, mayChange }: Shown) {
  const { language, now, words } = visit
  const { one } = view
  const path = `${casePath(one.id)}/deadline`
  const ordered = one.deadlines.toSorted(
    (a, b) => Number(a.done !== null) - Number(b.done !== null) || a.by - b.by,
  )
  return html`<section aria-labelledby="deadlines"><h2 id="deadlines">${words('cases:deadlines')}</h2>
${ordered.length === 0 && html`<p class="soft">${words('cases:deadlines-none')}</p>`}
${
  ordered.length > 0 &&
  html`<ul class="steps">${ordered.map(({ number, text, by, done }) => {
    const date = writtenDate(dayOf(by, one.desk), language)
    return html`<li><span dir="auto">${text}</span> <span class="soft">${
      done
        ? words('cases:deadline-done', {
            name: nameOf(done.by),
            time: writtenMoment(done.at, language, one.desk),
          })
        : words('cases:deadline-by', { date })
    }</span> ${!done && by < now && html`<span class="tag delicate">${words('cases:late')}</span>`}
${mayChange && !done && html`<form method="post" action="${path}/${number}/done">${csrfField(visit)}<button class="plain" aria-label="${words('cases:deadline-finish-of', { what: text })}">${words('cases:deadline-finish')}</button></form>`}</li>`
  })}</ul>`
}
${
  mayChange &&
  html`<details class="tool"><summary>${words('cases:deadline-add')}</summary><div class="tool-body"><form method="post" action="${path}" class="narrow">${csrfField(visit)}
${field({ name: 'text', id: 'deadline-text', label: words('cases:deadline-what'), hint: words('cases:deadline-what-hint'), most: 300 })}
${field({ name: 'by', id: 'deadline-by', label: words('cases:deadline-date'), type: 'date' })}
<button>${words('cases:deadline-add')}</button></form></div></details>`
}</section>`
}

/** Files are opened only by whoever may open what is masked. */
export function filesHtml({ visit, view }: Shown) {
  const { member, words } = visit
  const { one } = view
  const mayOpen = [one.desk, ...one.sharedWith].some((desk) => may(member, 'open-masked', desk))
  return html`<section><h2>${words('cases:files')}</h2>
${
  one.files.length === 0
    ? html`<p class="soft">${words('cases:files-none')}</p>`
    : html`<ul>${one.files.map(({ number, bytes }) => {
        const text = words('cases:file-of', { number, size: Math.ceil(bytes / 1024) })
        return html`<li>${mayOpen ? html`<a href="${casePath(one.id)}/file/${number}">${text}</a>` : text}</li>`
      })}</ul>`
}</section>`
}

/** What the person said yes to, each by itself and with its time. */
export function consentsHtml({ visit, view }: Shown) {
  const { language, words } = visit
  const { consents, desk } = view.one
  return html`<section><h2>${words('cases:consents')}</h2><dl class="facts">${consentPurposes.map(
    (purpose) => {
      const at = Math.max(
        0,
        ...consents.filter((one) => one.purpose === purpose).map((one) => one.at),
      )
      const told = isGiven(consents, purpose)
        ? words('cases:consent-yes', { time: writtenMoment(at, language, desk) })
        : words('cases:consent-no')
      return html`<div><dt>${words(`cases:consent-${purpose}`)}</dt><dd>${told}</dd></div>`
    },
  )}</dl></section>`
}
