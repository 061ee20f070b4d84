import { html } from 'hono/html'
import { isFresh } from '../../desk/staff/session.ts'
import { alert, csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { waitMinutes } from '../frame/wait.ts'
import type { ConsoleParts } from '../parts.ts'
import { masked } from './masked-secret.ts'
import type { StaffVisit } from './visit.ts'

/** Passwords are typed again rather than carried along in a page. */
const notCarried = new Set(['again', 'csrf', 'old', 'new', 'new-2'])

/**
 * What is sensitive asks for a time code given within minutes. Without one a page asks for it and carries
 * along what was filled in, so that little has to be typed twice. With one the session has a new secret.
 */
export async function freshly(
  parts: ConsoleParts,
  frame: Frame,
  visit: StaffVisit,
): Promise<Response | StaffVisit> {
  const { c, cookies, form, now, session, token, words } = visit
  if (isFresh(session, now)) return visit
  const { ownSecrets, sessions } = parts.staff
  const code = form.text('again')
  const answer = code === '' ? null : await ownSecrets.again(token, code, parts.addressOf(c))
  if (answer?.ok) {
    cookies.keepSession(answer.token)
    const renewed = await sessions.find(answer.token)
    if (renewed) {
      const { csrf, member } = renewed
      return { ...visit, session: renewed, csrf: masked(csrf), member, token: answer.token }
    }
  }

  const fault =
    answer === null || answer.ok
      ? undefined
      : answer.why === 'slow'
        ? waitMinutes(words, answer.wait)
        : words('frame:again-wrong')
  const carried = form.entries().filter(([name]) => !notCarried.has(name))
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
