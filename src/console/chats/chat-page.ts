import { html } from 'hono/html'
import type { CaseRow } from '../../desk/cases/case-record.ts'
import type { DeskChat, Masked } from '../../desk/chats/chats.ts'
import type { QueueRow } from '../../desk/chats/queue.ts'
import { casesOf, casesOfChatHtml } from '../cases/of-chat.ts'
import { csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { liveAttributes } from '../frame/live.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { firstOf } from './first-of.ts'
import { type JudgedLines, judgedLines } from './judged.ts'
import { maskTool } from './masked.ts'
import { endTool, giveBackTool, handOnTool, noteTool, type Refused, takeOverTool } from './moves.ts'
import { reachHtml } from './reach.ts'
import { ownRow } from './rows.ts'
import { sendFileTool } from './send-file.ts'
import { holderHtml, summaryHtml } from './summary.ts'
import { talkHtml } from './talk.ts'
import { beforeWritingHtml, termsHtml } from './terms.ts'
import { toldIn } from './told.ts'
import { newWordId, savedHtml, unsentHtml, writeForm } from './write-box.ts'

/** What stands on the page beside the chat as it is. */
export type Around = {
  /** What was typed and did not go, and why. */
  typed?: { text: string; fault: string | undefined }
  refused?: Refused
  masked?: Masked
  status?: 200 | 409 | 422
}

export type ChatPage = (visit: StaffVisit, found: DeskChat, around?: Around) => Promise<Response>

/** The page of one chat: what is known of it, what was said, and the place to write. */
export function chatPages(parts: ConsoleParts, frame: Frame): ChatPage {
  const { cases, chats, clock } = parts
  const judged = judgedLines(parts.judge, clock)

  return async (visit, found, around = {}) => {
    const { c, member, words } = visit
    const { shortId, handOver } = found
    const [queue, kept, onDuty] = await Promise.all([
      chats.queue(member),
      casesOf(cases, found.chat, member),
      found.mine ? chats.onDuty(handOver.desk) : [],
    ])
    const others = queue.mine.filter(({ chat }) => chat !== found.chat)
    const page = { found, visit, refused: around.refused }
    const tools = html`${found.mine && savedOf(visit, found)}
${sendFileTool(found, visit, around.refused)}${noteTool(page, newWordId())}${handOnTool(page, onDuty)}${takeOverTool(page)}${giveBackTool(page)}${endTool(page)}${maskTool(found, visit, around)}`
    const body = pieceHtml({ visit, found, others, kept, judged, tools, around })
    const title = words('chats:chat-title', { code: shortId })
    const shown = { title, here: found.mine ? 'mine' : 'queue', body, done: toldIn(visit) } as const
    return c.html(await frame(visit, shown), around.status ?? 200)
  }

  function savedOf(visit: StaffVisit, found: DeskChat) {
    return savedHtml(found.chat, savedFor(parts, visit, found), visit, found.handOver.language)
  }
}

/** The replies at hand for this chat, as this member would send them. */
export function savedFor(
  { savedTexts }: Pick<ConsoleParts, 'savedTexts'>,
  { language, member }: StaffVisit,
  { handOver, summary }: DeskChat,
) {
  const { country } = summary
  return savedTexts({
    language: handOver.language,
    staffLanguage: language,
    worker: member.name,
    country,
  })
}

function pieceHtml(of: {
  visit: StaffVisit
  found: DeskChat
  others: QueueRow[]
  kept: CaseRow[]
  judged: JudgedLines
  tools: unknown
  around: Around
}) {
  const { visit, found, others, kept, judged, tools, around } = of
  const { words } = visit
  const path = `/desk/chat/${found.chat}?from=${firstOf(found)}`
  return html`<div id="chat" class="chat" data-chat="${found.chat}" data-me="${visit.member.id}" ${liveAttributes('chat', path, ['mine', 'chat'])}>
<div class="beside"><p class="back"><a data-back href="/desk/queue">${words('chats:queue-title')}</a></p>
${holderHtml(found, visit)}
${summaryHtml(found, visit)}
${casesOfChatHtml(kept, visit)}
${termsHtml(found, visit)}
${others.length > 0 && html`<section class="others" aria-labelledby="others"><h2 id="others">${words('chats:others')}</h2><ul class="rows">${others.map((row) => ownRow(row, visit))}</ul></section>`}</div>
<div class="talk">${talkHtml(found, visit, judged)}
<p class="below-row"><a id="below" class="button below" href="#write-box" data-keep="always" hidden>${words('chats:to-end')}</a></p>
<div class="write-box" id="write-box">
${reachHtml(found, visit.now, words)}
${found.mine && beforeWritingHtml(found, words)}
${writing(visit, found, around)}
<div class="tools">${tools}</div>
</div></div></div>`
}

/** One's own chat is written in; one that waits is taken first; a colleague's is read. */
function writing(visit: StaffVisit, found: DeskChat, { typed }: Around) {
  const { words } = visit
  const { chat, handOver, mine, shortId } = found
  if (mine) return writeForm(found, visit, typed ?? { text: '', fault: undefined })
  const fault = typed?.fault
  const lost = html`${fault !== undefined && html`<p class="fault" role="alert">${fault}</p>`}${unsentHtml(typed?.text ?? '', visit)}`
  if (handOver.worker) return lost
  const declined = handOver.declined.includes(visit.member.id)
  return html`${lost}<div class="row"><form method="post" action="/desk/chat/${chat}/take">${csrfField(visit)}<button data-press="c" aria-label="${words('chats:take-of', { code: shortId })}">${words('chats:take')}</button></form>
${!declined && html`<form method="post" action="/desk/chat/${chat}/not-now">${csrfField(visit)}<button class="plain" data-press="n">${words('chats:not-now')}</button></form>`}</div>`
}
