import { html } from 'hono/html'
import { enrolHtml } from '../frame/enrol.ts'
import { alert, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { Visit } from '../guard/visit.ts'
import type { ConsoleParts, Member } from '../parts.ts'

/** Where the one-time link leads: a password, then a time code, then the member is one. */
export function welcomeRoutes({ welcome }: ConsoleParts, frame: Frame): DeskRoute[] {
  const tokenOf = ({ c }: Visit) => c.req.param('token') ?? ''

  async function overPage(visit: Visit) {
    const { c, words } = visit
    const title = words('entry:welcome-over-title')
    const body = html`<p>${words('entry:welcome-over')}</p>
<p><a class="button" href="/desk/sign-in">${words('entry:title')}</a></p>`
    return c.html(await frame(visit, { title, here: null, body }), 410)
  }

  async function passwordPage(visit: Visit, { name, signInName }: Member, fault?: string) {
    const { c, words } = visit
    const body = html`<p>${words('entry:welcome-hello', { name })}</p>
<h2>${words('entry:welcome-step-1')}</h2>
<form method="post" action="/desk/welcome/${tokenOf(visit)}" class="narrow">
<p>${words('entry:welcome-name')} <strong>${signInName}</strong></p>
<input type="hidden" name="username" autocomplete="username" value="${signInName}">
${field({ name: 'password', type: 'password', label: words('entry:welcome-password'), hint: words('frame:password-hint'), autocomplete: 'new-password', fault, most: 1000 })}
${field({ name: 'password-2', type: 'password', label: words('entry:welcome-password-2'), autocomplete: 'new-password', most: 1000 })}
<button>${words('entry:welcome-next')}</button>
</form>`
    const page = { title: words('entry:welcome-title'), here: null, body }
    return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
  }

  async function codePage(visit: Visit, fault?: string) {
    const { c, words } = visit
    const secret = await welcome.secret(tokenOf(visit))
    if (!secret) return overPage(visit)
    const body = html`<h2>${words('entry:welcome-step-2')}</h2>
${enrolHtml(secret, words)}
${alert(fault)}
<form method="post" action="/desk/welcome/${tokenOf(visit)}/code" class="narrow">
${field({ name: 'code', label: words('entry:welcome-confirm'), hint: words('frame:code-hint'), numeric: true, autocomplete: 'one-time-code', most: 12 })}
<button>${words('entry:welcome-finish')}</button>
</form>`
    const page = { title: words('entry:welcome-title'), here: null, body }
    return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
  }

  return [
    {
      method: 'GET',
      path: '/welcome/:token',
      who: 'nobody',
      async handle(visit) {
        const invitation = await welcome.look(tokenOf(visit))
        if (!invitation) return overPage(visit)
        return invitation.passwordChosen ? codePage(visit) : passwordPage(visit, invitation.member)
      },
    },
    {
      method: 'POST',
      path: '/welcome/:token',
      who: 'nobody',
      async handle(visit) {
        const { c, form, words } = visit
        const invitation = await welcome.look(tokenOf(visit))
        if (!invitation) return overPage(visit)
        const chosen = form.exact('password')
        if (chosen !== form.exact('password-2')) {
          return passwordPage(visit, invitation.member, words('entry:welcome-differ'))
        }
        const answer = await welcome.choosePassword(tokenOf(visit), chosen)
        if (answer === 'over') return overPage(visit)
        if (answer !== 'chosen') {
          return passwordPage(visit, invitation.member, words(`frame:fault-password-${answer}`))
        }
        return c.redirect(`/desk/welcome/${tokenOf(visit)}`, 303)
      },
    },
    {
      method: 'POST',
      path: '/welcome/:token/code',
      who: 'nobody',
      async handle(visit) {
        const { c, form, words } = visit
        const answer = await welcome.confirm(tokenOf(visit), form.text('code'))
        if (answer === 'over') return overPage(visit)
        if (answer === 'wrong') return codePage(visit, words('entry:welcome-code-wrong'))
        const title = words('entry:welcome-title')
        const body = html`<p>${words('entry:welcome-done')}</p>
<p><a class="button" href="/desk/sign-in">${words('entry:title')}</a></p>`
        return c.html(await frame(visit, { title, here: null, body }))
      },
    },
  ]
}
