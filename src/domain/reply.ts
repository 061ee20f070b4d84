import type { CodedVerdict } from './coded.ts'
import type { Act } from './flow.ts'
import type { PictureOf } from './picture.ts'
import type { ConsentPurpose, ReportField, ReportKind } from './report.ts'
import type { Session } from './session.ts'

/**
 * A text by its key in `locales/`, e.g. `check:danger`, and the values for its slots. A value may be made
 * of texts itself: they are put one after another; an empty list is nothing.
 */
export type Line = { key: string; values: Record<string, Value> }
export type Value = string | number | Line[]

/** One message to the person: lines under each other, then short answers. */
export type Reply = {
  lines: Line[]
  /** `label` is a text key. */
  choices: { id: string; label: string }[]
  /** A picture to hand on. It gets its code with the commit, and `verdict` is kept under it. */
  picture?: PictureOf<Line> & { verdict: CodedVerdict }
  /** Leave the group after this was said. */
  leave: boolean
}

/**
 * Something to be kept in a report. `value`: a code or the person's own words, null where it was skipped;
 * `withFiles`: what came along belongs to it;
 * `textKey`: what was said to it, by its key.
 */
export type Told = { report: ReportKind } & (
  | { field: ReportField; value: string | null; withFiles: boolean }
  | { purpose: ConsentPurpose; given: boolean; textKey: string }
)

/** What dialogue decides about one event. */
export type Turn = { session: Session; replies: Reply[]; acts: Act[]; told?: Told[] }

/** Finds the text of a key and fills its slots; `content/` has the only one. */
export type Say = (key: string, values: Record<string, string | number>) => string

/**
 * The words of a line, the texts within it put in first. A text may hold several lines; one that is empty
 * because nothing is known for its slot is left out. What follows a bullet begins with a capital.
 */
export function spoken(line: Line, say: Say): string {
  return filled(line, say)
    .split('\n')
    .map((row) => row.trim().replace(/^• \p{Ll}/u, (start) => start.toUpperCase()))
    .filter((row) => row !== '')
    .join('\n')
}

function filled({ key, values }: Line, say: Say): string {
  const words = Object.entries(values).map(([slot, value]) => [
    slot,
    Array.isArray(value) ? value.map((part) => filled(part, say)).join('') : value,
  ])
  return say(key, Object.fromEntries(words))
}
