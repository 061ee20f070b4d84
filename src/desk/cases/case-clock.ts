import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { retention } from '../../runtime/retention.ts'
import {
  caseGoneKind,
  caseGonePrefix,
  caseRowKind,
  caseRowsPrefix,
  documentKey,
  exportPointerKind,
  exportsPrefix,
} from './case-record.ts'
import type { EraseCases } from './erase-case.ts'

/** So often is looked for what is over: a promise of 72 hours is kept within minutes. */
const roundEvery = 10 * 60_000

export type CaseClockOptions = {
  store: Store
  clock: Clock
  log: Log
  erase: EraseCases['erase']
}

/** Holds cases and exports to their time, by the clock, and goes on with erasing that a crash broke off. */
export function createCaseClock({ store, clock, log, erase }: CaseClockOptions) {
  async function round(): Promise<void> {
    const now = clock.now()
    for await (const { value } of everyRecord(store, caseRowsPrefix)) {
      const { id, eraseBy, erasing } = caseRowKind.decode(value)
      if (erasing || (eraseBy !== null && eraseBy <= now)) await erase(id)
    }
    for await (const { key, value, version } of everyRecord(store, exportsPrefix)) {
      const pointer = exportPointerKind.decode(value)
      if (pointer.expiryDate + retention.tombstone <= now) {
        await store.commit({ if: [[key, version]], delete: [key] })
      } else if (pointer.case !== null && pointer.expiryDate <= now) {
        await store.commit({
          if: [[key, version]],
          put: [[key, exportPointerKind.encode({ ...pointer, case: null })]],
          delete: [documentKey(pointer.case, pointer.id)],
        })
      }
    }
    for await (const { key, value, version } of everyRecord(store, caseGonePrefix))
      if (caseGoneKind.decode(value).at + retention.tombstone <= now)
        await store.commit({ if: [[key, version]], delete: [key] })
  }

  let stop = async () => {}
  return {
    round,
    start() {
      stop = every(clock, roundEvery, round, (error) =>
        log.warn('cases.round-failed', { fault: error instanceof Error ? error.name : 'unknown' }),
      )
    },
    stop: () => stop(),
  }
}
