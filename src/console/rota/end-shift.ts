import { html } from 'hono/html'
import { type LeftChat, toQueue } from '../../desk/rota/end-shift.ts'
import { shortIdOf } from '../../desk/rota/short-id.ts'
import { alert, choice, csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** Asks whether the shift is to end, and says what then becomes of open chats. */
export function endPage(frame: Frame, visit: StaffVisit) {
  return formPage(frame, visit, '', undefined)
}

/** Chats are still open: each goes by name to a colleague who is there, or back to the queue. */
export function leftPage(frame: Frame, visit: StaffVisit, left: LeftChat[]) {
  const { form, words } = visit
  const choices = left.map(({ chat, urgency, since, mayGoTo }) =>
    choice({
      name: `to-${chat}`,
      label: words('rota:end-chat', {
        code: shortIdOf(chat, since),
        urgency: words(`frame:urgency-${urgency}`),
      }),
      from: [
        { value: '', label: words('rota:end-to') },
        ...mayGoTo.map(({ id, name }) => ({ value: id, label: name })),
        { value: toQueue, label: words('rota:end-queue') },
      ],
      chosen: form.text(`to-${chat}`),
    }),
  )
  return formPage(frame, visit, choices, words('rota:end-choose'))
}

async function formPage(
  frame: Frame,
  visit: StaffVisit,
  choices: unknown,
  fault: string | undefined,
) {
  const { c, words } = visit
  const body = html`<p>${words('rota:end-what')}</p>
${alert(fault)}
<form method="post" action="/desk/rota/end" class="narrow">
${csrfField(visit)}
${choices}
<button>${words('rota:end-go')}</button>
</form>
<p><a data-back href="/desk/rota">${words('frame:back')}</a></p>`
  const page = { title: words('rota:end-title'), here: 'rota', body } as const
  return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
}
