import type { Need } from './help.ts'
import type { ConsentPurpose, ReportField, ReportKind } from './report.ts'

/** A conversation as data: `flows/<id>.yaml`. Steps name text keys, never sentences. */
export type Flow = {
  id: string
  start: string
  delicate: boolean
  /** Its questions wait when something else comes between: LANJUT, TIẾP leads back to them. */
  waits: boolean
  /** Which report the questions of its steps fill; null where nothing is kept. */
  report: ReportKind | null
  steps: Record<string, Step>
}

export type Step = {
  /** Keys said in order, one message each. A line that only holds a slot nobody can fill is left out. */
  say: string[]
  /** Helplines placed into the text as `{help1}`, `{help2}`, each a line of its own: which need they answer, how many. */
  help: { need: Need; count: number } | null
  /** What is said in answer to it is kept under this field of the flow's report. */
  asks: ReportField | null
  /** A yes or no to it is kept as a consent. */
  consents: ConsentPurpose | null
  acts: Act[]
  /**
   * Short answers. `hidden` ones are named in the text itself and get no button; those with
   * `unlessDelicate` are not offered in a delicate chat and stand last, so that the digits stay.
   */
  choices: Choice[]
  /** What to do with anything that is no answer and means nothing by itself. Absent: a new message. */
  otherwise: { text?: Target; place?: Target; media?: Target }
  /** Go on at once after saying. */
  then: Target | null
}

type Choice = {
  id: string
  label: string
  to: Target
  hidden: boolean
  unlessDelicate: boolean
  acts: Act[]
  /** What is kept where it answers a question of a report; null: the question was skipped. Absent: no answer. */
  answer?: string | null
}

/**
 * `step`, `other-flow:` (its start), `other-flow:step`, `end`, or `back`: the question that was left for this flow,
 * asked again, without its acts; where none was, the same as `end`.
 */
export type Target = string

/** The named acts a step may ask for; `runtime/acts.ts` carries them out. */
export const acts = [
  'mark-delicate',
  'clear-screen',
  'hide',
  'erase-everything',
  'safe-to-write',
  'not-safe-to-write',
  'keep-place',
  'switch-language',
  'stop-writing',
  'ask-for-objection',
  'keep-firm-objection',
  'keep-own-objection',
  'add-to-objection',
  'make-continuation-code',
  'hand-over',
  'keep-term',
  'forget-place',
  'finish-report',
  'make-report-page',
  'about-them',
  'keep-check-in-word',
  'begin-check-in',
  'end-check-in',
  'answer-check-in',
  'let-in',
  'keep-out',
  'wait-for-sign',
  'stop-waiting',
] as const
export type Act = (typeof acts)[number]
