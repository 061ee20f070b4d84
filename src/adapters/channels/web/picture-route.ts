import type { Hono } from 'hono'
import { DrawFault } from '../../../ports/draw.ts'
import { channelName } from './cookies.ts'
import { settledHiding } from './hide.ts'
import { afterQuery } from './posts.ts'
import type { RouteParts } from './route-parts.ts'
import { lineOnScreen } from './screen.ts'

/**
 * `GET /picture/NUMBER`: the picture of a line, drawn out of its words, as long as that line may be seen by
 * this browser. After `00` it is gone like the line; nothing keeps a copy.
 */
export function addPictureRoute(app: Hono, parts: RouteParts): void {
  const { busy, clock, draw, log } = parts
  app.get('/picture/:number', (c) =>
    busy(async (inside) => {
      const visit = parts.visitOf(c)
      const number = afterQuery.safeParse(c.req.param('number'))
      const address = visit.cookies.address()
      if (!inside || !address || !number.success) return c.notFound()
      const hiding = await settledHiding({ inside, visit, address, clock, log })
      const picture = (await lineOnScreen(inside, address, number.data, hiding))?.picture
      if (!picture) return c.notFound()
      try {
        const png = await draw(picture)
        c.header('Content-Type', 'image/png')
        // A name for whoever saves it, which says nothing.
        c.header('Content-Disposition', 'inline; filename="image.png"')
        return c.body(new Uint8Array(png))
      } catch (error) {
        if (!(error instanceof DrawFault)) throw error
        log.warn(`${channelName}.not-drawn`, { kind: error.kind })
        c.header('Retry-After', '5')
        return c.body(null, 503)
      }
    }),
  )
}
