import { html } from 'hono/html'
import type { DeskAct } from '../../desk/rights.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { ConsoleParts } from '../parts.ts'
import { chatIn, deskOfChat, numberIn, shownLines } from './chat-in.ts'
import { type ChatPage, savedFor } from './chat-page.ts'
import { earlierRoute } from './earlier.ts'
import { saidText } from './said-text.ts'

const seeing: readonly DeskAct[] = ['see-queue']
const opening: readonly DeskAct[] = ['open-masked']

/** Reading a chat: its page, a long line of it in full, and what is masked. */
export function chatRoutes(parts: ConsoleParts, frame: Frame, page: ChatPage): DeskRoute[] {
  const { chats } = parts
  const desks = deskOfChat(parts)

  return [
    {
      method: 'GET',
      path: '/chat/:chat',
      who: seeing,
      desks,
      async handle(visit) {
        const { c, member, piece } = visit
        const chat = chatIn(visit)
        // A page that is open asks again at each change; that it was read is on record already.
        const window = shownLines(visit)
        const found = await (piece ? chats.again : chats.open)(member, chat, window)
        if (!found) return sayNo(frame, visit, 'gone')
        const asked = c.req.query('saved')
        const saved = asked
          ? savedFor(parts, visit, found).find(({ id }) => id === asked)
          : undefined
        const typed = saved && { text: saved.text, fault: undefined }
        return page(visit, found, typed ? { typed } : {})
      },
    },
    {
      method: 'GET',
      path: '/chat/:chat/line/:line',
      who: seeing,
      desks,
      async handle(visit) {
        const { c, member, words } = visit
        const number = numberIn(c.req.param('line')) ?? 0
        const found = await chats.open(member, chatIn(visit), { before: number + 1, most: 1 })
        const line = found?.lines.find((one) => one.number === number)
        if (!found || !line) return sayNo(frame, visit, 'gone')
        const view = line.by === 'person' ? parts.judge(line.text, found.handOver.language) : null
        const quotes = view?.signs.map(({ quote }) => quote) ?? []
        const body = html`<p><a data-back href="/desk/chat/${found.chat}#line-${number}">#${found.shortId}</a></p>
<div class="card">${saidText(line.text, quotes)}</div>`
        const title = words('chats:whole-title')
        return c.html(await frame(visit, { title, here: 'queue', body }))
      },
    },
    earlierRoute(parts, frame),
    {
      method: 'POST',
      path: '/chat/:chat/unmask',
      who: opening,
      desks,
      async handle(visit) {
        const { form, member, words } = visit
        const chat = chatIn(visit)
        const found = await chats.again(member, chat)
        if (!found) return sayNo(frame, visit, 'gone')
        const reason = form.text('reason').slice(0, 300)
        const refused = { tool: 'mask', fault: words('chats:mask-no-reason') } as const
        if (reason === '') return page(visit, found, { refused, status: 422 })
        const masked = await chats.unmask(member, chat, reason)
        return masked ? page(visit, found, { masked }) : sayNo(frame, visit, 'gone')
      },
    },
  ]
}
