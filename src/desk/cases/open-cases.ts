import { byPerson, bySystem, type CaseState, isGiven } from '../../domain/case.ts'
import type { Desk } from '../../domain/desk.ts'
import type { Report } from '../../domain/report.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { newCode } from '../../runtime/keep-objection.ts'
import { createTries } from '../../runtime/tries.ts'
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
import { type CaseGround, changeCase, changeOf, codeKeyOf, readCase } from './case-store.ts'
import { editing, withdraw } from './edit-case.ts'

/** What became of a report. `code`: the receipt code of the case, for the person. */
export type Opened =
  | { kind: 'opened' | 'changed' | 'unchanged'; code: string }
  /** The person did not say that it may be kept and read. */
  | { kind: 'no-consent' }
  /** It was a case, and was erased. */
  | { kind: 'gone' }

/** Where a report comes from. `life`: somebody is in danger of their life, so consent is not waited for. */
export type ReportOrigin = { desk: Desk; chat: string; life?: boolean }

/** What the chats may do with cases. Each may be called at any time, again, and after a crash. */
export type OpenCases = {
  /** Opens the case of a report, or takes over what is newer in it; the same again changes nothing. */
  openFromReport(report: Report, origin: ReportOrigin): Promise<Opened>
  /** The person takes it back. False: there is no such case. */
  withdraw(id: string): Promise<boolean>
  /**
   * How a case stands, for whoever has its code. Null: there is none, or this chat has guessed too often: which
   * of both is not told.
   */
  stateOfCode(code: string, chat: string): Promise<CaseState | null>
  /** The cases a chat has, as ids. */
  casesOf(chat: string): Promise<string[]>
}

export function createOpenCases(ground: CaseGround): OpenCases {
  const { store, keyring, clock, commit } = ground
  const tries = createTries(store, clock)

  async function openFromReport(report: Report, origin: ReportOrigin): Promise<Opened> {
    for (;;) {
      const now = clock.now()
      const [before, [gone, row]] = await Promise.all([
        readCase(store, report.id),
        store.read([caseGoneKey(report.id), caseRowKey(report.id)]),
      ])
      if (gone || (row && caseRowKind.decode(row.value).erasing)) return { kind: 'gone' }
      if (before && report.revision <= before.one.revision)
        return { kind: 'unchanged', code: before.one.code }
      if (!before && !mayBeKept(report, origin)) return { kind: 'no-consent' }
      const code = before?.one.code ?? newCode()
      const edit = editing(
        before?.one ?? emptyCase(report, { ...origin, code, now }),
        before ? byPerson : bySystem,
        now,
      )
      if (!before && origin.life) edit.case.life = true
      if (!before) edit.note('case', null, 'opened')
      applyReport(edit, report)
      const pointer = casePointerKind.encode({ case: report.id })
      const codeKey = await codeKeyOf(keyring, code)
      const change = changeOf(
        before,
        edit,
        before
          ? {}
          : {
              if: [
                [caseGoneKey(report.id), 0],
                // A code that stands for another case: the next round makes a new one.
                [codeKey, 0],
              ],
              put: [
                [codeKey, pointer],
                [caseOfKey(origin.chat, report.id), pointer],
              ],
            },
      )
      const about = { case: report.id, desk: edit.case.desk }
      const act = before ? 'case-report-taken-over' : 'case-opened'
      if (await commit(change, audited(bySystem, act, about)))
        return { kind: before ? 'changed' : 'opened', code }
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

    async stateOfCode(code, chat) {
      const [stored] = await store.read([await codeKeyOf(keyring, code)])
      const found = stored && (await readCase(store, casePointerKind.decode(stored.value).case))
      // Their own code they may type as often as they like.
      if (found && found.one.chat === chat) return found.one.state
      if (!(await tries.take(`case-${await keyring.index(`case-asker:${chat}`)}`))) return null
      return found?.one.state ?? null
    },

    async casesOf(chat) {
      const ids: string[] = []
      for await (const { value } of everyRecord(store, casesOfPrefix(chat)))
        ids.push(casePointerKind.decode(value).case)
      return ids
    },
  }
}

/**
 * A case is kept and read because the person said so. Where a life is in danger the law of both countries lets
 * it be read without; shared with nobody all the same.
 */
function mayBeKept({ consents }: Report, { life }: ReportOrigin): boolean {
  return life === true || (isGiven(consents, 'keep-report') && isGiven(consents, 'read-by-desk'))
}
