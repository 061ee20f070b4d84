import { expect, test } from 'vitest'
import { caseSummary } from '../../src/exchange/case-summary.ts'
import { at, caseOf, head, label } from './exchange-for-test.ts'

const event = { kind: 'event', number: 1, by: 'm-one', at } as const
const one = caseOf(
  { x_FullName: 'Rangga Contoh', x_ReporterContactBy: '+6281200000012', cco_CaseComment: 'ours' },
  {
    entries: [
      {
        ...event,
        fields: { hte_Type: 'Transit', hte_Country: 'TH', hte_Description: 'by\ntruck' },
      },
      { ...event, kind: 'plan', number: 2, fields: { spl_Type: 'Legal' } },
    ],
  },
)

test('a summary says in English what is known, with events and plans, for whom, and until when', () => {
  const text = caseSummary(one, head, label)
  expect(text).toContain(
    'For Kantor Uji (ID) only. Written on 2026-11-26. Delete it on 2026-12-26.',
  )
  expect(text).toMatch(/The person\n- [^\n]*: Rangga Contoh\n/)
  expect(text).toContain(
    'Events on the way\n- What happened: transit; Country: TH; Description of the event: by / truck',
  )
  expect(text).toContain('Plans of support\n- Kind of support: legal help')
  expect(caseSummary(caseOf({}), head, label)).not.toMatch(/Events|Plans/)
})

test('how the reporter is reached and what the desk thinks is not in it', () => {
  expect(caseSummary(one, head, label)).not.toMatch(/\+62|ours/)
})
