import { html } from 'hono/html'
import type { Decision } from '../../domain/objection.ts'
import { area } from '../frame/area.ts'
import { csrfField, ticks } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** One message in a chat. */
const longest = 600
const outcomes = ['corrected', 'kept'] as const

/** The outcome with the words people are told, in both languages. */
export function decideForm(
  visit: StaffVisit,
  path: string,
  before: Decision | null,
  fault: string | null,
) {
  const { form, words } = visit
  const missing = (name: string) =>
    fault === 'no-reason' && form.text(name) === ''
      ? words('knowledge:objection-no-reason')
      : undefined
  const chosen = form.text('outcome') || before?.outcome
  return html`<section><h2>${words(before ? 'knowledge:decide-anew' : 'knowledge:decide-title')}</h2>
<p>${words('knowledge:decide-what')}</p>
<form method="post" action="${path}/decide" class="narrow">${csrfField(visit)}
${ticks({
  name: 'outcome',
  title: words('knowledge:outcome-title'),
  one: true,
  fault: fault === 'no-reason' && !chosen ? words('knowledge:outcome-missing') : undefined,
  from: outcomes.map((value) => ({
    value,
    label: words(`knowledge:choose-${value}`),
    hint: words(`knowledge:choose-${value}-hint`),
    ticked: value === chosen,
  })),
})}
${area({ name: 'text-id', label: words('knowledge:text-id'), hint: words('knowledge:text-hint'), most: longest, value: form.text('text-id'), fault: missing('text-id') })}
${area({ name: 'text-vi', label: words('knowledge:text-vi'), most: longest, value: form.text('text-vi'), fault: missing('text-vi') })}
<button>${words('knowledge:decide-go')}</button></form></section>`
}

/** What was filled in; null where something is missing. */
export function decisionIn({ form }: StaffVisit): Omit<Decision, 'at'> | null {
  const outcome = outcomes.find((one) => one === form.text('outcome'))
  const text = (name: string) =>
    form.text(name).replaceAll(/\s+/g, ' ').slice(0, longest).normalize('NFC')
  const [id, vi] = [text('text-id'), text('text-vi')]
  return outcome && id !== '' && vi !== '' ? { outcome, text: { id, vi } } : null
}

export function decisionHtml({ outcome, text }: Decision, { words }: StaffVisit) {
  return html`<section><h2>${words('knowledge:decided-title')}</h2><p>${words(`knowledge:choose-${outcome}`)}</p>
<p lang="id"><q>${text.id}</q></p><p lang="vi"><q>${text.vi}</q></p></section>`
}
