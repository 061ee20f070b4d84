import { html } from 'hono/html'
import type { ObjectionAtDesk } from '../../desk/knowledge/objection-desk.ts'
import type { DeskAct } from '../../desk/rights.ts'
import { writtenCode } from '../../domain/short-code.ts'
import { doneIn } from '../frame/done.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { objectionRoutes } from './objection-routes.ts'
import { acknowledgeTold, decideTold, markWritten } from './objection-told.ts'

const seeing: readonly DeskAct[] = ['acknowledge-objection', 'decide-objection']
const mostDecided = 30

const done: Record<string, ConsoleKey> = {
  acknowledged: 'knowledge:done-acknowledged',
  decided: 'knowledge:done-decided',
}

/** Who objected to what, what presses most at the head, and what was decided. */
export function objectionsRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { objections } = parts.knowledge
  return [
    {
      method: 'GET',
      path: '/objections',
      who: seeing,
      async handle(visit) {
        const { c, member, words } = visit
        const theirs = (await objections.list()).filter(
          ({ desk }) => desk === null || member.desks.includes(desk),
        )
        const open = theirs.filter(({ objection }) => !objection.decision)
        const decided = theirs
          .filter(({ objection }) => objection.decision)
          .toSorted((a, b) => (b.objection.decision?.at ?? 0) - (a.objection.decision?.at ?? 0))
        const body = html`<p>${words('knowledge:objections-what')}</p>
<section><h2>${words('knowledge:objections-open')}</h2>${open.length === 0 ? html`<p class="soft">${words('knowledge:objections-none')}</p>` : tableHtml(visit, open)}</section>
${decided.length > 0 && html`<section><h2>${words('knowledge:objections-decided')}</h2>${tableHtml(visit, decided.slice(0, mostDecided))}</section>`}`
        const told = doneIn(visit, done)
        const title = words('knowledge:objections-title')
        const page = { title, here: 'objections', body, done: told } as const
        return c.html(await frame(visit, page))
      },
    },
    ...objectionRoutes(parts, frame),
  ]
}

function tableHtml(visit: StaffVisit, rows: ObjectionAtDesk[]) {
  const { words } = visit
  return html`<table class="stacked">
<thead><tr><th scope="col">${words('knowledge:column-code')}</th><th scope="col">${words('knowledge:column-about')}</th><th scope="col">${words('knowledge:column-acknowledge')}</th><th scope="col">${words('knowledge:column-decide')}</th></tr></thead>
<tbody>${rows.map((row) => {
    const { objection } = row
    const about = [...objection.firms, ...objection.marks.map(markWritten)].join(', ')
    return html`<tr data-row><th scope="row"><a href="/desk/objections/${objection.code}">${writtenCode(objection.code)}</a></th>
<td data-label="${words('knowledge:column-about')}">${words(`knowledge:about-${objection.about}`)}${about && html`: <bdi>${about}</bdi>`}</td>
<td data-label="${words('knowledge:column-acknowledge')}">${acknowledgeTold(row, visit)}</td>
<td data-label="${words('knowledge:column-decide')}">${decideTold(row, visit)}</td></tr>`
  })}</tbody></table>`
}
