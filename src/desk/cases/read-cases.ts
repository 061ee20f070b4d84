import type { Case } from '../../domain/case.ts'
import type { StaffMember } from '../../domain/desk.ts'
import { everyRecord, listAll } from '../../runtime/every-record.ts'
import { readFile } from '../../runtime/file-records.ts'
import type { AuditAct } from '../audit/acts.ts'
import type { AuditEntry } from '../audit/audit-record.ts'
import { audited } from '../knowledge/audited.ts'
import { type DeskAct, may } from '../rights.ts'
import {
  type CaseRow,
  caseChangeKind,
  caseFileKey,
  caseRowKey,
  caseRowKind,
  caseRowsPrefix,
  changesPrefix,
} from './case-record.ts'
import { type CaseGround, changeCase, type FoundCase, readCase } from './case-store.ts'
import { type CaseView, maskedView, openView } from './masked-case.ts'

export type ReadGround = CaseGround & {
  /** Writes down what changes nothing. */
  append(entry: AuditEntry): Promise<void>
}

/** What the staff reads of cases. Every reading of one is written down first. */
export type ReadCases = {
  /** The cases this member may see, the latest change first. */
  list(member: StaffMember): Promise<CaseRow[]>
  /** The row of a case; null: there is none. Nothing of it is anybody's word, so it is not written down. */
  row(id: string): Promise<CaseRow | null>
  /** Null: there is none, or it is not theirs to see. What is masked is not in it. */
  open(member: StaffMember, id: string): Promise<CaseView | null>
  /** All of it, after it was written down who opened it and why. Null: not theirs, or no reason. */
  unmask(member: StaffMember, id: string, reason: string): Promise<CaseView | null>
  /** The bytes of a file of it, to whoever may open what is masked. */
  file(member: StaffMember, id: string, number: number): Promise<Uint8Array | null>
}

/** Whether somebody may do something with a case: at its desk, or read it at a desk it is shared with. */
export function mayWith(
  member: StaffMember,
  act: DeskAct,
  { desk, sharedWith }: Pick<Case, 'desk' | 'sharedWith'>,
): boolean {
  const reads = act === 'see-cases' || act === 'open-masked'
  return [desk, ...(reads ? sharedWith : [])].some((one) => may(member, act, one))
}

export const aboutCase = ({ id, desk }: Pick<Case, 'id' | 'desk'>) => ({ case: id, desk })

export function createReadCases(ground: ReadGround): ReadCases {
  const { store, append } = ground

  async function find(
    member: StaffMember,
    id: string,
    acts: readonly DeskAct[],
  ): Promise<FoundCase | null> {
    const found = await readCase(store, id)
    if (!found || (await isErasing(id))) return null
    if (acts.every((act) => mayWith(member, act, found.one))) return found
    await append(audited(member.id, 'denied', aboutCase(found.one)))
    return null
  }

  async function isErasing(id: string): Promise<boolean> {
    return (await row(id))?.erasing ?? true
  }

  async function row(id: string): Promise<CaseRow | null> {
    const [stored] = await store.read([caseRowKey(id)])
    return stored ? caseRowKind.decode(stored.value) : null
  }

  async function historyOf(id: string) {
    const records = await listAll(store, changesPrefix(id))
    return records.map(({ value }) => caseChangeKind.decode(value)).reverse()
  }

  /** The first who reads it turns "received" into "read", which is all the person outside can see of it. */
  async function noteRead(
    member: StaffMember,
    { one }: FoundCase,
    act: AuditAct,
    reason: string | null = null,
  ): Promise<Case> {
    const entry = audited(member.id, act, aboutCase(one), reason)
    if (one.state !== 'received') {
      await append(entry)
      return one
    }
    await changeCase(ground, one.id, member.id, (edit) => {
      if (edit.case.state === 'received') {
        edit.note('state', 'received', 'read')
        edit.case.state = 'read'
      }
      return { entry }
    })
    return (await readCase(store, one.id))?.one ?? one
  }

  return {
    row,

    async list(member) {
      const rows: CaseRow[] = []
      for await (const { value } of everyRecord(store, caseRowsPrefix)) {
        const one = caseRowKind.decode(value)
        if (!one.erasing && mayWith(member, 'see-cases', one)) rows.push(one)
      }
      return rows.sort((a, b) => b.changedAt - a.changedAt)
    },

    async open(member, id) {
      const found = await find(member, id, ['see-cases'])
      if (!found) return null
      const one = await noteRead(member, found, 'case-read')
      return maskedView(one, await historyOf(id))
    },

    async unmask(member, id, reason) {
      if (reason.trim() === '') return null
      const found = await find(member, id, ['see-cases', 'open-masked'])
      if (!found) return null
      const one = await noteRead(member, found, 'masked-opened', reason)
      return openView(one, await historyOf(id))
    },

    async file(member, id, number) {
      const found = await find(member, id, ['see-cases', 'open-masked'])
      if (!found?.one.files.some((file) => file.number === number)) return null
      await append(
        audited(member.id, 'case-file-read', { ...aboutCase(found.one), file: String(number) }),
      )
      return (await readFile(store, caseFileKey(id, number)))?.bytes ?? null
    },
  }
}
