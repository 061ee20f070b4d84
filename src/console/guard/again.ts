import { html } from 'hono/html'
import { alert, csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { waitMinutes } from '../frame/wait.ts'
import type { ConsoleParts } from '../parts.ts'
import type { StaffVisit } from './visit.ts'

/**
 * What is sensitive asks for a time code given within minutes. Without one a page asks for it and carries
 * along what was filled in, so that nothing has to be typed twice. Null: go on.
 */
export async function askAgain(
  { signIn }: ConsoleParts,
  frame: Frame,
  visit: StaffVisit,
): Promise<Response | null> {
  const { c, form, now, session, token, words } = visit
  if (session.freshUntil > now) return null
  const code = form.text('again')
  const answer = code === '' ? null : await signIn.again(token, code)
  if (answer?.kind === 'fresh') return null

  const fault =
    answer === null
      ? undefined
      : answer.kind === 'wrong'
        ? words('frame:again-wrong')
        : waitMinutes(words, answer.ms)
  const carried = form.entries().filter(([name]) => name !== 'again' && name !== 'csrf')
  const body = html`<p>${words('frame:again-why')}</p>
${alert(fault)}
<form method="post" action="${c.req.path}" class="narrow">
${csrfField(visit)}
${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${field({ name: 'again', label: words('frame:code'), hint: words('frame:code-hint'), numeric: true, autocomplete: 'one-time-code', most: 12 })}
<button>${words('frame:again-go')}</button>
</form>`
  const title = words('frame:again-title')
  return c.html(await frame(visit, { title, here: null, body }), fault === undefined ? 200 : 422)
}
