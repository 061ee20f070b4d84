import { timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { compressed } from '../pages/compressed.ts'
import { isHttps } from '../pages/reached-by.ts'
import { setSecurityHeaders } from '../pages/security-headers.ts'

export type HttpParts = {
  web: Hono
  /** The staff's pages, under `/desk`; null: there are none. */
  desk: Hono | null
  webhook: { path: string; handle(request: Request): Promise<Response> } | null
  ready(): boolean
  metrics(): Promise<{ type: string; body: string }>
  metricsToken: string | null
  publicUrl: string | null
}

const methods = ['GET', 'HEAD', 'POST']

/** What has no page of its own allows nothing. */
const bare = {
  content: ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"],
  permissions: '',
}

/** Everything that is served on the one port. */
export function httpApp(parts: HttpParts): Hono {
  const { web, desk, webhook, ready, metrics, metricsToken } = parts
  const strictTransport = isHttps(parts.publicUrl)
  const app = new Hono()
  app.use(compressed)
  app.use(async (c, next) => {
    if (methods.includes(c.req.method)) await next()
    else c.res = c.text('not here', 405, { Allow: methods.join(', ') })
    // Pages have set their own.
    if (c.res.headers.has('Content-Security-Policy')) return
    setSecurityHeaders(c.res.headers, { ...bare, strictTransport })
  })
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', (c) => (ready() ? c.text('ready') : c.text('not ready', 503)))
  app.get('/metrics', async (c) => {
    if (!isLocal(c) && !bears(c, metricsToken)) return c.text('not here', 404)
    const { type, body } = await metrics()
    return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  })
  if (webhook) app.post(webhook.path, (c) => webhook.handle(c.req.raw))
  // Before the public page, which answers whatever is left.
  if (desk) app.route('/', desk)
  app.route('/', web)
  return app
}

/** Asked from this machine itself, and not passed on by a proxy for somebody else. */
function isLocal(c: Context): boolean {
  if (c.req.header('X-Forwarded-For') || c.req.header('Forwarded')) return false
  const address = getConnInfo(c).remote.address ?? ''
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

function bears(c: Context, token: string | null): boolean {
  const given = Buffer.from(c.req.header('Authorization') ?? '')
  const asked = Buffer.from(`Bearer ${token}`)
  return token !== null && given.length === asked.length && timingSafeEqual(given, asked)
}
