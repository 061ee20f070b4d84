import { html } from 'hono/html'
import type { ShownPasskey } from '../../desk/staff/own-passkeys.ts'
import { alert, csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { passkeyForm } from '../frame/passkey-form.ts'
import { waitMinutes } from '../frame/wait.ts'
import { writtenMoment } from '../frame/written-time.ts'
import { partyOf } from '../guard/party-of.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'

const action = '/desk/account/passkeys'

/** The passkeys of an account, on its page. */
export function passkeysHtml(visit: StaffVisit, parts: ConsoleParts, passkeys: ShownPasskey[]) {
  const { c, words } = visit
  const mayAdd = partyOf(c, parts) !== null
  return html`<section><h2>${words('account:passkeys-title')}</h2>
<p>${words(mayAdd ? 'account:passkeys-what' : 'account:passkeys-nowhere')}</p>
${passkeys.length > 0 && html`<ul class="sessions">${passkeys.map((one) => lineHtml(visit, one))}</ul>`}
${
  mayAdd &&
  html`<form method="post" action="${action}/new">
${csrfField(visit)}
<button class="plain">${words('account:passkey-new')}</button>
</form>`
}
</section>`
}

function lineHtml(visit: StaffVisit, { id, name, addedAt, usedAt }: ShownPasskey) {
  const { language, member, words } = visit
  const [desk = 'ID'] = member.desks
  const written = (at: number) => writtenMoment(at, language, desk)
  const added = words('account:passkey-added', { when: written(addedAt) })
  const used =
    usedAt === null
      ? words('account:passkey-unused')
      : words('account:passkey-used', { when: written(usedAt) })
  return html`<li><strong>${name}</strong> ${added} ${used}<form method="post" action="${action}/remove">
${csrfField(visit)}
<input type="hidden" name="passkey" value="${id}">
<button class="plain" aria-label="${words('account:passkey-remove')}: ${name}">${words('account:passkey-remove')}</button>
</form></li>`
}

/** Adding and removing them, each after a fresh code, adding also after the password. */
export function passkeyRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { ownPasskeys } = parts.staff

  async function page(visit: StaffVisit, body: unknown, status: 200 | 422) {
    const { c, words } = visit
    const whole = html`${body}<p><a data-back href="/desk/account">${words('frame:back')}</a></p>`
    const title = words('account:passkey-new')
    return c.html(await frame(visit, { title, here: 'account', body: whole }), status)
  }

  function newPage(visit: StaffVisit, fault?: string) {
    const { form, member, words } = visit
    const body = html`<p>${words('account:passkey-needs')}</p>
${alert(fault)}
<form method="post" action="${action}/begin" class="narrow">
${csrfField(visit)}
<input type="hidden" name="username" autocomplete="username" value="${member.signInName}">
${field({ name: 'name', label: words('account:passkey-name'), hint: words('account:passkey-name-hint'), most: 40, value: form.text('name') })}
${field({ name: 'old', type: 'password', label: words('account:password-old'), autocomplete: 'current-password', most: 1000 })}
<button>${words('account:passkey-go')}</button>
</form>`
    return page(visit, body, fault === undefined ? 200 : 422)
  }

  return [
    {
      method: 'POST',
      path: '/account/passkeys/new',
      who: 'signed-in',
      fresh: true,
      handle: (visit) => newPage(visit),
    },
    {
      method: 'POST',
      path: '/account/passkeys/begin',
      who: 'signed-in',
      fresh: true,
      async handle(visit) {
        const { c, form, token, words } = visit
        const party = partyOf(c, parts)
        if (!party) return newPage(visit, words('account:passkeys-nowhere'))
        const [name, password] = [form.text('name'), form.exact('old')]
        // It is not carried over the page that asks for a code.
        if (password === '') return newPage(visit)
        const address = parts.addressOf(c)
        const begun = await ownPasskeys.begin(token, { name, password, address, party })
        if (begun.ok) {
          const { options } = begun
          return page(visit, passkeyForm(visit, { action, does: 'make', options }), 200)
        }
        if (begun.why === 'slow') return newPage(visit, waitMinutes(words, begun.wait))
        if (begun.why === 'full') return newPage(visit, words('account:passkey-full'))
        if (begun.why === 'malformed') return newPage(visit, words('account:passkey-no-name'))
        return newPage(visit, words('account:password-wrong'))
      },
    },
    {
      method: 'POST',
      path: '/account/passkeys',
      who: 'signed-in',
      fresh: true,
      async handle(visit) {
        const { c, form, token, words } = visit
        const party = partyOf(c, parts)
        if (!party) return newPage(visit, words('account:passkeys-nowhere'))
        const added = await ownPasskeys.add(token, { answer: form.exact('answer'), party })
        if (!added.ok) return newPage(visit, words('account:passkey-wrong'))
        return c.redirect('/desk/account?done=passkey-added', 303)
      },
    },
    {
      method: 'POST',
      path: '/account/passkeys/remove',
      who: 'signed-in',
      fresh: true,
      async handle({ c, cookies, form, token }) {
        const removed = await ownPasskeys.remove(token, form.text('passkey'))
        if (!removed.ok) return c.redirect('/desk/account', 303)
        cookies.keepSession(removed.token)
        return c.redirect('/desk/account?done=passkey-removed', 303)
      },
    },
  ]
}
