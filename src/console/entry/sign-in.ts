import { html } from 'hono/html'
import { staffLanguages } from '../../domain/desk.ts'
import { alert, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { waitMinutes } from '../frame/wait.ts'
import type { DeskRoute } from '../guard/route.ts'
import { nextPath } from '../guard/says-no.ts'
import type { Visit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { passkeyDoor } from './passkey-entry.ts'

/** Signing in, in two steps, and out. */
export function signInRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { addressOf } = parts
  const { sessions, signIn } = parts.staff

  async function namePage(visit: Visit, fault?: string) {
    const { c, words, form } = visit
    const next = nextPath(c.req.query('next') ?? form.text('next'))
    const asked = staffLanguages.find((language) => language === c.req.query('lang'))
    if (asked) visit.cookies.keepLanguage(asked)
    const body = html`${alert(fault)}
<form method="post" action="/desk/sign-in" class="narrow">
<input type="hidden" name="next" value="${next}">
${field({ name: 'name', label: words('entry:name'), autocomplete: 'username', value: form.text('name'), most: 100 })}
${field({ name: 'password', type: 'password', label: words('entry:password'), autocomplete: 'current-password', most: 1000 })}
<button>${words('entry:go')}</button>
</form>
${passkeyDoor(visit, parts, next)}
<p class="soft">${words('entry:forgotten')}</p>
<nav class="languages" aria-label="${words('frame:language')}">${staffLanguages.map((to) => html`<a href="/desk/sign-in?lang=${to}${next !== '/desk' ? `&next=${encodeURIComponent(next)}` : ''}" lang="${to}" hreflang="${to}" ${to === visit.language && html`aria-current="true"`}>${words(`frame:language-${to}`)}</a>`)}</nav>`
    const page = { title: words('entry:title'), here: null, body }
    return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
  }

  async function codePage(visit: Visit, fault?: string) {
    const { c, words, form } = visit
    const next = nextPath(c.req.query('next') ?? form.text('next'))
    const body = html`<p>${words('entry:code-what')}</p>
${alert(fault)}
<form method="post" action="/desk/sign-in/code" class="narrow">
<input type="hidden" name="next" value="${next}">
${field({ name: 'code', label: words('frame:code'), hint: words('frame:code-hint'), numeric: true, autocomplete: 'one-time-code', most: 12 })}
<button>${words('entry:code-go')}</button>
</form>
<p><a href="/desk/sign-in">${words('entry:other-person')}</a></p>`
    const page = { title: words('entry:code-title'), here: null, body }
    return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
  }

  const withNext = (path: string, next: string) =>
    next === '/desk' ? path : `${path}?next=${encodeURIComponent(next)}`

  return [
    {
      method: 'GET',
      path: '/sign-in',
      who: 'nobody',
      handle: (visit) => (visit.session ? visit.c.redirect('/desk', 303) : namePage(visit)),
    },
    {
      method: 'POST',
      path: '/sign-in',
      who: 'nobody',
      async handle(visit) {
        const { c, cookies, form, words } = visit
        const answer = await signIn.begin({
          name: form.text('name'),
          password: form.exact('password'),
          address: addressOf(c),
        })
        if (!answer.ok) {
          const { wait } = answer
          return namePage(visit, wait > 0 ? waitMinutes(words, wait) : words('entry:wrong'))
        }
        cookies.keepHalf(answer.half)
        return c.redirect(withNext('/desk/sign-in/code', nextPath(form.text('next'))), 303)
      },
    },
    {
      method: 'GET',
      path: '/sign-in/code',
      who: 'nobody',
      handle: (visit) =>
        visit.cookies.half() === '' ? visit.c.redirect('/desk/sign-in', 303) : codePage(visit),
    },
    {
      method: 'POST',
      path: '/sign-in/code',
      who: 'nobody',
      async handle(visit) {
        const { c, cookies, form, words } = visit
        const answer = await signIn.finish({
          half: cookies.half(),
          code: form.text('code'),
          address: addressOf(c),
        })
        if (!answer.ok && answer.why !== 'over') {
          const slow = answer.why === 'slow'
          return codePage(visit, slow ? waitMinutes(words, answer.wait) : words('entry:code-wrong'))
        }
        cookies.forgetHalf()
        if (!answer.ok) return namePage(visit, words('entry:over'))
        // A session that was open in this browser before is not left behind.
        if (visit.token) await sessions.end(visit.token)
        cookies.keepSession(answer.token)
        return c.redirect(nextPath(form.text('next')), 303)
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      who: 'signed-in',
      quiet: true,
      async handle(visit) {
        const { c, cookies, token } = visit
        await sessions.end(token)
        cookies.forgetSession()
        // Not "cookies": that would sign the worker out of everything else under the same domain.
        c.header('Clear-Site-Data', '"cache", "storage"')
        return c.redirect('/desk/signed-out', 303)
      },
    },
    {
      method: 'GET',
      path: '/signed-out',
      who: 'nobody',
      async handle(visit) {
        const { c, words } = visit
        const body = html`<p>${words('entry:out-what')}</p>
<p><a class="button" href="/desk/sign-in">${words('entry:out-again')}</a></p>`
        return c.html(await frame(visit, { title: words('entry:out-title'), here: null, body }))
      },
    },
  ]
}
