import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import type { DeskLine } from '../../desk/chats/desk-line.ts'
import { dayOf, writtenDay } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { JudgedLines } from './judged.ts'
import { lineHtml } from './line.ts'

/** So many lines are on the page unless more are asked for: a slow line carries them at each change. */
const shownAtFirst = 60
const sameWithin = 5 * 60_000

/** What was said, the newest last. `all`: as many lines as the desk is given. */
export function talkHtml(found: DeskChat, visit: StaffVisit, judged: JudgedLines, all: boolean) {
  const { words } = visit
  const { chat, handOver, more } = found
  const lines = all ? found.lines : found.lines.slice(-shownAtFirst)
  const earlier = lines.length < found.lines.length
  const rows = lines.map((line, at) => {
    const before = lines[at - 1]
    const of = line.by === 'person' && !line.marker && line.state !== 'withdrawn'
    const view = of ? judged(chat, line, handOver.language) : null
    const same = before !== undefined && speaksOn(before, line)
    return html`${isNewDay(before, line, found) && dayHtml(line, visit, found)}${lineHtml({ visit, chat, handOver, line, same, judged: view })}`
  })
  return html`<h2 class="unseen" id="talk">${words('chats:lines')}</h2>
${earlier && html`<p class="earlier"><a href="/desk/chat/${chat}?all=1">${words('chats:lines-earlier')}</a></p>`}
${!earlier && more && html`<p class="earlier soft">${words('chats:lines-older')}</p>`}
<div role="log" aria-live="polite" aria-relevant="additions" aria-labelledby="talk">
${lines.length === 0 ? html`<p class="soft">${words('chats:lines-none')}</p>` : html`<ol class="lines">${rows}</ol>`}
</div>`
}

function speaksOn(before: DeskLine, { at, by, marker, worker }: DeskLine): boolean {
  return (
    !marker &&
    !before.marker &&
    before.by === by &&
    before.worker?.id === worker?.id &&
    at - before.at < sameWithin
  )
}

function isNewDay(before: DeskLine | undefined, { at }: DeskLine, { handOver }: DeskChat): boolean {
  return !before || dayOf(before.at, handOver.desk) !== dayOf(at, handOver.desk)
}

function dayHtml({ at }: DeskLine, { language }: StaffVisit, { handOver: { desk } }: DeskChat) {
  return html`<li id="day-${dayOf(at, desk)}" class="msg mark day"><span>${writtenDay(at, language, desk)}</span></li>`
}
