import type { Hono } from 'hono'
import { html } from 'hono/html'
import { type LookoutLimits, lookouts } from '../pages/lookouts.ts'
import { accountRoutes } from './account/account.ts'
import { passkeyRoutes } from './account/passkeys.ts'
import { auditRoutes } from './audit/audit.ts'
import { caseRoutes } from './cases/case-routes.ts'
import { chatPages } from './chats/chat-page.ts'
import { chatRoutes } from './chats/chat-routes.ts'
import { fileRoutes } from './chats/file-route.ts'
import { moveRoutes } from './chats/move-routes.ts'
import { queueRoutes } from './chats/queue-page.ts'
import { searchRoutes } from './chats/search-routes.ts'
import { writeRoutes } from './chats/write-routes.ts'
import { passkeyEntryRoutes } from './entry/passkey-entry.ts'
import { signInRoutes } from './entry/sign-in.ts'
import { welcomeRoutes } from './entry/welcome.ts'
import { figuresRoutes } from './figures/figures.ts'
import { loadAssets } from './frame/assets.ts'
import { csrfField } from './frame/field.ts'
import { keysTable } from './frame/keys-list.ts'
import { type Frame, layout } from './frame/layout.ts'
import { navHtml, placesOf } from './frame/nav.ts'
import { pulseHtml } from './frame/pulse.ts'
import { chanceLength } from './guard/masked-secret.ts'
import { mount } from './guard/mount.ts'
import type { DeskRoute } from './guard/route.ts'
import { knowledgeRoutes } from './knowledge/knowledge-routes.ts'
import { liveRoutes } from './live/live.ts'
import type { ConsoleParts } from './parts.ts'
import { rotaRoutes } from './rota/rota.ts'
import { rulesRoutes } from './rules/rules.ts'
import { staffRoutes } from './staff/staff.ts'

export type Console = {
  /** What the wiring mounts before the public page: it answers `/desk` and everything below. */
  app: Hono
  /** The one table of routes, for tests that try each of them. */
  routes: readonly DeskRoute[]
  /** Ends every open stream. */
  stop(): void
}

/** Open pages of one session: a few tabs. */
const limits: LookoutLimits = { perChat: 8, inAll: 1000, beatEvery: 25_000 }

/** The pages of the staff. */
export function createConsole(parts: ConsoleParts): Console {
  const assets = loadAssets()
  const open = lookouts(parts.clock, limits)

  const frame: Frame = async (visit, page) => {
    // A piece is put into a page that has its frame.
    if (visit.piece) return html`${page.body}<!--${chanceLength()}-->`
    const { session, words } = visit
    if (!session) return layout({ visit, assets: assets.paths, bar: null }, page)
    const inside = { ...visit, session, member: session.member }
    const bar = {
      nav: navHtml(placesOf(session.member, routes), page.here, words),
      pulse: await pulseHtml(parts, inside),
      out: html`<form method="post" action="/desk/sign-out">${csrfField(visit)}<button class="bare">${words('frame:sign-out')}</button></form>`,
    }
    return layout({ visit, assets: assets.paths, bar }, page)
  }

  const chatPage = chatPages(parts, frame)
  const routes: DeskRoute[] = [
    {
      method: 'GET',
      path: '',
      who: 'signed-in',
      // The first page of the navigation they have.
      handle: ({ c, member }) =>
        c.redirect(`/desk${placesOf(member, routes)[0]?.path ?? '/account'}`, 303),
    },
    {
      method: 'GET',
      path: '/keys',
      who: 'signed-in',
      async handle(visit) {
        const { c, words } = visit
        const body = html`${keysTable(words)}<p>${words('frame:keys-hint')}</p>`
        return c.html(await frame(visit, { title: words('frame:keys'), here: null, body }))
      },
    },
    ...signInRoutes(parts, frame),
    ...passkeyEntryRoutes(parts, frame),
    ...welcomeRoutes(parts, frame),
    ...liveRoutes(parts, open),
    ...queueRoutes(parts, frame),
    ...chatRoutes(parts, frame, chatPage),
    ...writeRoutes(parts, frame, chatPage),
    ...moveRoutes(parts, frame, chatPage),
    ...fileRoutes(parts, frame),
    ...caseRoutes(parts, frame),
    ...searchRoutes(parts, frame),
    ...rotaRoutes(parts, frame),
    ...rulesRoutes(frame),
    ...knowledgeRoutes(parts, frame),
    ...figuresRoutes(parts, frame),
    ...staffRoutes(parts, frame),
    ...auditRoutes(parts, frame),
    ...accountRoutes(parts, frame),
    ...passkeyRoutes(parts, frame),
  ]
  return { app: mount({ parts, frame, assets, routes }), routes, stop: () => open.stop() }
}
