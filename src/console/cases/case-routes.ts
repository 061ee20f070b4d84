import type { DeskAct } from '../../desk/rights.ts'
import { type FileType, fileEnding, unknownType } from '../../domain/file-type.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import { idIn } from '../knowledge/record-id.ts'
import type { ConsoleParts } from '../parts.ts'
import { caseIn, deskOfCase, readingDesk } from './case-in.ts'
import { casePages } from './case-page.ts'
import { changeRoutes } from './change-routes.ts'
import { casesPage } from './list-page.ts'
import { outsideRoutes } from './outside-routes.ts'

const seeing: readonly DeskAct[] = ['see-cases']
const opening: readonly DeskAct[] = ['open-masked']
const exporting: readonly DeskAct[] = ['export-case']

/** Only pictures are shown; all else is handed out to be kept. */
const shown: ReadonlySet<FileType> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
// What a stranger sent runs nothing and asks for nothing, should a browser ever take it for a page.
const policy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** Cases: the list, one of them, what is masked in it, its files and its documents. */
export function caseRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { cases } = parts
  const page = casePages(parts, frame)
  const reading = readingDesk(cases)

  return [
    { method: 'GET', path: '/cases', who: seeing, handle: casesPage(parts, frame) },
    {
      method: 'GET',
      path: '/cases/:case',
      who: seeing,
      desks: reading,
      handle: (visit) => page(visit),
    },
    {
      method: 'POST',
      path: '/cases/:case/unmask',
      who: opening,
      desks: reading,
      async handle(visit) {
        const reason = visit.form.text('reason').slice(0, 300)
        if (reason === '') return page(visit, { maskFault: true })
        const view = await cases.unmask(visit.member, caseIn(visit), reason)
        return view ? page(visit, { view }) : sayNo(frame, visit, 'gone')
      },
    },
    {
      method: 'GET',
      path: '/cases/:case/file/:number',
      who: opening,
      desks: reading,
      async handle(visit) {
        const { c, member } = visit
        const number = Number(c.req.param('number'))
        const id = caseIn(visit)
        const bytes = await cases.file(member, id, number)
        const found = bytes && (await cases.open(member, id))
        const type = found?.one.files.find((file) => file.number === number)?.type ?? unknownType
        if (!bytes) return sayNo(frame, visit, 'gone')
        const way = shown.has(type) ? 'inline' : 'attachment'
        return c.body(new Uint8Array(bytes), 200, {
          'Content-Type': type,
          'Content-Disposition': `${way}; filename="${number}${fileEnding[type]}"`,
          'Content-Security-Policy': policy,
          'Cache-Control': 'no-store',
        })
      },
    },
    {
      method: 'GET',
      path: '/cases/:case/export/:export',
      who: exporting,
      desks: deskOfCase(cases),
      async handle(visit) {
        const { c, member } = visit
        const id = caseIn(visit)
        const exported = idIn(visit, 'export')
        const found = await cases.open(member, id)
        const isOfCase = found?.one.exports.some((one) => one.id === exported)
        const fetched = isOfCase ? await cases.fetchExport(exported) : null
        if (fetched?.kind !== 'document') return sayNo(frame, visit, 'gone')
        const { type, ending } = cases.documentType(fetched.format)
        return c.body(new Uint8Array(fetched.bytes), 200, {
          'Content-Type': type,
          // The name says nothing to whoever sees a list of files.
          'Content-Disposition': `attachment; filename="${exported}${ending}"`,
          'Content-Security-Policy': policy,
          'Cache-Control': 'no-store',
        })
      },
    },
    ...changeRoutes(parts, page),
    ...outsideRoutes(parts, page),
  ]
}
