import type { Clock } from '../../ports/clock.ts'
import type { Store, Stored } from '../../ports/store.ts'
import { listAll } from '../../runtime/every-record.ts'
import { versionOf } from '../../runtime/stored-form.ts'
import {
  firstShiftId,
  type KnownShift,
  shiftKey,
  shiftKind,
  shiftPrefix,
  shiftTurnKey,
  turnKind,
} from './shift.ts'
import { refused, type ShiftAnswer } from './shift-fault.ts'

/** What is to be written once it was decided that it may be. */
export type Writes = { put?: KnownShift[]; remove?: string[] }

export type ShiftRecords = {
  /** Shifts whose planned begin is not before `from` (epoch milliseconds), in order. */
  from(from: number): Promise<KnownShift[]>
  one(id: string): Promise<KnownShift | null>
  /**
   * Decides over the shifts one person has around now, and again if they moved meanwhile: two changes of
   * one person's shifts never both hold on what only one of them saw.
   */
  change<T extends object>(
    staff: string,
    decide: (own: KnownShift[], now: number) => ShiftAnswer<T & Writes>,
  ): Promise<ShiftAnswer<T>>
}

/** Longer than any shift with its grace: what began before is over. */
const reach = 2 * 24 * 3_600_000
/** A commit that is refused so often in a row is a double click held down. */
const mostTries = 8

export function shiftRecords(store: Store, clock: Clock): ShiftRecords {
  const known = ({ key, value }: Stored): KnownShift => ({
    ...shiftKind.decode(value),
    id: key.slice(shiftPrefix.length),
  })
  const from = async (at: number) =>
    (await listAll(store, shiftPrefix, firstShiftId(at))).map(known)

  return {
    from,
    async one(id) {
      if (!/^[\w-]{1,60}$/.test(id)) return null
      const [stored] = await store.read([shiftKey(id)])
      return stored ? known(stored) : null
    },
    async change<T extends object>(
      staff: string,
      decide: (own: KnownShift[], now: number) => ShiftAnswer<T & Writes>,
    ) {
      const turn = shiftTurnKey(staff)
      for (let tries = 0; tries < mostTries; tries++) {
        const [stored] = await store.read([turn])
        const now = clock.now()
        const own = (await from(now - reach)).filter((shift) => shift.staff === staff)
        const decision = decide(own, now)
        if (!decision.ok) return decision
        const { put = [], remove = [], ...answer } = decision
        const done = await store.commit({
          if: [[turn, versionOf(stored)]],
          put: [
            [turn, turnKind.encode({ at: now })],
            ...put.map(({ id, ...shift }): [string, Uint8Array] => [
              shiftKey(id),
              shiftKind.encode(shift),
            ]),
          ],
          delete: remove.map(shiftKey),
        })
        if (done) return answer as unknown as ShiftAnswer<T>
      }
      return refused('try-again')
    },
  }
}
