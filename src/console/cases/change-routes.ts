import type { CaseOutcome } from '../../desk/cases/case-store.ts'
import type { DeskAct } from '../../desk/rights.ts'
import { instantOf } from '../../desk/rota/wall-clock.ts'
import { type EntryKind, entryKinds, entryShape, isEntryField } from '../../domain/case-entries.ts'
import { type CaseFieldShape, isCaseField, shapeOf } from '../../domain/case-fields.ts'
import { desks } from '../../domain/desk.ts'
import { isDay } from '../frame/written-time.ts'
import type { StaffRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { idIn } from '../knowledge/record-id.ts'
import type { ConsoleParts } from '../parts.ts'
import { caseIn, casePath, deskOfCase } from './case-in.ts'
import type { CasePage } from './case-page.ts'

const malformed: CaseOutcome = { done: false, why: 'malformed' }

/** A form of a case: done, and back to its page; not done, and the page says why. */
export function caseStep({ cases }: Pick<ConsoleParts, 'cases'>, page: CasePage) {
  return (
    path: string,
    who: readonly DeskAct[],
    told: string,
    take: (visit: StaffVisit, id: string) => Promise<CaseOutcome> | CaseOutcome,
  ): StaffRoute => ({
    method: 'POST',
    path: `/cases/:case/${path}`,
    who,
    desks: deskOfCase(cases),
    async handle(visit) {
      const id = caseIn(visit)
      const outcome = await take(visit, id)
      if (!outcome.done) return page(visit, { fault: outcome.why })
      return visit.c.redirect(`${casePath(id)}?done=${told}`, 303)
    },
  })
}

/** What is done within the desk: fields, marks, deadlines, other desks, merging. */
export function changeRoutes(parts: ConsoleParts, page: CasePage): StaffRoute[] {
  const { cases } = parts
  const step = caseStep(parts, page)
  const changing: readonly DeskAct[] = ['change-case']
  const merging: readonly DeskAct[] = ['merge-cases']

  return [
    step('fields', changing, 'saved', (visit, id) => {
      const changed = changedFields(visit, isCaseField, shapeOf)
      return changed.size === 0 ? { done: true } : cases.setFields(visit.member, id, changed)
    }),
    step('newer', changing, 'saved', ({ form, member }, id) => {
      const name = form.text('field')
      return isCaseField(name) ? cases.takeNewerWord(member, id, name) : malformed
    }),
    step('entry', changing, 'saved', (visit, id) => {
      const { form, member } = visit
      const kind = kindIn(visit)
      if (!kind) return malformed
      const written = form.text('number')
      const number = written === '' ? null : Number(written)
      const changed = changedFields(visit, isEntryField, entryShape)
      if (changed.size === 0 && number !== null) return { done: true }
      return cases.setEntry(member, id, { kind, number }, changed)
    }),
    step('entry/remove', changing, 'saved', (visit, id) => {
      const { form, member } = visit
      const kind = kindIn(visit)
      if (!kind) return malformed
      return cases.removeEntry(member, id, { kind, number: Number(form.text('number')) })
    }),
    step('life', changing, 'saved', ({ form, member }, id) =>
      cases.setLife(member, id, form.text('life') === 'yes'),
    ),
    step('owner', changing, 'saved', ({ form, member }, id) =>
      cases.assign(member, id, form.text('owner') === 'me' ? member.id : null),
    ),
    step('deadline', changing, 'saved', async (visit, id) => {
      const { form, member } = visit
      const row = await cases.row(id)
      const day = form.text('by')
      if (!row || !isDay(day)) return malformed
      // Until the day is over where the desk is.
      const by = instantOf(row.desk, { day, time: '23:59' })
      return by === null
        ? malformed
        : cases.addDeadline(member, id, { text: form.text('text'), by })
    }),
    step('deadline/:deadline/done', changing, 'saved', (visit, id) =>
      cases.finishDeadline(visit.member, id, Number(idIn(visit, 'deadline'))),
    ),
    step('check-in/heard', changing, 'saved', ({ member }, id) => cases.noteHeardFrom(member, id)),
    step('check-in/move', changing, 'saved', async ({ form, member }, id) => {
      const row = await cases.row(id)
      const day = form.text('on')
      if (!row || !isDay(day)) return malformed
      const at = instantOf(row.desk, { day, time: '12:00' })
      return at === null ? malformed : cases.moveCheckIn(member, id, at)
    }),
    step('check-in/end', changing, 'saved', ({ member }, id) => cases.endCheckIn(member, id)),
    step('share', changing, 'saved', ({ form, member }, id) => {
      const desk = desks.find((one) => one === form.text('to'))
      const shared = form.text('shared') === 'yes'
      return desk ? cases.share(member, id, { desk, shared }, form.text('reason')) : malformed
    }),
    step('merge', merging, 'merged', ({ form, member }, id) =>
      cases.merge(member, id, form.text('other')),
    ),
    step('unmerge', merging, 'unmerged', ({ form, member }, id) =>
      cases.unmerge(member, id, form.text('other')),
    ),
  ]
}

const kindIn = ({ form }: StaffVisit): EntryKind | undefined =>
  entryKinds.find((one) => one === form.text('kind'))

/** Only what differs from what stood in the form: the rest may have been changed by somebody else meanwhile. */
function changedFields<Name extends string>(
  { form }: StaffVisit,
  isField: (name: string) => name is Name,
  shape: (name: Name) => Pick<CaseFieldShape, 'kind'>,
): Map<Name, string[]> {
  const changed = new Map<Name, string[]>()
  for (const [key, was] of form.entries()) {
    const name = key.slice('was-'.length)
    if (!key.startsWith('was-') || !isField(name)) continue
    const given = form.all(name)
    const isMany = shape(name).kind === 'many'
    const now = isMany ? given.join(';') : (given[0] ?? '').trim().replaceAll('\r\n', '\n')
    if (now !== was.trim().replaceAll('\r\n', '\n')) changed.set(name, isMany ? given : [now])
  }
  return changed
}
