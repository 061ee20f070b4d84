import { html } from 'hono/html'
import type { KnownShift } from '../../desk/rota/shift.ts'
import type { Member } from '../../desk/staff/member.ts'
import { type Desk, desks } from '../../domain/desk.ts'
import { csrfField } from '../frame/field.ts'
import { liveAttributes } from '../frame/live.ts'
import { beginningOf, dayOf, daysLater, writtenDay, writtenTime } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'

export type Week = {
  visit: StaffVisit
  desk: Desk
  /** The first day shown, as `2026-11-23`. */
  monday: string
  today: string
  shifts: KnownShift[]
  people: Member[]
  /** Whether this member may take shifts away. */
  plans: boolean
}

/** Seven days, each with its shifts by their beginning. A night shift stands on the day it begins. */
export function weekHtml(week: Week) {
  const { visit, desk, monday, today, shifts } = week
  const { language, member, words } = visit
  const path = `/desk/rota/${desk}`
  const days = Array.from({ length: 7 }, (_, at) => daysLater(monday, at))
  const others = desks.filter((other) => other !== desk && member.desks.includes(other))
  return html`<section id="week" ${liveAttributes('week', `${path}?week=${monday}`, ['rota'])}>
<h2>${words('rota:week', { desk: words(`frame:desk-${desk}`), zone: words(`frame:zone-${desk}`) })}</h2>
<p class="row"><a class="button plain" href="${path}?week=${daysLater(monday, -7)}">${words('rota:week-before')}</a>
<a class="button plain" href="${path}">${words('rota:week-now')}</a>
<a class="button plain" href="${path}?week=${daysLater(monday, 7)}">${words('rota:week-after')}</a>
${others.map((other) => html`<a class="button plain" href="/desk/rota/${other}?week=${monday}">${words(`frame:desk-${other}`)}</a>`)}</p>
<ol class="week">
${days.map((day) => {
  const noon = beginningOf(day, desk) + 12 * 60 * 60_000
  const own = shifts.filter(({ from }) => dayOf(from, desk) === day)
  return html`<li ${day === today && html`class="today"`}><h3>${writtenDay(noon, language, desk)}${day === today && html` <span class="soft">· ${words('rota:today')}</span>`}</h3>
${own.length === 0 ? html`<p class="soft">${words('rota:nobody')}</p>` : html`<ul>${own.map((shift) => shiftHtml(shift, week))}</ul>`}</li>`
})}
</ol></section>`
}

function shiftHtml(shift: KnownShift, { visit, desk, monday, people, plans }: Week) {
  const { language, words } = visit
  const { id, staff, from, to, startedAt, endedAt } = shift
  const name = people.find((of) => of.id === staff)?.name ?? words('rota:gone-member')
  const state = endedAt !== null ? 'ended' : startedAt !== null ? 'at-work' : 'planned'
  const [begin, end] = [from, to].map((at) => writtenTime(at, language, desk))
  const overnight = dayOf(from, desk) !== dayOf(to, desk)
  return html`<li class="shift ${state}" data-row id="shift-${id}"><strong>${name}</strong>
<span class="number">${begin}–${end}</span>${overnight && html` <span class="soft">${words('rota:next-day')}</span>`}
<span class="soft">${shift.languages.map((one) => words(`frame:speaks-${one}`)).join(', ')} · ${words(`rota:${state}`)}</span>
${plans && state === 'planned' && html`<form method="post" action="/desk/rota/${desk}/remove">${csrfField(visit)}<input type="hidden" name="shift" value="${id}"><input type="hidden" name="week" value="${monday}"><button class="bare" aria-label="${words('rota:remove-of', { name })}">${words('rota:remove')}</button></form>`}</li>`
}
