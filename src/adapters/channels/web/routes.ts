import { Hono } from 'hono'
import { isHttps } from '../../../pages/reached-by.ts'
import { setSecurityHeaders } from '../../../pages/security-headers.ts'
import { refuser } from './answer.ts'
import { channelName } from './cookies.ts'
import { dullPage } from './dull-page.ts'
import { addFileRoute } from './file-route.ts'
import { settledHiding } from './hide.ts'
import { chatPage } from './page.ts'
import { addPictureRoute } from './picture-route.ts'
import { content, permissions } from './policies.ts'
import { addPostRoutes } from './post-routes.ts'
import { afterQuery } from './posts.ts'
import type { AppParts, RouteParts } from './route-parts.ts'
import { screenNews, wholeScreen } from './screen.ts'
import { visitOf } from './visit.ts'

const paths = [
  '/',
  '/info',
  '/screen',
  '/events',
  '/picture/*',
  '/file/*',
  '/say',
  '/choose',
  '/place',
  '/hide',
  '/resume',
  '/assets/*',
]

/** All that is served to the public. Its guards stand on its own paths only: other pages live beside it. */
export function routes(appParts: AppParts): Hono {
  const { settings, assets, log } = appParts
  const parts: RouteParts = {
    ...appParts,
    refuse: refuser(assets.paths),
    visitOf: (c) => visitOf(c, settings),
  }
  const app = new Hono()

  app.onError((error, c) => {
    // The name and nothing else: a message may quote what somebody wrote.
    log.error(`${channelName}.fault`, { path: c.req.routePath, fault: error.name })
    return parts.refuse(parts.visitOf(c), 503, 'unavailable', { json: wantsJson(c.req.path) })
  })

  for (const path of paths) {
    app.use(path, async (c, next) => {
      await next()
      const strictTransport = isHttps(settings.publicUrl)
      setSecurityHeaders(c.res.headers, { content, permissions, strictTransport })
    })
    app.use(path, async (c, next) => {
      const visit = parts.visitOf(c)
      const reading = c.req.method === 'GET' || c.req.method === 'HEAD'
      if (reading || visit.fromHere) return await next()
      log.warn(`${channelName}.foreign-post`, { path: c.req.routePath })
      return parts.refuse(visit, 403, 'foreign', { json: false })
    })
  }

  addReadRoutes(app, parts)
  addPictureRoute(app, parts)
  addFileRoute(app, parts)
  addPostRoutes(app, parts)
  return app
}

function wantsJson(path: string): boolean {
  return path === '/screen' || path === '/events'
}

function addReadRoutes(app: Hono, parts: RouteParts): void {
  const { assets, busy, clock, log, lookouts, refuse } = parts

  app.get('/assets/:name', (c) => assets.answer(c, c.req.param('name')) ?? c.notFound())

  app.get('/info', (c) => {
    const { words } = parts.visitOf(c)
    return c.html(dullPage(words, assets.paths))
  })

  app.get('/', (c) =>
    busy(async (inside) => {
      const visit = parts.visitOf(c)
      const { cookies, language, words } = visit
      if (c.req.query('lang') === language) cookies.keepLanguage(language)
      const address = cookies.address()
      if (address && !inside) return refuse(visit, 503, 'unavailable', { json: false })
      // Looking at the page leaves no trace: without an address nothing is read or written.
      const lines =
        address && inside
          ? await wholeScreen(
              inside,
              address,
              await settledHiding({ inside, visit, address, clock, log }),
              words,
            )
          : []
      const known = address !== null
      const resumed = known && c.req.query('resumed') !== undefined
      const note = resumed ? words('resume-done') : ''
      return c.html(chatPage({ words, assets: assets.paths, lines, known, note }))
    }),
  )

  app.get('/screen', (c) =>
    busy(async (inside) => {
      const visit = parts.visitOf(c)
      const after = afterQuery.safeParse(c.req.query('after') ?? '0')
      if (!after.success) return refuse(visit, 400, 'broken', { json: true })
      if (!inside) return refuse(visit, 503, 'unavailable', { json: true })
      const address = visit.cookies.address()
      if (!address) return c.json({ known: false, reset: after.data > 0, lines: [] })
      const hiding = await settledHiding({ inside, visit, address, clock, log })
      const news = await screenNews(inside, address, after.data, hiding, visit.words)
      return c.json({ known: true, ...news })
    }),
  )

  app.get('/events', (c) =>
    busy(async (inside) => {
      const visit = parts.visitOf(c)
      const address = visit.cookies.address()
      // 204 tells the browser not to come again by itself: nothing can happen without an address.
      if (!address) return c.body(null, 204)
      if (c.req.method === 'HEAD') return c.body(null, 200)
      const stream = inside && lookouts.open(address.id, (look) => inside.watch(address, look))
      if (!stream) return refuse(visit, 503, 'unavailable', { json: true })
      c.header('Content-Type', 'text/event-stream; charset=utf-8')
      // Else a proxy holds the events back until it has a page full.
      c.header('X-Accel-Buffering', 'no')
      return c.body(stream)
    }),
  )
}
