import { html } from 'hono/html'
import { staffLanguages } from '../../domain/desk.ts'
import { codeField, enrolHtml } from '../frame/enrol.ts'
import { alert, choice, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { Visit } from '../guard/visit.ts'
import type { ConsoleParts, StaffDoor } from '../parts.ts'

type Invitation = NonNullable<Awaited<ReturnType<StaffDoor['invitations']['look']>>>
type Faults = { whole?: string; password?: string }

/**
 * Where the one-time link leads: a password, then a time code, then the member is in. The secret of the link
 * stands behind its `#`, which no browser sends; the page's script puts it into a form, and from there on it
 * travels in forms alone: no log and no history ever holds it.
 */
export function welcomeRoutes(
  { staff: { invitations, sessions } }: ConsoleParts,
  frame: Frame,
): DeskRoute[] {
  // Without the script somebody pastes the whole link.
  const tokenOf = ({ form }: Visit) => form.text('token').split('#').at(-1)?.trim() ?? ''
  const tokenField = (visit: Visit) =>
    html`<input type="hidden" name="token" value="${tokenOf(visit)}">`

  async function linkPage(visit: Visit) {
    const { c, words } = visit
    const body = html`<form method="post" action="/desk/welcome" class="narrow" id="welcome">
${field({ name: 'token', label: words('entry:welcome-link'), hint: words('entry:welcome-link-hint'), most: 500 })}
<button>${words('entry:welcome-open')}</button>
</form>`
    return c.html(await frame(visit, { title: words('entry:welcome-title'), here: null, body }))
  }

  async function overPage(visit: Visit) {
    const { c, words } = visit
    const title = words('entry:welcome-over-title')
    const body = html`<p>${words('entry:welcome-over')}</p>
<p><a class="button" href="/desk/sign-in">${words('entry:title')}</a></p>`
    return c.html(await frame(visit, { title, here: null, body }), 410)
  }

  async function passwordPage(visit: Visit, invitation: Invitation, faults: Faults = {}) {
    const { c, words } = visit
    const { name } = invitation
    const hello = name === null ? 'entry:welcome-first' : 'entry:welcome-hello'
    const body = html`<p>${words(hello, { name: name ?? '' })}</p>
<h2>${words('entry:welcome-step-1')}</h2>
${alert(faults.whole)}
<form method="post" action="/desk/welcome/password" class="narrow">
${tokenField(visit)}
${nameFields(visit, invitation)}
${field({ name: 'password', type: 'password', label: words('entry:welcome-password'), hint: words('frame:password-hint'), autocomplete: 'new-password', fault: faults.password, most: 1000 })}
${field({ name: 'password-2', type: 'password', label: words('entry:welcome-password-2'), autocomplete: 'new-password', most: 1000 })}
<button>${words('entry:welcome-next')}</button>
</form>`
    const page = { title: words('entry:welcome-title'), here: null, body }
    return c.html(await frame(visit, page), Object.keys(faults).length === 0 ? 200 : 422)
  }

  /** `secret`: to be shown, just after it was made. Later only its code is asked for. */
  async function codePage(
    visit: Visit,
    secret: { secret: string; uri: string } | null,
    fault?: string,
  ) {
    const { c, words } = visit
    const body = html`<h2>${words('entry:welcome-step-2')}</h2>
${secret && enrolHtml(secret, words)}
${alert(fault)}
<form method="post" action="/desk/welcome/code" class="narrow">
${tokenField(visit)}
${codeField(words, words('entry:welcome-confirm'))}
<button>${words('entry:welcome-finish')}</button>
</form>
${!secret && html`<form method="post" action="/desk/welcome">${tokenField(visit)}<button class="plain">${words('entry:welcome-anew')}</button></form>`}`
    const page = { title: words('entry:welcome-title'), here: null, body }
    return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
  }

  return [
    { method: 'GET', path: '/welcome', who: 'nobody', handle: linkPage },
    {
      method: 'POST',
      path: '/welcome',
      who: 'nobody',
      async handle(visit) {
        const invitation = await invitations.look(tokenOf(visit))
        return invitation ? passwordPage(visit, invitation) : overPage(visit)
      },
    },
    {
      method: 'POST',
      path: '/welcome/password',
      who: 'nobody',
      async handle(visit) {
        const { form, words } = visit
        const invitation = await invitations.look(tokenOf(visit))
        if (!invitation) return overPage(visit)
        const password = form.exact('password')
        if (password !== form.exact('password-2')) {
          return passwordPage(visit, invitation, { password: words('entry:welcome-differ') })
        }
        const language =
          staffLanguages.find((one) => one === form.text('language')) ?? visit.language
        const names = { signInName: form.text('sign-in-name'), name: form.text('name') }
        const answer = await invitations.choose(tokenOf(visit), { password, language, ...names })
        if (answer.ok) return codePage(visit, answer)
        if (answer.why === 'over') return overPage(visit)
        const faults =
          answer.why === 'weak'
            ? { password: words(`frame:fault-password-${answer.weakness}`) }
            : { whole: words(`staff:fault-${answer.why}`) }
        return passwordPage(visit, invitation, faults)
      },
    },
    {
      method: 'POST',
      path: '/welcome/code',
      who: 'nobody',
      async handle(visit) {
        const { c, cookies, form, words } = visit
        const answer = await invitations.confirm(tokenOf(visit), form.text('code'))
        if (answer.ok) {
          // A session that was open in this browser before is not left behind.
          if (visit.token) await sessions.end(visit.token)
          cookies.keepSession(answer.token)
          return c.redirect('/desk', 303)
        }
        if (answer.why === 'code') return codePage(visit, null, words('entry:welcome-code-wrong'))
        return overPage(visit)
      },
    },
  ]
}

/** Whose account it is; the first administrator says so themselves. */
function nameFields({ form, language, words }: Visit, invitation: Invitation) {
  if (invitation.signInName !== null) {
    return html`<input type="hidden" name="username" autocomplete="username" value="${invitation.signInName}">
<input type="hidden" name="language" value="${invitation.language ?? language}">
<p>${words('entry:welcome-name')} <strong>${invitation.signInName}</strong></p>`
  }
  const from = staffLanguages.map((value) => ({ value, label: words(`frame:language-${value}`) }))
  return html`${field({ name: 'sign-in-name', label: words('staff:sign-in-name'), hint: words('staff:sign-in-name-hint'), autocomplete: 'username', most: 64, value: form.text('sign-in-name') })}
${field({ name: 'name', label: words('staff:short-name'), hint: words('staff:short-name-hint'), most: 40, value: form.text('name') })}
${choice({ name: 'language', label: words('account:language-title'), from, chosen: form.text('language') || language })}`
}
