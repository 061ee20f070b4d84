import { html } from 'hono/html'
import { shownCount } from '../../desk/knowledge/asked-about.ts'
import { thingOf } from '../../desk/knowledge/asked-things.ts'
import { type Batch, batchState } from '../../desk/knowledge/batch.ts'
import type { KnowledgeChange, Step } from '../../desk/knowledge/knowledge-change.ts'
import { knowledgeState, untilOf } from '../../desk/knowledge/knowledge-state.ts'
import { may } from '../../desk/rights.ts'
import { doneIn } from '../frame/done.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenDate } from '../frame/written-date.ts'
import { dayOf } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { type NameOf, namesFor } from './names.ts'
import { batchTold, changeTold, stateHtml } from './told.ts'

/** Something proposed, a row or a whole list. `asked`: chats this week; null: not counted for lists. */
type Entry = {
  path: string
  title: string
  state: ReturnType<typeof knowledgeState>
  desk: KnowledgeChange['desk']
  proposed: Step
  last: Step
  until: string | null
  asked: number | null
}

const mostConfirmed = 100
const mostOver = 30

const done: Record<string, ConsoleKey> = {
  proposed: 'knowledge:done-proposed',
  confirmed: 'knowledge:done-confirmed',
  refused: 'knowledge:done-refused',
  withdrawn: 'knowledge:done-withdrawn',
  seen: 'knowledge:done-seen',
  again: 'knowledge:done-again',
  dropped: 'knowledge:done-dropped',
}

/** What is proposed, by how many people asked about it; what is told now; and what is over. */
export function listPage({ knowledge, staff }: ConsoleParts, frame: Frame) {
  return async (visit: StaffVisit) => {
    const { c, member, words } = visit
    const entries = await entriesFor(knowledge, visit)
    const nameOf = await namesFor(visit, staff)
    const of = (...states: Entry['state'][]) =>
      entries.filter(({ state }) => states.includes(state))
    const newest = (some: Entry[]) => some.toSorted((a, b) => b.last.at - a.last.at)
    const waiting = of('proposed').toSorted(
      (a, b) =>
        (b.asked ?? Number.POSITIVE_INFINITY) - (a.asked ?? Number.POSITIVE_INFINITY) ||
        a.proposed.at - b.proposed.at,
    )
    const body = html`<p>${words('knowledge:what')}</p>
<p class="row"><a class="button" href="/desk/knowledge/propose/mark">${words('knowledge:propose-mark')}</a>
<a class="button plain" href="/desk/knowledge/propose/notice">${words('knowledge:propose-notice')}</a>
<a class="button plain" href="/desk/knowledge/rows">${words('knowledge:rows')}</a>
${may(member, 'import-notices') && html`<a class="button plain" href="/desk/knowledge/import">${words('knowledge:import')}</a>`}</p>
${section(visit, 'knowledge:list-waiting', 'knowledge:none-waiting', waiting, nameOf)}
${section(visit, 'knowledge:list-confirmed', 'knowledge:none-confirmed', newest(of('confirmed')).slice(0, mostConfirmed), nameOf)}
${section(visit, 'knowledge:list-over', 'knowledge:none-over', newest(of('lapsed', 'withdrawn', 'refused')).slice(0, mostOver), nameOf)}`
    const told = doneIn(visit, done)
    const title = words('knowledge:title')
    return c.html(await frame(visit, { title, here: 'knowledge', body, done: told }))
  }
}

async function entriesFor(knowledge: ConsoleParts['knowledge'], visit: StaffVisit) {
  const { member, now } = visit
  const theirs = ({ desk }: { desk: KnowledgeChange['desk'] }) => member.desks.includes(desk)
  const [changes, batches] = await Promise.all([knowledge.changes.list(), knowledge.batches.list()])
  const seen = changes.filter(theirs)
  const counts = await knowledge.askedAbout(
    seen.map((change) => thingOf(change, knowledge.names.nameKey)),
  )
  return [
    ...batches.filter(theirs).map(
      (batch): Entry => ({
        path: `/desk/knowledge/batch/${batch.id}`,
        title: batchTold(batch, visit),
        state: batchState(batch, now),
        desk: batch.desk,
        proposed: batch.proposed,
        last: lastStep(batch),
        until: null,
        asked: null,
      }),
    ),
    ...seen.map(
      (change, at): Entry => ({
        path: `/desk/knowledge/change/${change.id}`,
        title: changeTold(change, visit),
        state: knowledgeState(change, now),
        desk: change.desk,
        proposed: change.proposed,
        last: lastStep(change),
        until: untilOf(change),
        asked: counts[at] ?? 0,
      }),
    ),
  ]
}

function lastStep({ proposed, confirmed, refused, withdrawn }: Batch | KnowledgeChange): Step {
  return withdrawn ?? refused ?? confirmed ?? proposed
}

function section(
  visit: StaffVisit,
  title: ConsoleKey,
  empty: ConsoleKey,
  entries: Entry[],
  nameOf: NameOf,
) {
  const { language, member, words } = visit
  if (entries.length === 0) {
    return html`<section><h2>${words(title)}</h2><p class="soft">${words(empty)}</p></section>`
  }
  const severalDesks = member.desks.length > 1
  return html`<section><h2>${words(title)}</h2>
<table class="stacked">
<thead><tr><th scope="col">${words('knowledge:column-what')}</th><th scope="col">${words('knowledge:column-asked')}</th><th scope="col">${words('knowledge:column-by')}</th><th scope="col">${words('knowledge:column-state')}</th></tr></thead>
<tbody>
${entries.map(
  ({ path, title: what, state, desk, proposed, until, asked }) => html`<tr data-row>
<th scope="row"><a href="${path}"><bdi>${what}</bdi></a>${severalDesks && html` <span class="soft">${words(`frame:desk-${desk}`)}</span>`}</th>
<td data-label="${words('knowledge:column-asked')}" class="number">${asked === null ? '–' : shownCount(asked)}</td>
<td data-label="${words('knowledge:column-by')}">${nameOf(proposed.by)} <span class="soft number">${writtenDate(dayOf(proposed.at, desk), language)}</span></td>
<td data-label="${words('knowledge:column-state')}">${stateHtml(state, visit)}${state === 'confirmed' && until !== null && html` <span class="soft">${words('knowledge:until', { date: writtenDate(until, language) })}</span>`}</td></tr>`,
)}
</tbody></table></section>`
}
