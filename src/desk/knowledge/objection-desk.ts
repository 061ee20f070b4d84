import type { Desk, StaffMember } from '../../domain/desk.ts'
import { markKey } from '../../domain/indicator.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import type { Decision } from '../../domain/objection.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Objection, Objections } from '../../runtime/objections.ts'
import { type DeskAct, may } from '../rights.ts'
import type { BatchBook } from './batch-book.ts'
import type { KnowledgeBook } from './knowledge-book.ts'
import type { NoticeAct } from './knowledge-change.ts'
import { samePerson } from './knowledge-state.ts'

export type ObjectionDeskOptions = {
  /** Made with a commit that puts its entry into the audit. */
  objections: Objections
  changes: Pick<KnowledgeBook, 'list'>
  batches: Pick<BatchBook, 'list' | 'acts'>
  /** The rows as they stand now. */
  notices(): readonly AgencyNotice[]
  nameKey(name: string): string
  clock: Clock
}

/** An objection as the desk sees it. `desk` is null where nothing tells whose it is: then it is anybody's. */
export type ObjectionAtDesk = {
  objection: Objection
  desk: Desk | null
  acknowledgeLate: boolean
  decideLate: boolean
  /** Entered or confirmed what it objects to, so they may not decide. */
  authors: string[]
}

export type ObjectionOutcome = 'done' | 'unknown' | 'not-allowed' | 'same-person' | 'no-reason'

export type ObjectionDesk = {
  /** The one that presses most at the head. */
  list(): Promise<ObjectionAtDesk[]>
  acknowledge(by: StaffMember, code: string): Promise<ObjectionOutcome>
  /** @param decision `at`: when it was decided; now unless given */
  decide(
    by: StaffMember,
    code: string,
    decision: Omit<Decision, 'at'> & { at?: number },
  ): Promise<ObjectionOutcome>
}

/** Objections are acknowledged by a worker and decided by somebody who did not enter what they are about. */
export function createObjectionDesk(options: ObjectionDeskOptions): ObjectionDesk {
  const { objections, changes, batches, notices, nameKey, clock } = options

  /** Who had a hand in anything that names one of these firms or marks. Rows that ship have no author. */
  async function authorsOf({ firms, marks }: Objection): Promise<string[]> {
    if (firms.length + marks.length === 0) return []
    const wanted = new Set(firms.map(nameKey))
    const names = (act: NoticeAct) =>
      ('notice' in act && wanted.has(nameKey(act.notice.name))) ||
      ('of' in act && wanted.has(nameKey(act.of.name)))
    const found = new Set<string>()
    for (const change of await changes.list()) {
      const isAbout =
        change.what === 'mark' ? marks.includes(markKey(change.mark)) : names(change.notice)
      if (!isAbout) continue
      found.add(change.proposed.by)
      if (change.confirmed) found.add(change.confirmed.by)
    }
    for (const batch of wanted.size > 0 ? await batches.list() : []) {
      if (!(await batches.acts(batch.id)).some(names)) continue
      found.add(batch.proposed.by)
      if (batch.confirmed) found.add(batch.confirmed.by)
    }
    return [...found]
  }

  function deskOf({ firms }: Objection): Desk | null {
    const row = notices().find(({ name }) => firms.includes(name))
    return row?.country === 'ID' || row?.country === 'VN' ? row.country : null
  }

  async function allowed(
    by: StaffMember,
    code: string,
    act: DeskAct,
  ): Promise<Objection | 'unknown' | 'not-allowed'> {
    const found = await objections.find(code)
    if (!found) return 'unknown'
    return may(by, act, deskOf(found)) ? found : 'not-allowed'
  }

  return {
    async list() {
      const now = clock.now()
      const all = await objections.list()
      return Promise.all(
        all.map(async (objection) => ({
          objection,
          desk: deskOf(objection),
          acknowledgeLate:
            !objection.acknowledged && !objection.decision && objection.acknowledgeBy < now,
          decideLate: !objection.decision && objection.dueBy < now,
          authors: await authorsOf(objection),
        })),
      )
    },
    async acknowledge(by, code) {
      const found = await allowed(by, code, 'acknowledge-objection')
      if (typeof found === 'string') return found
      return (await objections.acknowledge(code, by.id, clock.now())) ? 'done' : 'unknown'
    },
    async decide(by, code, decision) {
      const found = await allowed(by, code, 'decide-objection')
      if (typeof found === 'string') return found
      const { id, vi } = decision.text
      if (id.trim() === '' || vi.trim() === '') return 'no-reason'
      const authors = await authorsOf(found)
      if (authors.some((author) => samePerson(author, by.id))) return 'same-person'
      return (await objections.decide(code, { at: clock.now(), ...decision }, by.id))
        ? 'done'
        : 'unknown'
    },
  }
}
