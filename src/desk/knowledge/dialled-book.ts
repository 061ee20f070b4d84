import { type Desk, desks, type StaffMember } from '../../domain/desk.ts'
import type { HelpEntry } from '../../domain/help.ts'
import type { CountryCode } from '../../domain/language.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { recordKind } from '../../runtime/records.ts'
import { may } from '../rights.ts'
import { audited, type CommitAudited } from './audited.ts'
import { dayAt, daysAfter } from './knowledge-state.ts'
import { isTakenOut, lastWorked, type Ring, type RingResult } from './ring.ts'

/** `dialled/<id of the entry>`: who rang it, newest last. */
type Dialled = { rings: Ring[] }

const dialledRecord = recordKind<Dialled>('dialled')
export const dialledPrefix = 'dialled/'
const mostRings = 20
/** A number is rung again after so many days. */
const rungFor = 90
const readEvery = 60_000

/** A number that is to be rung, and how it stands. */
export type ToRing = {
  country: CountryCode
  entry: HelpEntry
  lastWorked: string | null
  rings: Ring[]
  takenOut: boolean
}

export type DialledOptions = {
  store: Store
  clock: Clock
  commit: CommitAudited
  help: { country: CountryCode; entries: HelpEntry[] }[]
  /** A number was taken out, or put back, by a ring: supervisors are to know. Ids of entries. */
  onTakenOut(id: string, takenOut: boolean): void
}

export type DialledBook = {
  /** Numbers nobody of us got through to within 90 days, those that serve the desk's people; oldest first. */
  toRing(desk: Desk): Promise<ToRing[]>
  /** All that were rung, by the id of the entry. */
  rings(): Promise<ReadonlyMap<string, Ring[]>>
  /** The desks whose people a number serves; none where nobody knows it, or it is not rung. */
  desksOf(id: string): Desk[]
  note(by: StaffMember, id: string, result: RingResult): Promise<'done' | 'not-allowed' | 'unknown'>
  /** Entries not shown now, as far as this process has heard. */
  takenOut(): ReadonlySet<string>
  refresh(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** All numbers that were rung, by the id of the entry. */
export async function readRings(store: Store): Promise<ReadonlyMap<string, Ring[]>> {
  const found = new Map<string, Ring[]>()
  for await (const { key, value } of everyRecord(store, dialledPrefix)) {
    found.set(key.slice(dialledPrefix.length), dialledRecord.decode(value).rings)
  }
  return found
}

export function createDialledBook(options: DialledOptions): DialledBook {
  const { store, clock, commit, help, onTakenOut } = options
  const all = help.flatMap(({ country, entries }) => entries.map((entry) => ({ country, entry })))
  const byId = new Map(all.map((one) => [one.entry.id, one]))
  let out: ReadonlySet<string> = new Set()
  let reading = Promise.resolve()
  let stopClock = async () => {}
  let stopWaking = () => {}

  const rings = () => readRings(store)

  function desksOf(id: string): Desk[] {
    const one = byId.get(id)
    if (!one || !isRung(one.entry)) return []
    return desks.filter((desk) => isOfDesk(one.country, one.entry, desk))
  }

  async function read(): Promise<void> {
    const found = await rings()
    out = new Set([...found].filter(([, list]) => isTakenOut(list)).map(([id]) => id))
  }

  function refresh(): Promise<void> {
    const next = reading.then(read)
    reading = next.catch(() => {})
    return next
  }

  return {
    async toRing(desk) {
      const known = await rings()
      const since = daysAfter(dayAt(clock.now()), -rungFor)
      return all
        .filter(({ country, entry }) => isOfDesk(country, entry, desk) && isRung(entry))
        .map(({ country, entry }) => {
          const list = known.get(entry.id) ?? []
          const last = lastWorked(entry, list)
          return { country, entry, rings: list, lastWorked: last, takenOut: isTakenOut(list) }
        })
        .filter((one) => one.takenOut || one.lastWorked === null || one.lastWorked < since)
        .sort((a, b) => ((a.lastWorked ?? '') < (b.lastWorked ?? '') ? -1 : 1))
    },
    rings,
    desksOf,
    async note(by, id, result) {
      const theirs = desksOf(id)
      if (theirs.length === 0) return 'unknown'
      if (!theirs.some((desk) => may(by, 'note-dialled', desk))) return 'not-allowed'
      const sure = theirs.some((desk) => may(by, 'take-delicate-chat', desk))
      const key = `${dialledPrefix}${id}`
      for (;;) {
        const [stored] = await store.read([key])
        const before = stored ? dialledRecord.decode(stored.value).rings : []
        const ring = { by: by.id, at: clock.now(), result, sure }
        const after = [...before, ring].slice(-mostRings)
        const done = await commit(
          {
            if: [[key, stored?.version ?? 0]],
            put: [[key, dialledRecord.encode({ rings: after })]],
          },
          audited(by.id, 'helpline-dialled', { helpline: id }, result),
        )
        if (!done) continue
        if (isTakenOut(before) !== isTakenOut(after)) onTakenOut(id, isTakenOut(after))
        return 'done'
      }
    },
    takenOut: () => out,
    refresh,
    start() {
      stopWaking = store.wake(dialledPrefix, () => void refresh().catch(() => {}))
      stopClock = every(clock, readEvery, refresh, () => {})
    },
    async stop() {
      stopWaking()
      await stopClock()
      await reading
    },
  }
}

/** What is reached by telephone. */
function isRung({ by }: HelpEntry): boolean {
  return by === 'phone' || by === 'whatsapp'
}

/** Whose people it serves; a line open to all is rung by the desk it belongs to, or by both. */
function isOfDesk(country: CountryCode, { serves }: HelpEntry, desk: Desk): boolean {
  if (serves !== 'any') return serves.includes(desk)
  return country === desk || (country !== 'ID' && country !== 'VN')
}
