import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import type { DeskLine } from '../../desk/chats/desk-line.ts'
import { dayOf, writtenDay } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { JudgedLines } from './judged.ts'
import { lineHtml } from './line.ts'

const sameWithin = 5 * 60_000

/** Lines of a chat, each day under its name. */
export function rowsHtml(found: DeskChat, visit: StaffVisit, judged: JudgedLines) {
  const { chat, handOver, lines } = found
  return lines.map((line, at) => {
    const before = lines[at - 1]
    const of = line.by === 'person' && !line.marker && line.state !== 'withdrawn'
    const view = of ? judged(chat, line, handOver.language) : null
    const same = before !== undefined && speaksOn(before, line)
    return html`${isNewDay(before, line, found) && dayHtml(line, visit, found)}${lineHtml({ visit, chat, handOver, line, same, judged: view })}`
  })
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

function dayHtml(
  { at, number }: DeskLine,
  { language }: StaffVisit,
  { handOver: { desk } }: DeskChat,
) {
  return html`<li id="day-${dayOf(at, desk)}-${number}" class="msg mark day"><span>${writtenDay(at, language, desk)}</span></li>`
}
