import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { may } from '../../desk/rights.ts'
import type { Session } from '../../desk/staff/session.ts'
import { desks } from '../../domain/desk.ts'
import { isHttps } from '../../pages/reached-by.ts'
import { setSecurityHeaders } from '../../pages/security-headers.ts'
import type { Assets } from '../frame/assets.ts'
import type { Frame } from '../frame/layout.ts'
import { mayOpen } from '../frame/nav.ts'
import type { ConsoleParts } from '../parts.ts'
import { freshly } from './freshly.ts'
import { unmasked } from './masked-secret.ts'
import { content, permissions } from './policies.ts'
import { emptyForm, readFileForm, readForm } from './read-form.ts'
import type { DeskRoute, StaffRoute } from './route.ts'
import { sayNo, signInPath } from './says-no.ts'
import type { StaffVisit, Visit } from './visit.ts'
import { type Provenance, provenanceOf, visitOf } from './who-asks.ts'

export const root = '/desk'

type Mounting = { parts: ConsoleParts; frame: Frame; assets: Assets; routes: readonly DeskRoute[] }

/**
 * Mounts the table of routes, and nothing beside it but the files: a page without an entry cannot be reached,
 * and no entry stands without saying who may. Whatever is not in the table asks for a session first too.
 */
export function mount({ parts, frame, assets, routes }: Mounting): Hono {
  const app = new Hono()
  const { log, publicUrl } = parts

  app.onError(async (error, c) => {
    // The name and nothing else: a message may quote what somebody wrote.
    log.error('desk.fault', { path: c.req.routePath, fault: error.name })
    const { secure } = provenanceOf(c, parts)
    // What failed may be the look for the session; nobody has one on this page.
    const sessions = { ...parts.staff.sessions, find: async () => null }
    const bare = { ...parts, staff: { ...parts.staff, sessions } }
    return sayNo(frame, await visitOf(c, bare, secure, emptyForm), 'trouble')
  })

  for (const path of [root, `${root}/*`]) {
    app.use(path, async (c, next) => {
      await next()
      setSecurityHeaders(c.res.headers, {
        content,
        permissions,
        strictTransport: isHttps(publicUrl),
      })
    })
  }
  app.get(`${root}/assets/:name`, (c) => assets.answer(c, c.req.param('name')) ?? c.notFound())

  for (const route of routes) {
    app.on(route.method, root + route.path, (c) => answer(c, route))
  }
  const nowhere: StaffRoute = {
    method: 'GET',
    path: '',
    who: 'signed-in',
    handle: (visit) => sayNo(frame, visit, 'gone'),
  }
  for (const path of [root, `${root}/*`]) app.all(path, (c) => answer(c, nowhere))
  return app

  async function answer(c: Context, route: DeskRoute): Promise<Response> {
    const from = provenanceOf(c, parts)
    const posted = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (posted && !from.fromHere) {
      log.warn('desk.foreign-post', { path: route.path })
      return sayNo(frame, await visitOf(c, parts, from.secure, emptyForm), 'foreign')
    }
    const brings = posted && route.who !== 'nobody' && route.takesFile ? route : null
    if (brings) {
      // Nobody without a right to it fills our memory.
      const visit = await visitOf(c, parts, from.secure, emptyForm)
      if (!visit.session) return nobody(visit, posted, from)
      if (!mayOpen(visit.session.member, brings.who))
        return denied(asStaff(visit, visit.session), brings)
    }
    const read = () =>
      brings?.takesFile
        ? readFileForm(c.req.raw, parts.clock, brings.takesFile)
        : readForm(c.req.raw)
    const form = posted ? await read() : emptyForm
    if (typeof form === 'string') {
      log.warn('desk.refused-form', { path: route.path, why: form })
      const visit = await visitOf(c, parts, from.secure, emptyForm)
      return form === 'too-large' && brings?.tooLarge && visit.session
        ? brings.tooLarge(asStaff(visit, visit.session))
        : sayNo(frame, visit, form)
    }
    const visit = await visitOf(c, parts, from.secure, form)
    if (route.who === 'nobody') return route.handle(visit)
    const { session } = visit
    if (!session) return nobody(visit, posted, from)
    return answerStaff(asStaff(visit, session), route, posted)
  }

  /** Somebody without a session: to the sign-in page, and from there to what was asked for. */
  async function nobody(visit: Visit, posted: boolean, from: Provenance): Promise<Response> {
    const { c, piece, words } = visit
    const { pathname, search } = new URL(c.req.url)
    const to = signInPath(posted || piece ? root : pathname + search)
    if (piece) return c.body(null, 401, { 'HX-Redirect': to })
    if (posted) {
      const body = html`<p>${words('entry:ended')}</p><p><a class="button" href="${to}">${words('entry:title')}</a></p>`
      const title = words('frame:fault-stale-title')
      return c.html(await frame(visit, { title, here: null, body }), 401)
    }
    // Behind another site's link the browser holds our cookie back. What a page of ours asks for, it is sent with.
    if (from.fromElsewhere && !visit.cookies.session()) return c.html(askedFromHere(visit))
    return c.redirect(to, 303)
  }

  async function denied(visit: StaffVisit, route: StaffRoute): Promise<Response> {
    await parts.audit.denied(visit.member.id, `${route.method}:${root}${route.path}`)
    return sayNo(frame, visit, 'denied')
  }

  /** Something a person did: the session is not idle, and whoever is on duty is there. */
  async function alive({ member, token }: StaffVisit): Promise<void> {
    const works = may(member, 'be-on-duty')
    await Promise.all([
      parts.staff.sessions.touch(token),
      works ? parts.rota.seen(member.id) : null,
    ])
  }

  async function answerStaff(
    visit: StaffVisit,
    route: StaffRoute,
    posted: boolean,
  ): Promise<Response> {
    const { c, form, member, session } = visit
    if (posted && !isSame(unmasked(form.exact('csrf')), session.csrf)) {
      log.warn('desk.refused-form', { path: route.path, why: 'stale' })
      return sayNo(frame, visit, 'stale')
    }
    if (!mayOpen(member, route.who)) return denied(visit, route)
    if (!(await isTheirs(visit, route))) {
      if (route.desks || c.req.param('desk')) {
        await parts.audit.denied(member.id, `${route.method}:${root}${route.path}`)
      }
      return sayNo(frame, visit, 'gone')
    }
    if (!route.quiet && (posted || !visit.piece)) await alive(visit)
    const asked = route.fresh ? await freshly(parts, frame, visit) : visit
    return asked instanceof Response ? asked : route.handle(asked)
  }
}

const asStaff = (visit: Visit, session: Session): StaffVisit => ({
  ...visit,
  session,
  member: session.member,
})

function askedFromHere({ words }: Visit) {
  return html`<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0"><title>${words('frame:title')}</title></head>
<body><p>${words('frame:opening')}</p></body></html>`
}

/** Whether what is asked for is there, and of a desk of theirs for which they may do it. */
async function isTheirs(visit: StaffVisit, route: StaffRoute): Promise<boolean> {
  const { c, member } = visit
  const named = c.req.param('desk')
  const inPath = named === undefined ? [] : desks.filter((desk) => desk === named)
  if (named !== undefined && inPath.length === 0) return false
  const ofRecord = route.desks ? await route.desks(visit) : []
  if (ofRecord === null) return false
  const { who } = route
  return [...inPath, ...ofRecord].every((desk) =>
    typeof who === 'string'
      ? member.desks.includes(desk)
      : who.some((act) => may(member, act, desk)),
  )
}

function isSame(given: string, asked: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(asked)]
  return a.length === b.length && timingSafeEqual(a, b)
}
