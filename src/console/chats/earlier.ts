import { html } from 'hono/html'
import { type DeskChat, newestLines } from '../../desk/chats/chats.ts'
import type { Frame } from '../frame/layout.ts'
import type { StaffRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { chatIn, deskOfChat, numberIn } from './chat-in.ts'
import { firstOf } from './first-of.ts'
import { judgedLines } from './judged.ts'
import { rowsHtml } from './rows-of-talk.ts'

/**
 * Stands above the lines a page begins with, and becomes the lines before them once they are asked for. It
 * bears the number of the first line, and the script keeps it: as long as that one stays, so does what was
 * read above it, whatever comes below.
 */
export function earlierPart({ chat, lines, more }: DeskChat, visit: StaffVisit) {
  const first = firstOf({ lines })
  return html`<div id="earlier-${first}" class="earlier-part" data-keep="always">${more && linkTo(chat, first, visit)}</div>`
}

/** Without the script it leads to a page of their own. */
function linkTo(chat: string, before: number, { words }: StaffVisit) {
  const path = `/desk/chat/${chat}/earlier?before=${before}`
  return html`<p class="earlier"><a href="${path}" hx-get="${path}" hx-target="closest .earlier" hx-select="#earlier-page > *" hx-swap="outerHTML">${words('chats:lines-earlier')}</a></p>`
}

/** The lines before one, a page of them at a time, as far back as they are kept. */
export function earlierRoute(parts: ConsoleParts, frame: Frame): StaffRoute {
  const { chats, clock } = parts
  const judged = judgedLines(parts.judge, clock)

  return {
    method: 'GET',
    path: '/chat/:chat/earlier',
    who: ['see-queue'],
    desks: deskOfChat(parts),
    async handle(visit) {
      const { c, member, piece, words } = visit
      const before = numberIn(c.req.query('before')) ?? 1
      const window = { ...newestLines, before }
      // A page that is open asks for a piece; that the chat was read is on record already.
      const found = await (piece ? chats.again : chats.open)(member, chatIn(visit), window)
      if (!found) return sayNo(frame, visit, 'gone')
      const { chat, lines, more, shortId } = found
      const first = lines[0]?.number
      const body = html`<p class="back"><a data-back href="/desk/chat/${chat}">#${shortId}</a></p>
<div id="earlier-page">${
        first !== undefined && more
          ? linkTo(chat, first, visit)
          : html`<p class="earlier-end soft">${words('chats:lines-gone')}</p>`
      }
${first !== undefined && html`<ol class="lines">${rowsHtml(found, visit, judged)}</ol>`}</div>`
      return c.html(
        await frame(visit, { title: words('chats:lines-earlier-title'), here: 'queue', body }),
      )
    },
  }
}
