import type { HandOver } from '../../domain/desk.ts'
import type { ReturnReason } from './next-steps.ts'
import type { TellKey } from './tell.ts'

/** What the rota does to hand-overs; the runtime gives it. Each resolves when it is stored. */
export type PagedHandOvers = {
  /** Every open one: waiting or taken. */
  list(): Promise<{ chat: string; handOver: HandOver }[]>
  /**
   * Notes who was paged, at the end of `paged`; `supervisor` notes `supervisorPagedAt` too. False: it does not
   * wait any more, so nobody is to be called.
   */
  paged(chat: string, staff: string[], at: number, as: 'turn' | 'supervisor'): Promise<boolean>
  /** Tells the person how things stand, by the text `desk:<key>`; nothing where somebody has the chat. */
  tell(chat: string, key: TellKey): Promise<unknown>
  /**
   * Takes it from its worker: it waits again, with `paged`, `declined` and `supervisorPagedAt` anew and `since`
   * kept. False: nobody had it.
   */
  returnToQueue(chat: string, reason: ReturnReason): Promise<boolean>
}
