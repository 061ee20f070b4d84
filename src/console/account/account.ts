import { html } from 'hono/html'
import { staffLanguages } from '../../domain/desk.ts'
import { enrolHtml } from '../frame/enrol.ts'
import { alert, csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { waitMinutes } from '../frame/wait.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { type ConsoleParts, means, type TimeCodeSecret } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { languageForm, meansForm, passwordForm, secondForm, whoHtml } from './account-forms.ts'

/** What was just done, as an address may name it. */
const done: Record<string, ConsoleKey> = {
  language: 'account:done-language',
  means: 'account:done-means',
  password: 'account:done-password',
  second: 'account:done-second',
}

type Faults = { password?: string; means?: string }

/** What a member decides for themselves. */
export function accountRoutes({ account }: ConsoleParts, frame: Frame): DeskRoute[] {
  async function page(visit: StaffVisit, faults: Faults = {}) {
    const { c, words } = visit
    const body = html`${whoHtml(visit)}
${languageForm(visit)}
${meansForm(visit, faults.means)}
${passwordForm(visit, faults.password)}
${secondForm(visit)}`
    const told = done[c.req.query('done') ?? '']
    const wrong = Object.keys(faults).length > 0
    return c.html(
      await frame(visit, {
        title: words('account:title'),
        here: 'account',
        body,
        done: told && words(told),
      }),
      wrong ? 422 : 200,
    )
  }

  async function secondPage(visit: StaffVisit, secret: TimeCodeSecret, fault?: string) {
    const { c, words } = visit
    const body = html`<p>${words('account:second-scan')}</p>
${enrolHtml(secret, words)}
${alert(fault)}
<form method="post" action="/desk/account/second/confirm" class="narrow">
${csrfField(visit)}
${field({ name: 'code', label: words('entry:welcome-confirm'), hint: words('frame:code-hint'), numeric: true, autocomplete: 'one-time-code', most: 12 })}
<button>${words('account:second-finish')}</button>
</form>`
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
          await account.setLanguage(member.id, chosen)
          cookies.keepLanguage(chosen)
        }
        return c.redirect('/desk/account?done=language', 303)
      },
    },
    {
      method: 'POST',
      path: '/account/means',
      who: 'signed-in',
      async handle(visit) {
        const { c, form, member, words } = visit
        const chosen = means.filter((one) => form.all('means').includes(one))
        const email = form.text('email') || null
        const telegramId = form.text('telegram') || null
        const fault =
          chosen.length === 0
            ? 'account:means-none'
            : chosen.includes('email') && !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email ?? '')
              ? 'account:means-no-address'
              : chosen.includes('telegram') && !/^\d{1,15}$/.test(telegramId ?? '')
                ? 'account:means-no-telegram'
                : null
        if (fault) return page(visit, { means: words(fault) })
        await account.setMeans(member.id, { means: chosen, email, telegramId })
        return c.redirect('/desk/account?done=means', 303)
      },
    },
    {
      method: 'POST',
      path: '/account/password',
      who: 'signed-in',
      async handle(visit) {
        const { c, form, token, words } = visit
        const fresh = form.exact('new')
        if (fresh !== form.exact('new-2')) {
          return page(visit, { password: words('entry:welcome-differ') })
        }
        const answer = await account.changePassword(token, { old: form.exact('old'), fresh })
        if (answer === 'changed') return c.redirect('/desk/account?done=password', 303)
        const fault =
          answer === 'wrong'
            ? words('account:password-wrong')
            : typeof answer === 'string'
              ? words(`frame:fault-password-${answer}`)
              : waitMinutes(words, answer.ms)
        return page(visit, { password: fault })
      },
    },
    {
      method: 'POST',
      path: '/account/second',
      who: 'signed-in',
      fresh: true,
      handle: async (visit) => secondPage(visit, await account.newSecret(visit.token)),
    },
    {
      method: 'POST',
      path: '/account/second/confirm',
      who: 'signed-in',
      fresh: true,
      async handle(visit) {
        const { c, form, token, words } = visit
        const answer = await account.confirmSecret(token, form.text('code'))
        if (answer === 'changed') return c.redirect('/desk/account?done=second', 303)
        return secondPage(visit, await account.newSecret(token), words('account:second-wrong'))
      },
    },
  ]
}
