import { html } from 'hono/html'
import { mostExportDays } from '../../desk/cases/share-cases.ts'
import { may } from '../../desk/rights.ts'
import { exportFormats, type Recipient } from '../../domain/case.ts'
import { referralReasons } from '../../domain/case-fields.ts'
import { desks } from '../../domain/desk.ts'
import { mostPortraits } from '../../domain/portrait.ts'
import { area } from '../frame/area.ts'
import { choice, csrfField, field, ticks } from '../frame/field.ts'
import { writtenCountry, writtenDate } from '../frame/written-date.ts'
import { dayOf, writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { casePath } from './case-in.ts'
import type { Shown } from './work.ts'

const recipientFields = (visit: StaffVisit, form: string) => {
  const { words } = visit
  return html`${field({ name: 'to', id: `${form}-to`, label: words('cases:recipient'), hint: words('cases:recipient-hint'), most: 200 })}
${field({ name: 'country', id: `${form}-country`, label: words('cases:country'), most: 2 })}`
}

/** `Kantor Uji (Indonesia)`. */
const toldRecipient = ({ name, country }: Recipient, { language }: StaffVisit) =>
  `${name} (${writtenCountry(country, language)})`

/** To whom it was handed, why and by whom; what no longer stands on a consent says so. */
export function referralsHtml({ visit, view, nameOf }: Shown) {
  const { language, member, words } = visit
  const { one } = view
  return html`<section><h2>${words('cases:referrals')}</h2>
${one.referrals.length === 0 && html`<p class="soft">${words('cases:referrals-none')}</p>`}
${
  one.referrals.length > 0 &&
  html`<ul>${one.referrals.map(
    ({ to, reason, details, by, at, stoppedAt }) =>
      html`<li>${toldRecipient(to, visit)}: ${words(`cases:reason-${reason}`)}. ${nameOf(by)}, ${writtenMoment(at, language, one.desk)}${details && html`<p class="typed" dir="auto">${details}</p>`}${stoppedAt !== null && html`<p class="fault">${words('cases:stopped')}</p>`}</li>`,
  )}</ul>`
}
${
  may(member, 'refer-case', one.desk) &&
  !one.withdrawn &&
  html`<details class="tool"><summary>${words('cases:refer-title')}</summary><div class="tool-body"><form method="post" action="${casePath(one.id)}/refer" class="narrow">${csrfField(visit)}
${recipientFields(visit, 'refer')}
${choice({ name: 'reason', label: words('cases:reason-title'), from: referralReasons.map((value) => ({ value, label: words(`cases:reason-${value}`) })) })}
${area({ name: 'details', label: words('cases:details'), most: 4_000, optional: true })}
<button>${words('cases:refer-go')}</button></form></div></details>`
}</section>`
}

/** What left the house as a document, for whom, and until when. */
export function exportsHtml({ visit, view }: Shown) {
  const { language, member, now, words } = visit
  const { one } = view
  const mayExport = may(member, 'export-case', one.desk)
  const path = `${casePath(one.id)}/export`
  const mayOpen = may(member, 'open-masked', one.desk)
  const pictures = one.files.filter(({ type }) => type === 'image/jpeg' || type === 'image/png')
  return html`<section><h2>${words('cases:exports')}</h2>
${one.exports.length === 0 && html`<p class="soft">${words('cases:exports-none')}</p>`}
${
  one.exports.length > 0 &&
  html`<ul>${one.exports.map(({ id, format, to, at, expiresAt }) => {
    const told = words('cases:export-told', {
      to: toldRecipient(to, visit),
      format: words(`cases:format-${format}`),
      time: writtenMoment(at, language, one.desk),
    })
    const date = writtenDate(dayOf(expiresAt, one.desk), language)
    const isOver = expiresAt <= now
    return html`<li>${told}, ${isOver ? words('cases:export-over') : words('cases:export-until', { date })}${!isOver && mayExport && html` <a class="button plain" href="${path}/${id}">${words('cases:export-get')}</a>`}</li>`
  })}</ul>`
}
${
  mayExport &&
  !one.withdrawn &&
  html`<details class="tool"><summary>${words('cases:export-title')}</summary><div class="tool-body"><p>${words('cases:export-what')}</p>
<form method="post" action="${path}" class="narrow">${csrfField(visit)}
${recipientFields(visit, 'export')}
${choice({ name: 'format', label: words('cases:export-format'), from: exportFormats.map((value) => ({ value, label: words(`cases:format-${value}`) })) })}
${mayOpen && pictures.length > 0 && ticks({ name: 'picture', title: words('cases:export-pictures', { most: mostPortraits }), from: pictures.map(({ number, bytes }) => ({ value: String(number), label: words('cases:file-of', { number, size: Math.ceil(bytes / 1024) }), ticked: false })) })}
${field({ name: 'days', label: words('cases:export-days', { most: mostExportDays }), value: '30', numeric: true, most: 3 })}
<button>${words('cases:export-go')}</button></form></div></details>`
}</section>`
}

/** Whether the other desk may read it: said by a worker of its own desk, with a reason. */
export function sharingHtml({ visit, view, mayChange }: Shown) {
  const { words } = visit
  const { one } = view
  if (!mayChange) return ''
  return html`<section><h2>${words('cases:sharing')}</h2><p>${words('cases:share-what')}</p>
${desks
  .filter((desk) => desk !== one.desk)
  .map((desk) => {
    const shared = one.sharedWith.includes(desk)
    if (one.withdrawn && !shared) return ''
    const go = words(shared ? 'cases:unshare-go' : 'cases:share-go', {
      desk: words(`frame:desk-${desk}`),
    })
    return html`<details class="tool"><summary>${go}</summary><div class="tool-body"><form method="post" action="${casePath(one.id)}/share" class="narrow">${csrfField(visit)}<input type="hidden" name="to" value="${desk}"><input type="hidden" name="shared" value="${shared ? 'no' : 'yes'}">
${field({ name: 'reason', id: `share-${desk}`, label: words('cases:share-reason'), most: 300 })}
<button>${go}</button></form></div></details>`
  })}</section>`
}

/** What officers asked. Only a supervisor writes it down, and only whole. */
export function requestsHtml({ visit, view, nameOf }: Shown) {
  const { language, member, words } = visit
  const { one } = view
  const mayNote = may(member, 'note-officer-request', one.desk)
  if (!mayNote && one.requests.length === 0) return ''
  const line = (name: string, label: string) =>
    field({ name, id: `request-${name}`, label, most: 300 })
  return html`<section><h2>${words('cases:requests')}</h2>
${one.requests.length === 0 && html`<p class="soft">${words('cases:requests-none')}</p>`}
${
  one.requests.length > 0 &&
  html`<ul>${one.requests.map(
    ({ authority, reference, asked, answer, by, at }) =>
      html`<li>${authority}, ${reference}: ${words(`cases:answer-${answer}`)}. ${nameOf(by)}, ${writtenMoment(at, language, one.desk)}<p class="typed" dir="auto">${asked}</p></li>`,
  )}</ul>`
}
${
  mayNote &&
  html`<details class="tool"><summary>${words('cases:request-title')}</summary><div class="tool-body"><p>${words('cases:request-what')}</p>
<form method="post" action="${casePath(one.id)}/request" class="narrow">${csrfField(visit)}
${line('authority', words('cases:request-authority'))}
${line('officer', words('cases:request-officer'))}
${line('reference', words('cases:request-reference'))}
${line('called', words('cases:request-number'))}
${line('confirmed', words('cases:request-confirmed'))}
${area({ name: 'asked', label: words('cases:request-asked'), most: 1_000 })}
${ticks({ name: 'answer', title: words('cases:request-answer'), one: true, from: (['given', 'refused'] as const).map((value) => ({ value, label: words(`cases:answer-${value}`), ticked: value === 'refused' })) })}
<button>${words('cases:request-go')}</button></form></div></details>`
}</section>`
}
