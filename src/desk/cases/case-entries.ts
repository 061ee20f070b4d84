import {
  type CaseEntry,
  type EntryFieldName,
  type EntryKind,
  entryPart,
  entryShape,
  typeField,
} from '../../domain/case-entries.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { CaseOutcome } from './case-store.ts'
import { caseAct } from './change-cases.ts'
import { handle } from './edit-case.ts'
import { valueIn } from './field-value.ts'
import { mayWith, type ReadGround } from './read-cases.ts'

/** Events and plans of a case, as the staff enters them. Each act is one commit with its entry in the audit. */
export type CaseEntries = {
  /**
   * Sets fields of an entry; a list of no words empties one. All of it is done, or nothing.
   * @param number null: a new one is begun
   */
  setEntry(
    member: StaffMember,
    id: string,
    which: { kind: EntryKind; number: number | null },
    given: ReadonlyMap<EntryFieldName, readonly string[]>,
  ): Promise<CaseOutcome>
  /** Takes an entry away. What stood in it stays in the history, as long as the case does. */
  removeEntry(
    member: StaffMember,
    id: string,
    which: { kind: EntryKind; number: number },
  ): Promise<CaseOutcome>
}

const most = 50

export function createCaseEntries(ground: ReadGround): CaseEntries {
  const act = caseAct(ground)
  const changed = { right: 'change-case', act: 'case-changed' } as const
  const same = ({ kind, number }: Pick<CaseEntry, 'kind' | 'number'>) => {
    return (one: CaseEntry) => one.kind === kind && one.number === number
  }

  return {
    setEntry: (member, id, { kind, number }, given) =>
      act(member, id, changed, (edit) => {
        const { case: one, now } = edit
        const before = number === null ? null : one.entries.find(same({ kind, number }))
        if (before === undefined) return 'not-open'
        if (!before && one.entries.filter((entry) => entry.kind === kind).length >= most)
          return 'malformed'
        const fresh = before?.number ?? one.entriesBegun + 1
        const fields = { ...before?.fields }
        for (const [name, words] of given) {
          const shape = entryShape(name)
          const value = valueIn(shape, words)
          if (shape.of !== kind || value === undefined) return 'malformed'
          const was = fields[name] ?? null
          if (value === was) continue
          if (shape.masked && !mayWith(member, 'open-masked', one)) return 'not-allowed'
          if (value === null) delete fields[name]
          else fields[name] = value
          edit.note(entryPart(kind, fresh, name), was, value)
        }
        if (fields[typeField[kind]] === undefined) return 'malformed'
        const entry: CaseEntry = { kind, number: fresh, fields, by: member.id, at: now }
        if (before) one.entries = one.entries.map((other) => (other === before ? entry : other))
        else {
          one.entries.push(entry)
          one.entriesBegun = fresh
        }
        handle(edit)
        return { about: { [kind]: String(fresh) } }
      }),

    removeEntry: (member, id, which) =>
      act(member, id, changed, (edit) => {
        const { case: one } = edit
        const found = one.entries.find(same(which))
        if (!found) return 'not-open'
        one.entries = one.entries.filter((other) => other !== found)
        edit.note(`${which.kind}:${which.number}`, 'held', null)
        return { about: { [which.kind]: String(which.number) } }
      }),
  }
}
