import { html } from 'hono/html'
import type { Queue, QueueRow } from '../../desk/chats/queue.ts'
import type { DeskAct } from '../../desk/rights.ts'
import type { Frame } from '../frame/layout.ts'
import { liveAttributes } from '../frame/live.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts, Hint } from '../parts.ts'
import type { ConsoleKey, Words } from '../words.ts'
import { nameOfHolder, ownRow, takenRow, waitingRow } from './rows.ts'
import { toldIn } from './told.ts'

const seeing: readonly DeskAct[] = ['see-queue']

/** Who waits, one's own chats, and those of colleagues. */
export function queueRoutes({ chats }: Pick<ConsoleParts, 'chats'>, frame: Frame): DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/queue',
      who: seeing,
      async handle(visit) {
        const queue = await chats.queue(visit.member)
        const body = pieceHtml(
          '/desk/queue',
          ['queue', 'mine', 'taken'],
          [
            ...waitingAndMine(visit, queue),
            listHtml(visit, 'taken', byHolder(queue.taken, visit.words), takenRow),
          ],
        )
        return pageOf(visit, 'chats:queue-title', 'queue', body)
      },
    },
    {
      method: 'GET',
      path: '/mine',
      who: seeing,
      async handle(visit) {
        const { mine } = await chats.queue(visit.member)
        const body = pieceHtml('/desk/mine', ['mine'], [listHtml(visit, 'mine', mine, ownRow)])
        return pageOf(visit, 'chats:mine-title', 'mine', body)
      },
    },
  ]

  async function pageOf(
    visit: StaffVisit,
    title: ConsoleKey,
    here: 'queue' | 'mine',
    body: unknown,
  ) {
    const page = { title: visit.words(title), here, body, done: toldIn(visit) }
    return visit.c.html(await frame(visit, page))
  }
}

/** Whom this member leaves to others stands last among those who wait. */
function waitingAndMine(visit: StaffVisit, { waiting, mine }: Queue) {
  const { id } = visit.member
  const later = ({ handOver }: QueueRow) => Number(handOver.declined.includes(id))
  const ordered = waiting.toSorted((a, b) => later(a) - later(b))
  return [listHtml(visit, 'waiting', ordered, waitingRow), listHtml(visit, 'mine', mine, ownRow)]
}

function pieceHtml(path: string, changes: Hint[], lists: unknown[]) {
  return html`<div id="queue" class="queue" ${liveAttributes('queue', path, changes)}>${lists}</div>`
}

function listHtml(
  visit: StaffVisit,
  name: 'waiting' | 'mine' | 'taken',
  rows: QueueRow[],
  rowHtml: (row: QueueRow, visit: StaffVisit) => unknown,
) {
  const { words } = visit
  return html`<section aria-labelledby="q-${name}"><h2 id="q-${name}">${words(`chats:list-${name}`)} <span class="count number">${rows.length}</span></h2>
${rows.length === 0 ? html`<p class="soft">${words(`chats:none-${name}`)}</p>` : html`<ul class="rows">${rows.map((row) => rowHtml(row, visit))}</ul>`}</section>`
}

/** All of one colleague together, by their names. */
function byHolder(rows: QueueRow[], words: Words): QueueRow[] {
  const name = ({ handOver }: QueueRow) => nameOfHolder(handOver, words)
  return rows.toSorted((a, b) => name(a).localeCompare(name(b)))
}
