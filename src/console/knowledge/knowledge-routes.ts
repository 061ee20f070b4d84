import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { ConsoleParts } from '../parts.ts'
import { batchRoutes } from './batch-routes.ts'
import { changeRoutes } from './change-routes.ts'
import { helplineRoutes } from './helplines.ts'
import { importRoutes } from './import-routes.ts'
import { listPage } from './list-page.ts'
import { objectionsRoutes } from './objections-page.ts'
import { proposeMarkRoutes } from './propose-mark.ts'
import { proposeNoticeRoutes } from './propose-notice.ts'
import { rowsRoutes } from './rows-page.ts'

/** What the staff knows: proposed and confirmed, lists, objections, numbers to ring. */
export function knowledgeRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/knowledge',
      who: ['propose-knowledge', 'confirm-knowledge'],
      handle: listPage(parts, frame),
    },
    ...proposeMarkRoutes(parts, frame),
    ...proposeNoticeRoutes(parts, frame),
    ...rowsRoutes(parts, frame),
    ...importRoutes(parts, frame),
    ...changeRoutes(parts, frame),
    ...batchRoutes(parts, frame),
    ...objectionsRoutes(parts, frame),
    ...helplineRoutes(parts, frame),
  ]
}
