import { type Load, noLoad } from './load.ts'
import type { Pageable } from './pageable.ts'

/**
 * Who has least in hand; null: there is nobody. Among equals it goes round, so that not always the same one
 * is called first.
 * @param turn any whole number; the next one begins with the next among equals
 * @param last who comes after everybody else, because they let this very chat lie; null: nobody did
 */
export function leastLoaded(
  members: Pageable[],
  load: ReadonlyMap<string, Load>,
  turn: number,
  last: string | null,
): Pageable | null {
  const byId = members.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const first = byId.length === 0 ? 0 : Math.abs(Math.trunc(turn)) % byId.length
  const inHand = ({ id }: Pageable) => load.get(id) ?? noLoad
  const [least = null] = [...byId.slice(first), ...byId.slice(0, first)].toSorted(
    (a, b) =>
      Number(a.id === last) - Number(b.id === last) ||
      inHand(a).live - inHand(b).live ||
      inHand(a).liveDistress - inHand(b).liveDistress,
  )
  return least
}
