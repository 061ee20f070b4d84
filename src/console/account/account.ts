import { html } from 'hono/html'
import { type Means, means } from '../../desk/staff/member.ts'
import { staffLanguages } from '../../domain/desk.ts'
import { doneIn } from '../frame/done.ts'
import { codeField, enrolHtml } from '../frame/enrol.ts'
import { alert, csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { waitMinutes } from '../frame/wait.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { languageForm, meansForm, passwordForm, secretForms, whoHtml } from './account-forms.ts'
import { passkeysHtml } from './passkeys.ts'
import { sessionsHtml } from './session-forms.ts'

/** What was just done, as an address may name it. */
const done: Record<string, ConsoleKey> = {
  language: 'account:done-language',
  means: 'account:done-means',
  password: 'account:done-password',
  second: 'account:done-second',
  'passkey-added': 'account:done-passkey-added',
  'passkey-removed': 'account:done-passkey-removed',
  sessions: 'account:done-sessions',
}

/** What a member decides for themselves. */
export function accountRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { ownAccount, ownPasskeys, ownSecrets, sessions } = parts.staff

  async function page(visit: StaffVisit, meansFault?: string) {
    const { c, words } = visit
    const told = doneIn(visit, done)
    const body = html`${whoHtml(visit)}
${languageForm(visit)}
${meansForm(visit, meansFault)}
${secretForms(visit)}
${passkeysHtml(visit, parts, await ownPasskeys.list(visit.member.id))}
${sessionsHtml(visit, await sessions.list(visit.member.id))}`
    const title = words('account:title')
    return c.html(
      await frame(visit, { title, here: 'account', body, done: told }),
      meansFault === undefined ? 200 : 422,
    )
  }

  async function passwordPage(visit: StaffVisit, fault?: string) {
    const title = visit.words('account:password-title')
    const body = passwordForm(visit, fault)
    return visit.c.html(
      await frame(visit, { title, here: 'account', body }),
      fault === undefined ? 200 : 422,
    )
  }

  /** `secret`: to be shown, just after it was made. */
  async function secondPage(
    visit: StaffVisit,
    secret: { secret: string; uri: string } | null,
    fault?: string,
  ) {
    const { c, words } = visit
    const body = html`${secret && html`<p>${words('account:second-scan')}</p>${enrolHtml(secret, words)}`}
${alert(fault)}
<form method="post" action="/desk/account/second/confirm" class="narrow">
${csrfField(visit)}
${codeField(words, words('entry:welcome-confirm'))}
<button>${words('account:second-finish')}</button>
</form>
<p><a data-back href="/desk/account">${words('frame:back')}</a></p>`
    const title = words('account:second-title')
    return c.html(
      await frame(visit, { title, here: 'account', body }),
      fault === undefined ? 200 : 422,
    )
  }

  return [
    { method: 'GET', path: '/account', who: 'signed-in', handle: (visit) => page(visit) },
    {
      method: 'POST',
      path: '/account/language',
      who: 'signed-in',
      async handle({ c, cookies, form, member }) {
        const chosen = staffLanguages.find((language) => language === form.text('language'))
        if (chosen) {
          await ownAccount.setLanguage(member.id, chosen)
          cookies.keepLanguage(chosen)
        }
        return c.redirect('/desk/account?done=language', 303)
      },
    },
    {
      method: 'POST',
      path: '/account/means',
      who: 'signed-in',
      // A Telegram account may take chats in the staff's group.
      fresh: true,
      async handle(visit) {
        const { c, form, member, words } = visit
        const reach = {
          means: means.filter((one) => form.all('means').includes(one)),
          email: form.text('email') || null,
          telegram: form.text('telegram') || null,
        }
        const fault = reachFault(reach)
        if (fault) return page(visit, words(fault))
        const answer = await ownAccount.setMeans(member.id, reach)
        if (answer.ok) return c.redirect('/desk/account?done=means', 303)
        const why = answer.why === 'taken' ? 'account:means-taken' : 'account:means-no-address'
        return page(visit, words(why))
      },
    },
    {
      method: 'POST',
      path: '/account/sessions/end',
      who: 'signed-in',
      fresh: true,
      async handle({ c, form, token }) {
        for (const id of form.all('session')) await sessions.endOne(token, id)
        return c.redirect('/desk/account?done=sessions', 303)
      },
    },
    {
      method: 'POST',
      path: '/account/password/begin',
      who: 'signed-in',
      fresh: true,
      handle: (visit) => passwordPage(visit),
    },
    {
      method: 'POST',
      path: '/account/password',
      who: 'signed-in',
      fresh: true,
      async handle(visit) {
        const { c, cookies, form, token, words } = visit
        const fresh = form.exact('new')
        if (fresh !== form.exact('new-2')) return passwordPage(visit, words('entry:welcome-differ'))
        const given = { old: form.exact('old'), new: fresh, address: parts.addressOf(c) }
        const answer = await ownSecrets.changePassword(token, given)
        if (answer.ok) {
          cookies.keepSession(answer.token)
          return c.redirect('/desk/account?done=password', 303)
        }
        if (answer.why === 'slow') return passwordPage(visit, waitMinutes(words, answer.wait))
        return passwordPage(
          visit,
          answer.why === 'weak'
            ? words(`frame:fault-password-${answer.weakness}`)
            : words('account:password-wrong'),
        )
      },
    },
    {
      method: 'POST',
      path: '/account/second',
      who: 'signed-in',
      fresh: true,
      async handle(visit) {
        const answer = await ownSecrets.newFactor(visit.token)
        return answer.ok ? secondPage(visit, answer) : visit.c.redirect('/desk/account', 303)
      },
    },
    {
      method: 'POST',
      path: '/account/second/confirm',
      who: 'signed-in',
      fresh: true,
      async handle(visit) {
        const { c, cookies, form, token, words } = visit
        const answer = await ownSecrets.confirmFactor(token, form.text('code'))
        if (!answer.ok) return secondPage(visit, null, words('account:second-wrong'))
        cookies.keepSession(answer.token)
        return c.redirect('/desk/account?done=second', 303)
      },
    },
  ]
}

function reachFault(reach: {
  means: Means[]
  email: string | null
  telegram: string | null
}): ConsoleKey | null {
  if (reach.means.length === 0) return 'account:means-none'
  if (!/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(reach.email ?? '')) {
    if (reach.email !== null || reach.means.includes('email')) return 'account:means-no-address'
  }
  if (!/^[1-9]\d{0,18}$/.test(reach.telegram ?? '')) {
    if (reach.telegram !== null || reach.means.includes('telegram'))
      return 'account:means-no-telegram'
  }
  return null
}
