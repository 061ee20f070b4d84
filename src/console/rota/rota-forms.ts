import { html } from 'hono/html'
import type { Shift } from '../../desk/rota/shift.ts'
import type { ShiftFault } from '../../desk/rota/shift-fault.ts'
import type { Member } from '../../desk/staff/member.ts'
import { type Desk, deskOf } from '../../domain/desk.ts'
import { languages } from '../../domain/language.ts'
import { alert, choice, csrfField, field, ticks } from '../frame/field.ts'
import { dayOf, writtenTime } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** One's own shift: to begin it, or to end it. */
export function dutyHtml(visit: StaffVisit, duty: Shift | null, fault: ShiftFault | undefined) {
  const { member, now, words, language } = visit
  const told = alert(fault && words(`rota:fault-${fault}`))
  if (duty) {
    const { desk, startedAt, from, to } = duty
    const [since, until] = [startedAt ?? from, to].map((at) => writtenTime(at, language, desk))
    return html`<section class="card"><h2>${words('rota:my-shift')}</h2>${told}
<p>${words(`frame:desk-${desk}`)} · ${words('rota:my-shift-since', { time: since ?? '' })} · ${now > to ? words('rota:my-shift-over', { time: until ?? '' }) : words('rota:my-shift-until', { time: until ?? '' })} ${words(`frame:zone-${desk}`)}</p>
<p><a class="button plain" href="/desk/rota/end">${words('rota:end')}</a></p></section>`
  }
  return html`<section class="card"><h2>${words('rota:my-shift')}</h2>${told}
<p>${words('rota:my-shift-none')} ${words('rota:start-what')}</p>
<div class="row">${member.desks.map((desk) => html`<form method="post" action="/desk/rota/${desk}/start">${csrfField(visit)}<button>${member.desks.length > 1 ? words('rota:start-desk', { desk: words(`frame:desk-${desk}`) }) : words('rota:start')}</button></form>`)}</div></section>`
}

export function planForm(
  visit: StaffVisit,
  desk: Desk,
  people: Member[],
  fault: ShiftFault | undefined,
) {
  const { form, now, words } = visit
  const chosen = form.all('languages')
  return html`<section><h2>${words('rota:plan-title')}</h2>
${alert(fault && words(`rota:fault-${fault}`))}
<form method="post" action="/desk/rota/${desk}/plan" class="narrow">
${csrfField(visit)}
${choice({ name: 'staff', label: words('rota:plan-who'), from: people.map(({ id, name }) => ({ value: id, label: name })), chosen: form.text('staff') })}
${field({ name: 'day', type: 'date', label: words('rota:plan-date'), value: form.text('day') || dayOf(now, desk) })}
<div class="pair">
${field({ name: 'from', type: 'time', label: words('rota:plan-from'), value: form.text('from') })}
${field({ name: 'to', type: 'time', label: words('rota:plan-to'), value: form.text('to') })}
</div>
<p class="hint">${words('rota:plan-to-hint')} ${words(`frame:zone-${desk}`)}</p>
${ticks({
  name: 'languages',
  title: words('rota:plan-languages'),
  from: languages.map((value) => ({
    value,
    label: words(`frame:speaks-${value}`),
    ticked: chosen.length > 0 ? chosen.includes(value) : deskOf[value] === desk,
  })),
})}
<button>${words('rota:plan-go')}</button>
</form></section>`
}
