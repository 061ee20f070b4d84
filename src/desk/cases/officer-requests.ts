import type { OfficerRequest } from '../../domain/case.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { CaseOutcome } from './case-store.ts'
import { caseAct } from './change-cases.ts'
import type { ReadGround } from './read-cases.ts'

/** What a supervisor writes down of it. */
export type OfficerRequestForm = Omit<OfficerRequest, 'number' | 'by' | 'at'>

const longest = 1_000

/**
 * An officer asked about a case. Nothing is told on the telephone: they ask in writing, a supervisor calls back
 * on a number the authority itself publishes, and only then is anything answered. Every line must be filled in.
 */
export function createOfficerRequests(ground: ReadGround) {
  const act = caseAct(ground)
  return (member: StaffMember, id: string, form: OfficerRequestForm): Promise<CaseOutcome> =>
    act(member, id, { right: 'note-officer-request', act: 'officer-request-noted' }, (edit) => {
      const { case: one, now } = edit
      const { authority, officer, reference, calledBackOn, confirmedBy, asked, answer } = form
      const words = [authority, officer, reference, calledBackOn, confirmedBy, asked].map((text) =>
        text.normalize('NFC').trim(),
      )
      if (words.some((text) => text === '' || text.length > longest)) return 'malformed'
      if (answer !== 'given' && answer !== 'refused') return 'malformed'
      const [a = '', b = '', c = '', d = '', e = '', f = ''] = words
      const number = one.requests.length + 1
      one.requests.push({
        number,
        authority: a,
        officer: b,
        reference: c,
        calledBackOn: d,
        confirmedBy: e,
        asked: f,
        answer,
        by: member.id,
        at: now,
      })
      edit.note(`request:${number}`, null, answer)
      return { about: { request: String(number), answer } }
    })
}
