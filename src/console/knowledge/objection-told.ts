import { html } from 'hono/html'
import type { ObjectionAtDesk } from '../../desk/knowledge/objection-desk.ts'
import { writtenDate } from '../frame/written-date.ts'
import { dayOf } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleKey } from '../words.ts'

/** `phone +62…` as it is written for people. */
export function markWritten(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

export function acknowledgeTold(
  { objection, acknowledgeLate }: ObjectionAtDesk,
  visit: StaffVisit,
) {
  const { words } = visit
  if (objection.acknowledged)
    return told(visit, 'knowledge:acknowledged-on', objection.acknowledged.at)
  if (objection.decision) return words('knowledge:nothing')
  return html`${acknowledgeLate && lateHtml(visit)} ${told(visit, 'knowledge:due-by', objection.acknowledgeBy)}`
}

export function decideTold({ objection, decideLate }: ObjectionAtDesk, visit: StaffVisit) {
  const { decision, dueBy } = objection
  if (decision) return told(visit, `knowledge:outcome-${decision.outcome}`, decision.at)
  return html`${decideLate && lateHtml(visit)} ${told(visit, 'knowledge:due-by', dueBy)}`
}

function told({ language, member, words }: StaffVisit, key: ConsoleKey, at: number): string {
  return words(key, { time: writtenDate(dayOf(at, member.desks[0] ?? 'ID'), language) })
}

function lateHtml({ words }: StaffVisit) {
  return html`<strong class="late">${words('knowledge:late')}</strong>`
}
