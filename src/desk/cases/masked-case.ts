import type { Case, CaseChange } from '../../domain/case.ts'
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
}

export function openView(one: Case, history: CaseChange[]): CaseView {
  return { one, history, hidden: new Set() }
}

/** Without what is masked; that there is something, and when it changed, is still told. */
export function maskedView(one: Case, history: CaseChange[]): CaseView {
  const masked = caseFieldNames.filter((name) => shapeOf(name).masked && one.fields[name])
  const fields = { ...one.fields }
  for (const name of masked) delete fields[name]
  return {
    one: { ...one, fields, code: '', requests: [] },
    history: history.map((change) =>
      isCaseField(change.field) && shapeOf(change.field).masked
        ? { ...change, from: null, to: null }
        : change,
    ),
    hidden: new Set(masked),
  }
}
