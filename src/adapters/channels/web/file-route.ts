import type { Hono } from 'hono'
import { settledHiding } from './hide.ts'
import { afterQuery } from './posts.ts'
import type { RouteParts } from './route-parts.ts'
import { lineOnScreen } from './screen.ts'

/**
 * `GET /file/NUMBER`: a file of ours, as long as its line may be seen by this browser. It is handed out to be
 * saved, and whatever opens it all the same runs nothing and asks nobody.
 */
export function addFileRoute(app: Hono, parts: RouteParts): void {
  const { busy, clock, log } = parts
  app.get('/file/:number', (c) =>
    busy(async (inside) => {
      const visit = parts.visitOf(c)
      const number = afterQuery.safeParse(c.req.param('number'))
      const address = visit.cookies.address()
      if (!inside || !address || !number.success) return c.notFound()
      const hiding = await settledHiding({ inside, visit, address, clock, log })
      const line = await lineOnScreen(inside, address, number.data, hiding)
      const file = line?.file ? await inside.file(address, number.data) : null
      if (!file) return c.notFound()
      c.header('Content-Type', file.type)
      const name = file.name.replace(/[^\w.-]/g, '')
      c.header('Content-Disposition', `attachment; filename="${name}"`)
      c.header('Content-Security-Policy', "default-src 'none'; sandbox")
      return c.body(new Uint8Array(file.bytes))
    }),
  )
}
