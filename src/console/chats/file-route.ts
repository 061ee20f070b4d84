import type { DeskAct } from '../../desk/rights.ts'
import { type FileType, fileEnding, fileTypeOf } from '../../domain/file-type.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { chatIn, deskOfChat, numberIn } from './chat-in.ts'

const seeing: readonly DeskAct[] = ['see-queue']

/** Only pictures are shown; all else is handed out to be kept, and opened by whatever the worker chooses. */
const shown: ReadonlySet<FileType> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
// What a stranger sent runs nothing and asks for nothing, should a browser ever take it for a page.
const policy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** A file of a person, as what its own first bytes say it is, whatever it was called. */
export function fileRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { chats, files, log } = parts
  if (!files) return []

  async function handle(visit: StaffVisit): Promise<Response> {
    const { c, member } = visit
    const number = numberIn(c.req.param('line'))
    if (number === null) return sayNo(frame, visit, 'gone')
    const found = await chats.again(member, chatIn(visit), { before: number + 1, most: 1 })
    if (!found?.lines.some((line) => line.number === number)) return sayNo(frame, visit, 'gone')
    const file = await fetched(found.chat, number)
    if (typeof file === 'string') return sayNo(frame, visit, file)
    const { bytes, rebuilt } = file
    const type = fileTypeOf(bytes)
    const way = shown.has(type) ? 'inline' : 'attachment'
    // So that whoever hands it on sees that it may tell who made it.
    const asSent = type === 'application/pdf' && !rebuilt
    const mark = asSent ? `-${visit.words('chats:file-as-sent')}` : ''
    const name = `${found.shortId}-${number}${mark}${fileEnding[type]}`
    return c.body(bytes, 200, {
      'Content-Type': type,
      'Content-Disposition': `${way}; filename="${name}"`,
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
    })
  }

  async function fetched(chat: string, line: number) {
    try {
      const found = await files?.fetch(chat, line)
      if (!found) return 'gone'
      return { bytes: new Uint8Array(found.bytes), rebuilt: found.rebuilt ?? false }
    } catch (error) {
      const kind = error instanceof Error && 'kind' in error ? error.kind : null
      if (kind === 'gone' || kind === 'too-large') return kind
      log.warn('desk.file-not-fetched', { chat, line })
      return 'trouble'
    }
  }

  return [
    {
      method: 'GET',
      path: '/chat/:chat/file/:line',
      who: seeing,
      desks: deskOfChat(parts),
      handle,
    },
  ]
}
