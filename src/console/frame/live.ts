import { raw } from 'hono/html'
import type { Hint } from '../parts.ts'

/**
 * Makes a piece of a page live: when one of these things changes the page fetches itself and puts this piece
 * over the old one. No form that somebody may be filling in belongs into such a piece.
 */
export function liveAttributes(id: string, path: string, changes: Hint[]) {
  // All of it is ours: ids and paths of routes, whose slots hold ids and days.
  if (!/^[\w/?=&.-]+$/.test(path)) throw new Error('a live piece asks for a path of ours')
  return raw(
    `data-live="${changes.join(' ')}" hx-get="${path.replaceAll('&', '&amp;')}" hx-select="#${id}" hx-trigger="news" hx-swap="morph:outerHTML" hx-sync="this:queue last"`,
  )
}
