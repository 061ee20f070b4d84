import type { StaffMember } from '../../domain/desk.ts'
import { longestEvery } from '../../domain/journey.ts'
import type { CheckIns, CheckInView } from '../../runtime/check-ins.ts'
import type { AuditAct } from '../audit/acts.ts'
import { type CaseOutcome, did, didNot, readCase } from './case-store.ts'
import { caseAct } from './change-cases.ts'
import { handle } from './edit-case.ts'
import { mayWith, type ReadGround } from './read-cases.ts'

/** As the pages have it. */
export type ShownCheckIn = CheckInView

/** What the desk sees of somebody's check-in, and does with it. The words that were agreed it never sees. */
export type CheckInActs = {
  /** Null: none runs there, or the case is not theirs to see. Reading the case is what is written down. */
  checkInOf(member: StaffMember, id: string): Promise<CheckInView | null>
  /** They were heard from: the next sign is due as after one of their own. */
  noteHeardFrom(member: StaffMember, id: string): Promise<CaseOutcome>
  /** `at`: epoch milliseconds; not before now, and not further away than a sign may be. */
  moveCheckIn(member: StaffMember, id: string, at: number): Promise<CaseOutcome>
  endCheckIn(member: StaffMember, id: string): Promise<CaseOutcome>
}

/** As far as the runtime is needed for it. */
export type CheckInsOfChats = Pick<CheckIns, 'read' | 'heardFrom' | 'moveTo' | 'end'>

/** Where no chats are: nothing runs. */
export const noCheckIns: CheckInsOfChats = {
  read: async () => null,
  heardFrom: async () => false,
  moveTo: async () => false,
  end: async () => false,
}

const furthest = longestEvery * 86_400_000

/**
 * Each act is written down with the case first and done in the chat after it, since a commit spans no two of them:
 * what a crash broke off is on record and not done, and is done by doing it again.
 */
export function createCheckInActs(ground: ReadGround, checkIns: CheckInsOfChats): CheckInActs {
  const act = caseAct(ground)

  async function inChat(
    member: StaffMember,
    id: string,
    done: { act: AuditAct; word: string; of(chat: string): Promise<boolean> },
  ): Promise<CaseOutcome> {
    const found = await readCase(ground.store, id)
    if (!found || !(await checkIns.read(found.one.chat))) return didNot('not-open')
    const noted = await act(member, id, { right: 'change-case', act: done.act }, (edit) => {
      edit.note('check-in', null, done.word)
      handle(edit)
      return {}
    })
    if (!noted.done) return noted
    return (await done.of(found.one.chat)) ? did : didNot('not-open')
  }

  return {
    async checkInOf(member, id) {
      const found = await readCase(ground.store, id)
      if (!found || !mayWith(member, 'see-cases', found.one)) return null
      return checkIns.read(found.one.chat)
    },
    noteHeardFrom: (member, id) =>
      inChat(member, id, { act: 'check-in-heard', word: 'heard', of: checkIns.heardFrom }),
    async moveCheckIn(member, id, at) {
      const now = ground.clock.now()
      if (!Number.isSafeInteger(at) || at <= now || at > now + furthest) return didNot('malformed')
      const of = (chat: string) => checkIns.moveTo(chat, at)
      return inChat(member, id, { act: 'check-in-moved', word: 'moved', of })
    },
    endCheckIn: (member, id) =>
      inChat(member, id, { act: 'check-in-ended', word: 'ended', of: checkIns.end }),
  }
}
