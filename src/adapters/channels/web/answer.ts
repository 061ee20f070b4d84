import type { Assets } from './assets.ts'
import { notePage } from './page.ts'
import type { Visit } from './visit.ts'
import type { WebKey } from './words.ts'

type RefusalStatus = 400 | 403 | 404 | 413 | 415 | 429 | 503

/** Says no, in the person's language: JSON for the script, a page with their words kept for a plain form. */
export type Refuse = (
  visit: Visit,
  status: RefusalStatus,
  why: WebKey,
  as: { json: boolean; draft?: string },
) => Response | Promise<Response>

export function refuser(assets: Assets['paths']): Refuse {
  return (visit, status, why, { json, draft }) => {
    const { c, words } = visit
    if (status === 429 || status === 503) c.header('Retry-After', '60')
    if (json) return c.json({ error: why, message: words(why) }, status)
    return c.html(notePage({ words, assets }, words(why), draft), status)
  }
}
