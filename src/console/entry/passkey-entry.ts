import { html } from 'hono/html'
import { alert } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { passkeyForm } from '../frame/passkey-form.ts'
import { waitMinutes } from '../frame/wait.ts'
import { partyOf } from '../guard/party-of.ts'
import type { DeskRoute } from '../guard/route.ts'
import { nextPath, signInPath } from '../guard/says-no.ts'
import type { Visit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'

const action = '/desk/sign-in/passkey'

/** On the page of name and password; nothing where no browser would have a passkey for us. */
export function passkeyDoor(visit: Visit, parts: ConsoleParts, next: string) {
  if (!partyOf(visit.c, parts)) return ''
  return html`<form method="post" action="${action}" class="narrow">
<input type="hidden" name="next" value="${next}">
<button class="plain">${visit.words('entry:passkey')}</button>
</form>`
}

/** Signing in with a passkey: the browser is asked, and what it says is posted back. */
export function passkeyEntryRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { addressOf } = parts
  const { passkeySignIn, sessions } = parts.staff

  async function page(visit: Visit, body: unknown, status: 200 | 422 = 200) {
    const { c, form, words } = visit
    const back = signInPath(nextPath(form.text('next')))
    const whole = html`${body}<p><a href="${back}">${words('entry:passkey-other')}</a></p>`
    const title = words('entry:passkey')
    return c.html(await frame(visit, { title, here: null, body: whole }), status)
  }

  return [
    {
      method: 'POST',
      path: '/sign-in/passkey',
      who: 'nobody',
      async handle(visit) {
        const { c, cookies, form, words } = visit
        const party = partyOf(c, parts)
        if (!party) return page(visit, alert(words('account:passkeys-nowhere')), 422)
        const begun = await passkeySignIn.begin({ address: addressOf(c), party })
        if (!begun.ok) return page(visit, alert(waitMinutes(words, begun.wait)), 422)
        cookies.keepHalf(begun.half)
        const { options } = begun
        const next = nextPath(form.text('next'))
        const asked = { action: `${action}/finish`, does: 'use', options, next } as const
        return page(visit, passkeyForm(visit, asked))
      },
    },
    {
      method: 'POST',
      path: '/sign-in/passkey/finish',
      who: 'nobody',
      async handle(visit) {
        const { c, cookies, form, words } = visit
        const next = nextPath(form.text('next'))
        const party = partyOf(c, parts)
        if (!party) return page(visit, alert(words('account:passkeys-nowhere')), 422)
        const answer = await passkeySignIn.finish({
          half: cookies.half(),
          answer: form.exact('answer'),
          address: addressOf(c),
          party,
        })
        if (!answer.ok) {
          const fault =
            answer.why === 'slow'
              ? waitMinutes(words, answer.wait)
              : words(answer.why === 'over' ? 'entry:passkey-over' : 'entry:passkey-wrong')
          return page(visit, html`${alert(fault)}${passkeyDoor(visit, parts, next)}`, 422)
        }
        cookies.forgetHalf()
        // A session that was open in this browser before is not left behind.
        if (visit.token) await sessions.end(visit.token)
        cookies.keepSession(answer.token)
        return c.redirect(next, 303)
      },
    },
  ]
}
