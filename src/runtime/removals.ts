import type { Address } from '../domain/message.ts'

/** Messages to be taken from the screens of one address. */
export type Removal = {
  id: string
  from: Address
  /** The lines to be taken away, first and last; null where only `platformIds` are. */
  lines: [first: number, last: number] | null
  platformIds: string[]
  due: number
  attempts: number
}

/** More lines than this are further back than anybody scrolls. */
const mostLines = 500

export function removeLines(
  id: string,
  from: Address,
  first: number,
  last: number,
  now: number,
): Removal {
  const lines: Removal['lines'] = [Math.max(first, last - mostLines + 1), last]
  return { id, from, lines, platformIds: [], due: now, attempts: 0 }
}

export function removeMessages(
  id: string,
  from: Address,
  platformIds: string[],
  now: number,
): Removal {
  return { id, from, lines: null, platformIds, due: now, attempts: 0 }
}

export function nextRemoval(removals: Removal[]): number | null {
  return removals.length === 0 ? null : Math.min(...removals.map(({ due }) => due))
}
