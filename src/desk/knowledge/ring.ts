import type { HelpEntry } from '../../domain/help.ts'
import { dayAt, samePerson } from './knowledge-state.ts'

/** What came of ringing a number: the right people answered; nobody did; it is somebody else's. */
export const ringResults = ['works', 'no-answer', 'wrong'] as const
export type RingResult = (typeof ringResults)[number]

/** `sure`: whoever rang is more than a volunteer. */
export type Ring = { by: string; at: number; result: RingResult; sure: boolean }

/**
 * Whether a number is taken out of what is shown: two people found it to be somebody else's, one of them more than a
 * volunteer, and nobody got through to the right ones since. One mistake takes no lifeline away; silence never does.
 */
export function isTakenOut(rings: readonly Ring[]): boolean {
  const lastWorked = rings.findLastIndex(({ result }) => result === 'works')
  const wrong = rings.slice(lastWorked + 1).filter(({ result }) => result === 'wrong')
  return wrong.some((one) => one.sure && wrong.some((other) => !samePerson(one.by, other.by)))
}

/** When the right people last answered, `YYYY-MM-DD`: by what we know, or by a ring since; null: never. */
export function lastWorked({ dialledOn }: Pick<HelpEntry, 'dialledOn'>, rings: readonly Ring[]) {
  const ring = rings.findLast(({ result }) => result === 'works')
  const rung = ring ? dayAt(ring.at) : null
  return rung !== null && (dialledOn === null || rung > dialledOn) ? rung : dialledOn
}
