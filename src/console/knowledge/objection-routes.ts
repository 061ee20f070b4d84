import { html } from 'hono/html'
import { samePerson } from '../../desk/knowledge/knowledge-state.ts'
import type { ObjectionAtDesk, ObjectionOutcome } from '../../desk/knowledge/objection-desk.ts'
import { type DeskAct, may } from '../../desk/rights.ts'
import { codeIn, writtenCode } from '../../domain/short-code.ts'
import { alert, csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { decideForm, decisionHtml, decisionIn } from './decide-form.ts'
import { namesFor } from './names.ts'
import { acknowledgeTold, decideTold, markWritten } from './objection-told.ts'
import { factsHtml } from './told.ts'

const acknowledging: readonly DeskAct[] = ['acknowledge-objection']
const deciding: readonly DeskAct[] = ['decide-objection']
const seeing = [...acknowledging, ...deciding]

/** One objection: what was written, by when it is acknowledged and decided, and by whom. */
export function objectionRoutes({ knowledge, staff }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { objections } = knowledge

  async function found({ c }: StaffVisit): Promise<ObjectionAtDesk | null> {
    const code = codeIn(c.req.param('objection') ?? '')
    if (code === null) return null
    return (await objections.list()).find(({ objection }) => objection.code === code) ?? null
  }

  /** Where nothing tells whose it is, it is anybody's. */
  async function desks(visit: StaffVisit) {
    const one = await found(visit)
    return one && (one.desk === null ? [] : [one.desk])
  }

  async function page(visit: StaffVisit, fault: Exclude<ObjectionOutcome, 'done'> | null = null) {
    const { c, language, member, words } = visit
    const one = await found(visit)
    if (!one) return sayNo(frame, visit, 'gone')
    const { objection, authors } = one
    const nameOf = await namesFor(visit, staff)
    const desk = one.desk ?? member.desks[0] ?? 'ID'
    const time = (at: number) => writtenMoment(at, language, desk)
    const path = `/desk/objections/${objection.code}`
    const isAuthor = authors.some((author) => samePerson(author, member.id))
    const decides = may(member, 'decide-objection', one.desk)
    const body = html`${factsHtml([
      [words('knowledge:column-about'), words(`knowledge:about-${objection.about}`)],
      [words('knowledge:firms'), objection.firms.join(', ') || words('knowledge:nothing')],
      [
        words('knowledge:marks'),
        objection.marks.map(markWritten).join(', ') || words('knowledge:nothing'),
      ],
      [words('knowledge:received'), time(objection.at)],
      [
        words('knowledge:column-acknowledge'),
        html`${acknowledgeTold(one, visit)}${objection.acknowledged && ` (${nameOf(objection.acknowledged.by)})`}`,
      ],
      [
        words('knowledge:column-decide'),
        html`${decideTold(one, visit)}${objection.decidedBy && ` (${nameOf(objection.decidedBy)})`}`,
      ],
      [
        words('knowledge:authors'),
        authors.map(nameOf).join(', ') || words('knowledge:authors-none'),
      ],
    ])}
${alert(fault ? words(`knowledge:objection-${fault}`) : undefined)}
<section><h2>${words('knowledge:written')}</h2>
${objection.parts.length === 0 ? html`<p class="soft">${words('knowledge:written-erased')}</p>` : html`<ol class="words">${objection.parts.map(({ text, writtenAt }) => html`<li><span class="soft number">${time(writtenAt)}</span><p class="typed" dir="auto">${text}</p></li>`)}</ol>`}</section>
${
  !objection.acknowledged &&
  !objection.decision &&
  may(member, 'acknowledge-objection', one.desk) &&
  html`<section><h2>${words('knowledge:acknowledge-title')}</h2><p>${words('knowledge:acknowledge-what')}</p>
<form method="post" action="${path}/acknowledge">${csrfField(visit)}<button class="plain">${words('knowledge:acknowledge-go')}</button></form></section>`
}
${objection.decision && decisionHtml(objection.decision, visit)}
${isAuthor ? html`<p class="card">${words('knowledge:objection-same-person')}</p>` : decides ? decideForm(visit, path, objection.decision, fault) : html`<p class="card">${words('knowledge:supervisor-decides')}</p>`}
<p><a data-back href="/desk/objections">${words('frame:back')}</a></p>`
    const title = words('knowledge:objection-title', { code: writtenCode(objection.code) })
    return c.html(await frame(visit, { title, here: 'objections', body }), fault ? 422 : 200)
  }

  return [
    { method: 'GET', path: '/objections/:objection', who: seeing, desks, handle: (v) => page(v) },
    {
      method: 'POST',
      path: '/objections/:objection/acknowledge',
      who: acknowledging,
      desks,
      async handle(visit) {
        const code = (await found(visit))?.objection.code ?? ''
        const done = await objections.acknowledge(visit.member, code)
        if (done !== 'done') return page(visit, done)
        return visit.c.redirect('/desk/objections?done=acknowledged', 303)
      },
    },
    {
      method: 'POST',
      path: '/objections/:objection/decide',
      who: deciding,
      desks,
      async handle(visit) {
        const decision = decisionIn(visit)
        if (!decision) return page(visit, 'no-reason')
        const code = (await found(visit))?.objection.code ?? ''
        const done = await objections.decide(visit.member, code, decision)
        if (done !== 'done') return page(visit, done)
        return visit.c.redirect('/desk/objections?done=decided', 303)
      },
    },
  ]
}
