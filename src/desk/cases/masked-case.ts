import type { Case, CaseChange } from '../../domain/case.ts'
import {
  type CaseEntry,
  type EntryFieldName,
  entryFieldIn,
  entryPart,
  entryShape,
} from '../../domain/case-entries.ts'
import {
  type CaseFieldName,
  caseFieldNames,
  isCaseField,
  shapeOf,
} from '../../domain/case-fields.ts'

/** A case as one reader sees it. What is masked is not in it, so that no page can show it by mistake. */
export type CaseView = {
  one: Case
  history: CaseChange[]
  /** Fields that hold something this reader does not see. */
  hidden: ReadonlySet<CaseFieldName>
  /** The same of entries, as parts: `event:1:hte_City`. */
  hiddenParts: ReadonlySet<string>
}

export function openView(one: Case, history: CaseChange[]): CaseView {
  return { one, history, hidden: new Set(), hiddenParts: new Set() }
}

/** Without what is masked; that there is something, and when it changed, is still told. */
export function maskedView(one: Case, history: CaseChange[]): CaseView {
  const masked = caseFieldNames.filter((name) => shapeOf(name).masked && one.fields[name])
  const fields = { ...one.fields }
  for (const name of masked) delete fields[name]
  return {
    one: { ...one, fields, entries: one.entries.map(bareEntry), code: '', requests: [] },
    history: history.map((change) =>
      isMasked(change.field) ? { ...change, from: null, to: null } : change,
    ),
    hidden: new Set(masked),
    hiddenParts: new Set(one.entries.flatMap(maskedPartsOf)),
  }
}

function isMasked(part: string): boolean {
  const ofEntry = entryFieldIn(part)
  if (ofEntry) return entryShape(ofEntry).masked ?? false
  return isCaseField(part) && (shapeOf(part).masked ?? false)
}

const maskedIn = ({ fields }: CaseEntry) =>
  (Object.keys(fields) as EntryFieldName[]).filter((name) => entryShape(name).masked)

const maskedPartsOf = (entry: CaseEntry) =>
  maskedIn(entry).map((name) => entryPart(entry.kind, entry.number, name))

function bareEntry(entry: CaseEntry): CaseEntry {
  const fields = { ...entry.fields }
  for (const name of maskedIn(entry)) delete fields[name]
  return { ...entry, fields }
}
