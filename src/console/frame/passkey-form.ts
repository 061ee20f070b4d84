import { html } from 'hono/html'
import type { CeremonyOptions } from '../../desk/staff/passkey.ts'
import type { Visit } from '../guard/visit.ts'
import { alert, csrfField } from './field.ts'

/** The page's script asks the browser with `options`, puts what it says into the form, and sends it. */
export function passkeyForm(
  visit: Visit,
  of: { action: string; does: 'make' | 'use'; options: CeremonyOptions; next?: string },
) {
  const { words } = visit
  return html`<p>${words(of.does === 'make' ? 'frame:passkey-make' : 'frame:passkey-use')}</p>
<noscript>${alert(words('frame:passkey-script'))}</noscript>
<form method="post" action="${of.action}" class="narrow" id="passkey" data-does="${of.does}" data-options="${JSON.stringify(of.options)}">
${csrfField(visit)}
${of.next !== undefined && html`<input type="hidden" name="next" value="${of.next}">`}
<input type="hidden" name="answer">
<p class="fault" role="alert" hidden>${words('frame:passkey-not')}</p>
<button>${words('frame:passkey-again')}</button>
</form>`
}
