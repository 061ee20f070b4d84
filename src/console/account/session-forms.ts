import { html } from 'hono/html'
import type { Session } from '../../desk/staff/session.ts'
import { csrfField } from '../frame/field.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'

export type OpenSession = Pick<Session, 'id' | 'madeAt' | 'seenAt'>

/** Where a member is signed in. Nothing tells one browser from another but its times: no address is kept. */
export function sessionsHtml(visit: StaffVisit, sessions: OpenSession[]) {
  const { session, words } = visit
  const others = sessions.filter(({ id }) => id !== session.id)
  return html`<section><h2>${words('account:sessions-title')}</h2>
<p>${words('account:sessions-what')}</p>
<ul class="sessions">
${sessions.map((one) => html`<li>${lineOf(visit, one)} ${one.id === session.id ? html`<strong>${words('account:session-this')}</strong>` : endForm(visit, [one], words('account:session-end'))}</li>`)}
</ul>
${others.length > 1 && endForm(visit, others, words('account:sessions-end-others'))}
</section>`
}

function lineOf({ language, member, words }: StaffVisit, { madeAt, seenAt }: OpenSession) {
  const [desk = 'ID'] = member.desks
  const written = (at: number) => writtenMoment(at, language, desk)
  return words('account:session-line', { since: written(madeAt), seen: written(seenAt) })
}

function endForm(visit: StaffVisit, sessions: OpenSession[], label: string) {
  return html`<form method="post" action="/desk/account/sessions/end">
${csrfField(visit)}
${sessions.map(({ id }) => html`<input type="hidden" name="session" value="${id}">`)}
<button class="plain">${label}</button>
</form>`
}
