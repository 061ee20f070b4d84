import { byHand, byHandFor } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import { every } from '../../runtime/clocks.ts'
import type { HandOvers } from '../../runtime/hand-overs.ts'

const lookEvery = 60_000

/**
 * Ends hand-overs in which somebody wrote on the telephone itself and has not for a while, so that the
 * program does not stay silent for ever. Any process may do it, and twice is once.
 */
export function endByHand(
  handOvers: Pick<HandOvers, 'list' | 'end'>,
  clock: Clock,
  onFault: () => void,
): { start(): void; stop(): Promise<void> } {
  let stopClock = async () => {}

  async function look(): Promise<void> {
    const since = clock.now() - byHandFor
    for (const { chat, handOver } of await handOvers.list())
      if (handOver.worker?.id === byHand.id && (handOver.answeredAt ?? 0) <= since)
        await handOvers.end(chat, byHand, 'advised')
  }

  return {
    start() {
      stopClock = every(clock, lookEvery, look, onFault)
    },
    stop: () => stopClock(),
  }
}
