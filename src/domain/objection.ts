import type { Words } from './corridor.ts'

/** Whom an objection is about: a firm our notices name, or a person whose name, number or account was used. */
export type ObjectionAbout = 'firm' | 'person'

export type Outcome = 'corrected' | 'kept'

/** What was decided about an objection; `text` says it to people. */
export type Decision = {
  /** Epoch milliseconds, UTC. */
  at: number
  outcome: Outcome
  text: Words
}

/** What is shown beside a firm's notice: an objection that is open, or what was corrected. It changes no level. */
export type FirmObjection = {
  /** The firm as our notices write it. */
  firm: string
  at: number
  correction: Decision | null
}

/** What whoever holds an objection's code is told. */
export type CodedObjection = { at: number; dueBy: number; decision: Decision | null }
