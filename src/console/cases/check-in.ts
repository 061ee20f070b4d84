import { html } from 'hono/html'
import type { ShownCheckIn } from '../../desk/cases/check-in-acts.ts'
import { patienceOf } from '../../domain/journey.ts'
import { csrfField, field } from '../frame/field.ts'
import { writtenMoment } from '../frame/written-time.ts'
import { factsHtml } from '../knowledge/told.ts'
import { casePath } from './case-in.ts'
import type { Shown } from './work.ts'

/**
 * The check-in of whoever went: when they gave a sign, when the next one is due, and what is noticed of their
 * answers. Times stand by the clock of the desk, and where they are the zone is named.
 */
export function checkInHtml({ visit, view, mayChange }: Shown, checkIn: ShownCheckIn | null) {
  const { language, words } = visit
  const { one } = view
  if (!checkIn) return ''
  const { state, lastSignAt, dueAt, since, every, hour, zone, bound, alerts } = checkIn
  const time = (at: number) => writtenMoment(at, language, one.desk)
  const by = state === 'running' ? dueAt : since
  const calledAt = state === 'missed' || dueAt === null ? null : dueAt
  const facts: [string, unknown][] = [
    [words('cases:check-in-state'), words(`cases:check-in-${state}`)],
    [words('cases:check-in-last'), time(lastSignAt)],
    [words('cases:check-in-wrote'), time(checkIn.heardAt)],
    ...(by === null ? [] : [[words('cases:check-in-due'), time(by)] as [string, unknown]]),
    ...(state === 'asked' && calledAt !== null
      ? [[words('cases:check-in-called'), time(calledAt)] as [string, unknown]]
      : []),
    [
      words('cases:check-in-terms'),
      words('cases:check-in-every', {
        days: every,
        hour,
        zone,
        patience: patienceOf(every) / 3_600_000,
      }),
    ],
    [
      words('cases:check-in-alert'),
      bound > 0
        ? words('cases:check-in-bound', { count: bound })
        : words(alerts ? 'cases:check-in-not-bound' : 'cases:check-in-nobody'),
    ],
    ...(checkIn.duressAt === null
      ? []
      : [[words('cases:check-in-duress'), time(checkIn.duressAt)] as [string, unknown]]),
    ...(checkIn.unwordedAt === null
      ? []
      : [[words('cases:check-in-unworded'), time(checkIn.unwordedAt)] as [string, unknown]]),
  ]
  const isGrave = state === 'missed' || checkIn.duressAt !== null
  return html`<section class="${isGrave && 'card urgent'}" aria-labelledby="check-in"><h2 id="check-in">${words('cases:check-in')}</h2>
${checkIn.duressAt !== null && html`<p>${words('cases:check-in-careful')}</p>`}
${factsHtml(facts)}
${mayChange && formsHtml(visit, one.id)}</section>`
}

function formsHtml(visit: Shown['visit'], id: string) {
  const { words } = visit
  const path = `${casePath(id)}/check-in`
  return html`<div class="row"><form method="post" action="${path}/heard">${csrfField(visit)}<button>${words('cases:check-in-heard')}</button></form>
<form method="post" action="${path}/end">${csrfField(visit)}<button class="plain grave">${words('cases:check-in-end')}</button></form></div>
<details class="tool"><summary>${words('cases:check-in-move')}</summary><div class="tool-body"><form method="post" action="${path}/move" class="narrow">${csrfField(visit)}
${field({ name: 'on', id: 'check-in-on', label: words('cases:check-in-on'), type: 'date' })}
<button>${words('cases:check-in-move')}</button></form></div></details>`
}
