import type { Case } from '../../domain/case.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { AuditAct } from '../audit/acts.ts'
import { audited } from '../knowledge/audited.ts'
import { type CaseOutcome, type CaseWhy, changeOf, did, didNot, readCase } from './case-store.ts'
import { type Editing, editing } from './edit-case.ts'
import { aboutCase, mayWith, type ReadGround } from './read-cases.ts'

/**
 * Two cases about the same person, as somebody of the staff judges. Each keeps its report, its consents, its
 * receipt code and its state: what one reporter allowed covers nothing the other told, and nobody outside can
 * see that the two belong together. It can be undone.
 */
export type MergeCases = {
  merge(member: StaffMember, into: string, from: string): Promise<CaseOutcome>
  unmerge(member: StaffMember, into: string, from: string): Promise<CaseOutcome>
}

export function createMergeCases(ground: ReadGround): MergeCases {
  const { store, clock, commit, append } = ground

  /** One commit over both cases. */
  async function both(
    member: StaffMember,
    [into, from]: [string, string],
    act: AuditAct,
    how: (into: Editing, from: Editing) => CaseWhy | null,
  ): Promise<CaseOutcome> {
    if (into === from) return didNot('same-case')
    for (;;) {
      const [a, b] = await Promise.all([readCase(store, into), readCase(store, from)])
      if (!a || !b) return didNot('unknown')
      if (![a.one, b.one].every((one) => mayWith(member, 'merge-cases', one))) {
        await append(audited(member.id, 'denied', { to: 'merge-cases', case: into, with: from }))
        return didNot('not-allowed')
      }
      const now = clock.now()
      const [one, other] = [editing(a.one, member.id, now), editing(b.one, member.id, now)]
      const why = how(one, other)
      if (why) return didNot(why)
      const [first, second] = [changeOf(a, one), changeOf(b, other)]
      const change = {
        if: [...(first.if ?? []), ...(second.if ?? [])],
        put: [...(first.put ?? []), ...(second.put ?? [])],
        delete: [...(first.delete ?? []), ...(second.delete ?? [])],
      }
      if (await commit(change, audited(member.id, act, { ...aboutCase(a.one), with: from })))
        return did
    }
  }

  return {
    merge: (member, into, from) =>
      both(member, [into, from], 'case-merged', (one, other) => {
        // One heads the others, and heads of heads are nobody's.
        const isFree = (of: Case) => of.mergedInto === null
        if (!isFree(one.case) || !isFree(other.case) || other.case.merged.length > 0)
          return 'not-open'
        one.case.merged.push(from)
        other.case.mergedInto = into
        one.note('merged', null, from)
        other.note('mergedInto', null, into)
        return null
      }),

    unmerge: (member, into, from) =>
      both(member, [into, from], 'case-unmerged', (one, other) => {
        if (other.case.mergedInto !== into) return 'not-open'
        one.case.merged = one.case.merged.filter((id) => id !== from)
        other.case.mergedInto = null
        one.note('merged', from, null)
        other.note('mergedInto', into, null)
        return null
      }),
  }
}
