import type { Address } from '../domain/message.ts'
import { newId } from './new-id.ts'
import { type Removal, removeLines } from './removals.ts'
import type { TurnState } from './turn-state.ts'

const hours = 60 * 60_000

/**
 * Where somebody may be watched, what both sides wrote does not stay on the screen. Telegram lets us take away
 * what is younger than 48 hours; a due time an hour and more before that leaves room for tries and a restart.
 */
export const shownFor = 46 * hours
/** Lines of one hour go together, so that a long talk is a few dozen removals and not hundreds. */
const together = 1 * hours

/**
 * Plans the removal of every line that is not planned for yet, at each address of a delicate chat. Lines from
 * before it was delicate may be as old as the chat, and go accordingly sooner. `firstNew`: the first line that
 * this change answers or brings.
 */
export function planSweep(state: TurnState, firstNew: number): void {
  const { head, now } = state
  if (!head.session.delicate || head.erasing) return
  const last = head.nextLine - 1
  let { removals } = state.outbox
  for (const address of head.addresses) {
    const { channel, id } = address
    const to = { channel, id }
    const from = Math.max(address.from, (address.sweptTo ?? 0) + 1)
    if (from > last) continue
    const old = Math.min(firstNew - 1, last)
    if (from <= old) removals = [...removals, sweep(to, from, old, whenOld(head.madeAt, now))]
    const fresh = Math.max(from, old + 1)
    if (fresh <= last) removals = withFresh(removals, to, fresh, last, now + shownFor)
    address.sweptTo = last
  }
  state.outbox = { ...state.outbox, removals }
}

/** Never at once: the answer to who just wrote must be there to be read. */
function whenOld(madeAt: number, now: number): number {
  return Math.max(madeAt + shownFor, now + together)
}

function sweep(to: Address, first: number, last: number, due: number): Removal {
  return removeLines(newId(), to, first, last, due)
}

function withFresh(
  removals: Removal[],
  to: Address,
  first: number,
  last: number,
  due: number,
): Removal[] {
  const before = removals.findLast(
    ({ lines, from, due: then }) =>
      lines?.[1] === first - 1 &&
      from.channel === to.channel &&
      from.id === to.id &&
      then <= due &&
      due - then < together,
  )
  if (!before?.lines) return [...removals, sweep(to, first, last, due)]
  const lines: Removal['lines'] = [before.lines[0], last]
  return removals.map((one) => (one === before ? { ...one, lines } : one))
}
