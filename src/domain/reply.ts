import type { Act } from './flow.ts'
import type { Session } from './session.ts'

/** A text by its key in `locales/`, e.g. `check:danger.head`, and the values for its slots. */
export type Line = { key: string; values: Record<string, string | number> }

/** One message to the person: lines under each other, then short answers. */
export type Reply = {
  lines: Line[]
  /** `label` is a text key. */
  choices: { id: string; label: string }[]
  /** Leave the group after this was said. */
  leave: boolean
}

/** What dialogue decides about one event. */
export type Turn = { session: Session; replies: Reply[]; acts: Act[] }
