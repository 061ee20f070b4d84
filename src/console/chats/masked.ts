import { html } from 'hono/html'
import type { DeskChat, Masked } from '../../desk/chats/chats.ts'
import { may } from '../../desk/rights.ts'
import { csrfField, field } from '../frame/field.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { faultOf, type Refused } from './moves.ts'
import { tool } from './tool.ts'

/** Where the person writes from and where they are: asked for with a reason, shown once, gone with the page. */
export function maskTool(
  found: DeskChat,
  visit: StaffVisit,
  { masked, refused }: { masked?: Masked; refused?: Refused },
) {
  const { member, words } = visit
  const { chat, handOver } = found
  if (!may(member, 'open-masked', handOver.desk)) return ''
  const label = words('chats:mask')
  if (masked) {
    const body = unmaskedHtml(masked, found, visit)
    return tool({ id: 'tool-mask', label, body, open: true })
  }
  const body = html`${faultOf(refused, 'mask')}
<form method="post" action="/desk/chat/${chat}/unmask">${csrfField(visit)}
${field({ name: 'reason', label: words('chats:mask-reason'), hint: words('chats:mask-what'), most: 300 })}
<button>${words('chats:mask-go')}</button></form>`
  const open = refused?.tool === 'mask'
  return tool({ id: 'tool-mask', label, body, open })
}

/** Stands in the one answer to whoever gave a reason, and in no other. The script takes it away on leaving. */
function unmaskedHtml({ addresses, places }: Masked, found: DeskChat, visit: StaffVisit) {
  const { language, words } = visit
  const { desk } = found.handOver
  return html`<div id="unmasked">
<dl><dt>${words('chats:mask-address')}</dt>${addresses.map(({ channel, id }) => html`<dd><bdi>${channel}</bdi>: <bdi class="number">${id}</bdi></dd>`)}
<dt>${words('chats:mask-places')}</dt>${
    places.length === 0
      ? html`<dd>${words('chats:mask-no-place')}</dd>`
      : places.map(
          ({ latitude, longitude, at }) =>
            html`<dd><span class="number">${latitude}, ${longitude}</span> · ${writtenMoment(at, language, desk)}</dd>`,
        )
  }</dl>
<p class="hint">${words('chats:mask-leave')}</p></div>`
}
