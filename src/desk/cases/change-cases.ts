import type { Case } from '../../domain/case.ts'
import { heldIn } from '../../domain/case.ts'
import { type CaseFieldName, shapeOf } from '../../domain/case-fields.ts'
import { type Desk, desks, type StaffMember } from '../../domain/desk.ts'
import type { AuditAct } from '../audit/acts.ts'
import { audited } from '../knowledge/audited.ts'
import type { DeskAct } from '../rights.ts'
import { isClosedStatus } from './case-record.ts'
import { type Beside, type CaseOutcome, type CaseWhy, changeCase } from './case-store.ts'
import { type Editing, handle, setField } from './edit-case.ts'
import { fieldValue } from './field-value.ts'
import { aboutCase, mayWith, type ReadGround } from './read-cases.ts'

const mostText = 300
const mostDeadlines = 50

/** What the staff changes in a case. Each is one commit with its entry in the audit. */
export type ChangeCases = {
  /** Sets fields by hand; an empty list of words empties a field. All of it is done, or nothing. */
  setFields(
    member: StaffMember,
    id: string,
    given: ReadonlyMap<CaseFieldName, readonly string[]>,
  ): Promise<CaseOutcome>
  /** The person's newer word takes the place of what the staff had set. */
  takeNewerWord(member: StaffMember, id: string, name: CaseFieldName): Promise<CaseOutcome>
  setLife(member: StaffMember, id: string, life: boolean): Promise<CaseOutcome>
  /** Null: nobody has it. */
  assign(member: StaffMember, id: string, owner: string | null): Promise<CaseOutcome>
  addDeadline(
    member: StaffMember,
    id: string,
    deadline: { text: string; by: number },
  ): Promise<CaseOutcome>
  finishDeadline(member: StaffMember, id: string, number: number): Promise<CaseOutcome>
  /** Lets another desk read it, or no longer. */
  share(
    member: StaffMember,
    id: string,
    to: { desk: Desk; shared: boolean },
    reason: string,
  ): Promise<CaseOutcome>
}

/** One act of somebody of the staff with a case of their own desk. */
export function caseAct(ground: ReadGround) {
  return async (
    member: StaffMember,
    id: string,
    wanted: { right: DeskAct; act: AuditAct; reason?: string | null },
    how: (edit: Editing) => { about?: Record<string, string>; beside?: Beside } | CaseWhy,
  ): Promise<CaseOutcome> => {
    const outcome = await changeCase(ground, id, member.id, (edit) => {
      if (!mayWith(member, wanted.right, edit.case)) return 'not-allowed'
      const made = how(edit)
      if (typeof made === 'string') return made
      const about = { ...aboutCase(edit.case), ...made.about }
      const entry = audited(member.id, wanted.act, about, wanted.reason ?? null)
      return { entry, ...(made.beside ? { beside: made.beside } : {}) }
    })
    if (!outcome.done && outcome.why === 'not-allowed')
      await ground.append(audited(member.id, 'denied', { to: wanted.right, case: id }))
    return outcome
  }
}

export function createChangeCases(ground: ReadGround): ChangeCases {
  const act = caseAct(ground)
  const changed = { right: 'change-case', act: 'case-changed' } as const

  return {
    setFields: (member, id, given) =>
      act(member, id, changed, (edit) => {
        for (const [name, words] of given) {
          const value = fieldValue(name, words)
          if (value === undefined) return 'malformed'
          if (shapeOf(name).masked && !mayWith(member, 'open-masked', edit.case))
            return 'not-allowed'
          // What is as it was stays whose word it was.
          if (value !== heldIn(edit.case, name)) setField(edit, name, value)
        }
        const wrong = wrongStatus(edit.case)
        if (wrong) return wrong
        handle(edit)
        settleClosing(edit)
        return { about: { fields: String(given.size) } }
      }),

    takeNewerWord: (member, id, name) =>
      act(member, id, changed, (edit) => {
        const told = edit.case.fields[name]?.told?.value
        if (told === undefined) return 'not-open'
        setField(edit, name, told)
        return wrongStatus(edit.case) ?? {}
      }),

    setLife: (member, id, life) =>
      act(member, id, changed, (edit) => {
        edit.note('life', yesOrNo(edit.case.life), yesOrNo(life))
        edit.case.life = life
        handle(edit)
        return {}
      }),

    assign: (member, id, owner) =>
      act(member, id, changed, (edit) => {
        edit.note('owner', edit.case.owner, owner)
        edit.case.owner = owner
        if (owner !== null) handle(edit)
        return owner === null ? {} : { about: { owner } }
      }),

    addDeadline: (member, id, { text, by }) =>
      act(member, id, changed, (edit) => {
        const words = text.normalize('NFC').trim()
        if (words === '' || words.length > mostText || !Number.isSafeInteger(by)) return 'malformed'
        const { deadlines } = edit.case
        if (deadlines.length >= mostDeadlines) return 'malformed'
        const number = deadlines.length + 1
        deadlines.push({ number, text: words, by, addedBy: member.id, done: null })
        edit.note(`deadline:${number}`, null, words)
        handle(edit)
        return {}
      }),

    finishDeadline: (member, id, number) =>
      act(member, id, changed, (edit) => {
        const deadline = edit.case.deadlines.find((one) => one.number === number)
        if (!deadline || deadline.done) return 'not-open'
        deadline.done = { by: member.id, at: edit.now }
        edit.note(`deadline:${number}`, 'open', 'done')
        return {}
      }),

    share: (member, id, { desk, shared }, reason) =>
      act(
        member,
        id,
        { right: 'change-case', act: 'case-shared', reason: reason.trim().slice(0, mostText) },
        (edit) => {
          const { case: one } = edit
          if (reason.trim() === '') return 'no-reason'
          if (one.withdrawn && shared) return 'withdrawn'
          if (desk === one.desk || !desks.includes(desk)) return 'malformed'
          const before = one.sharedWith.join(';') || null
          one.sharedWith = one.sharedWith.filter((other) => other !== desk)
          if (shared) one.sharedWith.push(desk)
          edit.note('sharedWith', before, one.sharedWith.join(';') || null)
          return { about: { to: desk, shared: yesOrNo(shared) } }
        },
      ),
  }
}

/** That somebody is more, or less, than a possible victim is an organisation's word, and it is named. */
function wrongStatus(one: Case): CaseWhy | null {
  const status = heldIn(one, 'vic_TraffickingStatus')
  if (status === null || status === 'PossibleVictimOfTrafficking') return null
  const isNamed =
    heldIn(one, 'vic_TraffickingStatusDecisionMakingOrg') !== null &&
    heldIn(one, 'x_TraffickingStatusDecidedBy') !== null
  return isNamed ? null : 'no-organisation'
}

function settleClosing(edit: Editing): void {
  const { case: one, now } = edit
  const isClosed = isClosedStatus(heldIn(one, 'cas_Status'))
  if (isClosed === (one.closedAt !== null)) return
  one.closedAt = isClosed ? now : null
  const state = isClosed ? 'closed' : 'being-handled'
  edit.note('state', one.state, state)
  one.state = state
}

const yesOrNo = (one: boolean) => (one ? 'yes' : 'no')
