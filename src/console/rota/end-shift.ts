import { html } from 'hono/html'
import { may } from '../../desk/rights.ts'
import { alert, choice, csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts, OpenChat } from '../parts.ts'

/** Ends a shift: each chat still open goes by name to a colleague, or back to the queue. `left`: still to be said. */
export async function endPage(
  { rota, staff }: ConsoleParts,
  frame: Frame,
  visit: StaffVisit,
  left?: OpenChat[],
) {
  const { c, form, member, words } = visit
  const duty = await rota.onDuty(member.id)
  if (!duty) return c.redirect('/desk/rota', 303)
  const [chats, people] = await Promise.all([rota.openChats(member.id), staff.list()])
  const colleagues = people.filter(
    (of) => of.id !== member.id && of.state === 'active' && may(of, 'be-on-duty', duty.desk),
  )
  const body = html`<p>${words('rota:end-what')}</p>
${alert(left && words('rota:end-choose'))}
<form method="post" action="/desk/rota/end" class="narrow">
${csrfField(visit)}
${chats.map(({ chat, code, urgency }) => {
  const act = urgency === 'plain' ? 'take-plain-chat' : 'take-delicate-chat'
  const from = [
    { value: '', label: words('rota:end-to') },
    ...colleagues
      .filter((of) => may(of, act, duty.desk))
      .map(({ id, name }) => ({ value: id, label: name })),
    { value: 'queue', label: words('rota:end-queue') },
  ]
  const label = words('rota:end-chat', { code, urgency: words(`frame:urgency-${urgency}`) })
  return choice({ name: `to-${chat}`, label, from, chosen: form.text(`to-${chat}`) })
})}
<button>${words('rota:end-go')}</button>
</form>
<p><a data-back href="/desk/rota">${words('frame:back')}</a></p>`
  const page = { title: words('rota:end-title'), here: 'rota', body } as const
  return c.html(await frame(visit, page), left ? 422 : 200)
}
