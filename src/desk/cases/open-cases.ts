import { byPerson, bySystem } from '../../domain/case.ts'
import type { Desk } from '../../domain/desk.ts'
import { basisOf, type Report } from '../../domain/report.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { audited } from '../knowledge/audited.ts'
import { applyReport, emptyCase } from './apply-report.ts'
import {
  caseGoneKey,
  caseOfKey,
  casePointerKind,
  caseRowKey,
  caseRowKind,
  casesOfPrefix,
} from './case-record.ts'
import { type Beside, type CaseGround, changeCase, changeOf, readCase } from './case-store.ts'
import { editing, withdraw } from './edit-case.ts'

/** What became of a report. */
export type Opened =
  | { kind: 'opened' | 'changed' | 'unchanged' }
  /** The person did not say that it may be kept and read. */
  | { kind: 'no-consent' }
  /** It was a case, and was erased. */
  | { kind: 'gone' }

/** Where a report comes from. `life`: somebody is in danger of their life: the least is kept before they were asked. */
export type ReportOrigin = { desk: Desk; chat: string; life?: boolean }

/** What the chats may do with cases. Each may be called at any time, again, and after a crash. */
export type OpenCases = {
  /** Opens the case of a report, or takes over what is newer in it; the same again changes nothing. */
  openFromReport(report: Report, origin: ReportOrigin): Promise<Opened>
  /** The person takes it back. False: there is no such case. */
  withdraw(id: string): Promise<boolean>
  /** The cases a chat has, as ids. */
  casesOf(chat: string): Promise<string[]>
}

export function createOpenCases(ground: CaseGround): OpenCases {
  const { store, clock, commit } = ground

  async function openFromReport(report: Report, origin: ReportOrigin): Promise<Opened> {
    for (;;) {
      const now = clock.now()
      const [before, [gone, row]] = await Promise.all([
        readCase(store, report.id),
        store.read([caseGoneKey(report.id), caseRowKey(report.id)]),
      ])
      if (gone || (row && caseRowKind.decode(row.value).erasing)) return { kind: 'gone' }
      if (before && report.revision <= before.one.revision) return { kind: 'unchanged' }
      const basis = basisOf(report.consents, before?.one.life ?? origin.life ?? false)
      if (!before && basis === null) return { kind: 'no-consent' }
      const edit = editing(
        before?.one ?? emptyCase(report, { ...origin, now }),
        before ? byPerson : bySystem,
        now,
      )
      if (!before && origin.life) edit.case.life = true
      if (!before) edit.note('case', null, 'opened')
      applyReport(edit, report, basis)
      const pointer = casePointerKind.encode({ case: report.id })
      const beside: Beside = before
        ? {}
        : { if: [[caseGoneKey(report.id), 0]], put: [[caseOfKey(origin.chat, report.id), pointer]] }
      const change = changeOf(before, edit, beside)
      const about = { case: report.id, desk: edit.case.desk }
      const act = before ? 'case-report-taken-over' : 'case-opened'
      if (await commit(change, audited(bySystem, act, about)))
        return { kind: before ? 'changed' : 'opened' }
    }
  }

  return {
    openFromReport,

    async withdraw(id) {
      const outcome = await changeCase(ground, id, byPerson, (edit) => {
        if (edit.case.withdrawn) return 'withdrawn'
        withdraw(edit)
        const about = { case: id, desk: edit.case.desk }
        return { entry: audited(bySystem, 'case-withdrawn', about) }
      })
      return outcome.done || outcome.why === 'withdrawn'
    },

    async casesOf(chat) {
      const ids: string[] = []
      for await (const { value } of everyRecord(store, casesOfPrefix(chat)))
        ids.push(casePointerKind.decode(value).case)
      return ids
    },
  }
}
