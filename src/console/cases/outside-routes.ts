import { exportFormats } from '../../domain/case.ts'
import type { StaffRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { caseIn, deskOfCase } from './case-in.ts'
import type { CasePage } from './case-page.ts'
import { caseStep } from './change-routes.ts'

const recipientIn = ({ form }: StaffVisit) => ({
  name: form.text('to'),
  country: form.text('country'),
})

/** What has to do with others: referrals, exports, officers, and the end of a case. */
export function outsideRoutes(parts: ConsoleParts, page: CasePage): StaffRoute[] {
  const { cases } = parts
  const step = caseStep(parts, page)

  return [
    step('refer', ['refer-case'], 'referred', (visit, id) => {
      const { form, member } = visit
      const [reason, details] = [form.text('reason'), form.text('details')]
      return cases.refer(member, id, { to: recipientIn(visit), reason, details })
    }),
    {
      ...step('export', ['export-case'], 'exported', async (visit, id) => {
        const { form, member } = visit
        const format = exportFormats.find((one) => one === form.text('format'))
        if (!format) return { done: false, why: 'malformed' }
        const [to, days] = [recipientIn(visit), Number(form.text('days'))]
        return cases.exportCase(member, id, {
          format,
          to,
          days,
          pictures: form.all('picture').map(Number),
        })
      }),
      fresh: true,
    },
    step('request', ['note-officer-request'], 'noted', ({ form, member }, id) => {
      const answer = form.text('answer') === 'given' ? 'given' : 'refused'
      return cases.noteRequest(member, id, {
        authority: form.text('authority'),
        officer: form.text('officer'),
        reference: form.text('reference'),
        calledBackOn: form.text('called'),
        confirmedBy: form.text('confirmed'),
        asked: form.text('asked'),
        answer,
      })
    }),
    {
      method: 'POST',
      path: '/cases/:case/erase',
      who: ['confirm-erasure'],
      desks: deskOfCase(cases),
      fresh: true,
      async handle(visit) {
        const outcome = await cases.confirmErasure(visit.member, caseIn(visit))
        if (!outcome.done) return page(visit, { fault: outcome.why })
        return visit.c.redirect('/desk/cases?done=erased', 303)
      },
    },
  ]
}
