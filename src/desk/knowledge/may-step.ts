import type { Desk, StaffMember } from '../../domain/desk.ts'
import { may } from '../rights.ts'
import type { KnowledgeState, Step } from './knowledge-change.ts'
import { samePerson } from './knowledge-state.ts'

/** What can be done with something proposed. */
export type StepName = 'confirm' | 'refuse' | 'withdraw' | 'confirm-again'

/** Why something was not done. */
export type Why =
  | 'not-allowed'
  /** Whoever proposed it may not be the second person. */
  | 'same-person'
  /** It was already confirmed, refused or taken back, or its time is over. */
  | 'not-open'
  | 'unknown'
  | 'no-reason'
  /** The row it is about is not, or no longer, in the list. */
  | 'no-such-row'
  | 'already-there'

export type Outcome<Fault = never> =
  | { done: true; id: string }
  | { done: false; why: Why }
  | { done: false; why: 'faults'; faults: Fault[] }

/** Whether a member may take a step with a thing in this state; null: yes. */
export function whyNot(
  step: StepName,
  { desk, proposed }: { desk: Desk; proposed: Step },
  state: KnowledgeState,
  by: StaffMember,
  reason: string | null,
): Why | null {
  const isOwn = samePerson(proposed.by, by.id)
  if (step === 'withdraw' && isOwn && state === 'proposed') {
    return may(by, 'propose-knowledge', desk) ? null : 'not-allowed'
  }
  if (!may(by, 'confirm-knowledge', desk)) return 'not-allowed'
  if (state !== wanted[step]) return 'not-open'
  if ((step === 'confirm' || step === 'confirm-again') && isOwn) return 'same-person'
  const mustSayWhy = step === 'refuse' || step === 'withdraw'
  return mustSayWhy && !reason?.trim() ? 'no-reason' : null
}

const wanted: Record<StepName, KnowledgeState> = {
  confirm: 'proposed',
  refuse: 'proposed',
  withdraw: 'confirmed',
  'confirm-again': 'confirmed',
}
