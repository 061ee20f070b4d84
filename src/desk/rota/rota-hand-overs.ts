import { byHand } from '../../domain/desk.ts'
import type { Session } from '../../domain/session.ts'
import type { HandOvers } from '../../runtime/hand-overs.ts'
import type { PagedHandOvers } from './paged-hand-overs.ts'
import type { TellKey } from './tell.ts'

/** A text of `locales/<language>/desk.json` in the words for this chat now. */
export type TellWords = (key: TellKey, session: Session, now: number) => string

/** What the rota, the staff's group and the end of a shift do to hand-overs, over the runtime's. */
export type RotaHandOvers = PagedHandOvers & {
  take(chat: string, worker: { id: string; name: string }): Promise<boolean>
  transfer(chat: string, from: string, to: { id: string; name: string }): Promise<boolean>
  declined(chat: string, staff: string): Promise<unknown>
}

export function rotaHandOvers(handOvers: HandOvers, words: TellWords): RotaHandOvers {
  const isDone = async (doing: Promise<{ kind: string }>) => (await doing).kind === 'done'
  return {
    async list() {
      // Nobody of the console has those, so nobody can be paged, or left them lying.
      return (await handOvers.list()).filter(({ handOver }) => handOver.worker?.id !== byHand.id)
    },
    paged: (chat, staff, _, as) => isDone(handOvers.paged(chat, staff, as === 'supervisor')),
    tell: (chat, key) => handOvers.tell(chat, (session, now) => words(key, session, now)),
    returnToQueue: (chat) => isDone(handOvers.backToQueue(chat, null, false)),
    take: (chat, worker) => isDone(handOvers.take(chat, worker)),
    transfer: (chat, from, to) => isDone(handOvers.transfer(chat, { id: from, name: '' }, to)),
    declined: handOvers.declined,
  }
}
