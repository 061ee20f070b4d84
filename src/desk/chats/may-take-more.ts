import type { HandOver, StaffMember } from '../../domain/desk.ts'
import type { HandOvers } from '../../runtime/hand-overs.ts'
import { isDistress, loadsOf, noLoad } from '../rota/load.ts'
import { usualLimits } from '../rota/next-steps.ts'

/** Nobody is with more people in danger at a time than they can be with. */
export function mayTakeMore(handOvers: Pick<HandOvers, 'list'>) {
  return async ({ id }: StaffMember, handOver: HandOver): Promise<'yes' | 'too-many'> => {
    if (!isDistress(handOver)) return 'yes'
    const taken = (await handOvers.list())
      .map((one) => one.handOver)
      .filter(({ state }) => state === 'taken')
    const { liveDistress } = loadsOf(taken, 0, 0).get(id) ?? noLoad
    return liveDistress < usualLimits.liveDistress ? 'yes' : 'too-many'
  }
}
