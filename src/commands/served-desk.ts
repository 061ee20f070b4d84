import type { Console } from '../console/console.ts'
import { onDuty, readDuty } from '../desk/rota/duty.ts'
import { systemClock } from '../ports/clock.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { openConsole } from './console.ts'
import type { DeskOptions, OpenDesk } from './desk.ts'

export type ServedDesk = { console: Console; start(): void; stop(): Promise<void> }

/** The desk at work over a runtime, and the pages of its staff. */
export function servedDesk(
  options: DeskOptions & { trustProxy: boolean },
  desk: OpenDesk,
  { handOvers, files }: Runtime,
  objections: Parameters<OpenDesk['begin']>[1],
): ServedDesk {
  const { store, house, log, config, trustProxy } = options
  const { shifts, staff, audit, pages } = desk
  const atWork = desk.begin(handOvers, objections)
  const console = openConsole({
    texts: house.texts.say,
    publicUrl: config.publicUrl,
    trustProxy,
    store,
    clock: systemClock,
    log,
    staff,
    audit,
    house,
    chats: atWork.chats,
    handOvers,
    files,
    rota: {
      ...shifts,
      endShift: atWork.endShift,
      watch: atWork.watchRota,
      async onDuty(of) {
        const now = systemClock.now()
        return onDuty(await readDuty(shifts, desk.staffOf, now), of, now)
      },
    },
    pages,
  })
  return {
    console,
    start: atWork.start,
    async stop() {
      console.stop()
      await atWork.stop()
    },
  }
}
