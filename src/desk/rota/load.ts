import type { HandOver } from '../../domain/desk.ts'

/** How much somebody has in hand: chats, and those among them of people who may be in danger. */
export type Load = { live: number; liveDistress: number }

export const noLoad: Load = { live: 0, liveDistress: 0 }

export function isDistress({ urgency }: Pick<HandOver, 'urgency'>): boolean {
  return urgency !== 'plain'
}

/** One more chat on somebody's table. */
export function addLoad(loads: Map<string, Load>, staff: string, handOver: HandOver): void {
  const { live, liveDistress } = loads.get(staff) ?? noLoad
  loads.set(staff, {
    live: live + 1,
    liveDistress: liveDistress + (isDistress(handOver) ? 1 : 0),
  })
}

/**
 * What everybody has in hand: the chats they took, and those whose turn it is theirs to take, so that five
 * people who come at once are not all sent to the same worker.
 * @param turn how long a turn lasts, in milliseconds
 */
export function loadsOf(handOvers: HandOver[], now: number, turn: number): Map<string, Load> {
  const loads = new Map<string, Load>()
  for (const handOver of handOvers) {
    const { state, worker, paged, declined } = handOver
    if (state === 'taken') {
      if (worker) addLoad(loads, worker.id, handOver)
      continue
    }
    for (const { staff, at } of paged)
      if (now - at < turn && !declined.includes(staff)) addLoad(loads, staff, handOver)
  }
  return loads
}
