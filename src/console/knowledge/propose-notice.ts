import { html } from 'hono/html'
import { dayAt } from '../../desk/knowledge/knowledge-state.ts'
import type { Proposal, ProposalFault } from '../../desk/knowledge/proposal.ts'
import type { DeskAct } from '../../desk/rights.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import { alert, csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { faultOf, givenIn } from './given.ts'
import { noticeFields } from './notice-fields.ts'
import { deskIn } from './propose-mark.ts'
import { noticeIn } from './read-notice.ts'
import { rowIn } from './row-address.ts'
import { factsHtml, noticeFacts } from './told.ts'

const proposing: readonly DeskAct[] = ['propose-knowledge']

type Fault = { why?: string; faults?: readonly ProposalFault[] }

/** What an authority said of a firm: a row more, a row of ours put right, or one that was never so taken out. */
export function proposeNoticeRoutes({ knowledge }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { changes, notices } = knowledge
  const rowOf = (visit: StaffVisit) => rowIn(givenIn(visit)('row'), notices())

  async function noticePage(visit: StaffVisit, fault: Fault | null = null) {
    const { c, words } = visit
    const given = givenIn(visit)
    const of = rowOf(visit)
    if (given('row') !== '' && !of) return sayNo(frame, visit, 'gone')
    const body = html`<p>${words(of ? 'knowledge:correct-what' : 'knowledge:notice-what')}</p>
${alert(fault?.why)}
<form method="post" action="/desk/knowledge/propose/notice" class="narrow">
${csrfField(visit)}
<input type="hidden" name="row" value="${given('row')}">
${noticeFields(visit, of, fault?.faults ?? [])}
<button>${words('knowledge:propose-go')}</button>
</form>
<p><a data-back href="/desk/knowledge">${words('frame:back')}</a></p>`
    const title = words(of ? 'knowledge:correct-title' : 'knowledge:propose-notice')
    return c.html(await frame(visit, { title, here: 'knowledge', body }), fault ? 422 : 200)
  }

  async function withdrawPage(visit: StaffVisit, fault: Fault | null = null) {
    const { c, words } = visit
    const of = rowOf(visit)
    if (!of) return sayNo(frame, visit, 'gone')
    const body = html`<p>${words('knowledge:take-out-what')}</p>
${alert(fault?.why)}
${factsHtml(noticeFacts(of, visit))}
<form method="post" action="/desk/knowledge/propose/withdrawal" class="narrow">
${csrfField(visit)}
<input type="hidden" name="row" value="${givenIn(visit)('row')}">
${field({ name: 'why', label: words('knowledge:field-why'), hint: words('knowledge:field-why-hint'), most: 300, value: givenIn(visit)('why'), fault: faultOf(visit, fault?.faults ?? [], 'origin') })}
<button class="plain grave">${words('knowledge:take-out-go')}</button>
</form>
<p><a data-back href="/desk/knowledge/rows">${words('frame:back')}</a></p>`
    const title = words('knowledge:take-out-title')
    return c.html(await frame(visit, { title, here: 'knowledge', body }), fault ? 422 : 200)
  }

  async function propose(
    visit: StaffVisit,
    proposal: Proposal,
    notice: AgencyNotice,
    again: typeof noticePage,
  ) {
    const desk = deskIn(visit, notice.country)
    const done = await changes.propose(visit.member, desk, proposal)
    if (done.done) return visit.c.redirect('/desk/knowledge?done=proposed', 303)
    return done.why === 'faults'
      ? again(visit, { faults: done.faults })
      : again(visit, { why: visit.words(`knowledge:why-${done.why}`) })
  }

  return [
    {
      method: 'GET',
      path: '/knowledge/propose/notice',
      who: proposing,
      handle: (v) => noticePage(v),
    },
    {
      method: 'POST',
      path: '/knowledge/propose/notice',
      who: proposing,
      handle(visit) {
        const { form, now } = visit
        const of = rowOf(visit)
        if (form.text('row') !== '' && !of) return sayNo(frame, visit, 'gone')
        const filled = noticeIn(form, of, dayAt(now))
        if (!filled) return noticePage(visit, { faults: [{ field: 'nature', fault: 'missing' }] })
        const { notice, namesFirm, readOn } = filled
        const change = of
          ? ({ act: 'correct', of, notice } as const)
          : ({ act: 'add', notice } as const)
        const origin = { source: notice.source, readOn }
        return propose(
          visit,
          { what: 'notice', notice: change, origin, namesFirm },
          notice,
          noticePage,
        )
      },
    },
    {
      method: 'GET',
      path: '/knowledge/propose/withdrawal',
      who: proposing,
      handle: (v) => withdrawPage(v),
    },
    {
      method: 'POST',
      path: '/knowledge/propose/withdrawal',
      who: proposing,
      handle(visit) {
        const of = rowOf(visit)
        if (!of) return sayNo(frame, visit, 'gone')
        const origin = { source: visit.form.text('why'), readOn: dayAt(visit.now) }
        return propose(
          visit,
          { what: 'notice', notice: { act: 'withdraw', of }, origin },
          of,
          withdrawPage,
        )
      },
    },
  ]
}
