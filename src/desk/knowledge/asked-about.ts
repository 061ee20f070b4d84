import { randomBytes } from 'node:crypto'
import { markKey } from '../../domain/indicator.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import type { HashIndex } from '../../runtime/addresses.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { recordKind } from '../../runtime/records.ts'
import { countIn, type DistinctCount, howMany, noneCounted, together } from './distinct-count.ts'
import { dayAt, daysAfter } from './knowledge-state.ts'

/** `asked/<Monday>/<keyed hash of the thing>`: the registers as hex. */
type Asked = { ranks: string }
/** `asked-salt/<Monday>`: without it nobody can find out afterwards whether a chat was counted. */
type Salt = { salt: string }

const askedRecord = recordKind<Asked>('asked')
const saltRecord = recordKind<Salt>('asked-salt')
const saltPrefix = 'asked-salt/'
const prefix = 'asked/'

const writeEvery = 30_000
/** Weeks that are kept, for the order of the queue only. */
const weeksKept = 4
/** Offers name few firms and numbers; a text made of numbers is no offer. */
const mostOfOne = 12

/** In how many chats an offer named a firm, number or link this week. It orders what staff look at, nothing else. */
export type AskedAbout = {
  /** Counts a chat for what its offer names. Costs no write of its own. */
  note(chat: string, things: readonly string[]): void
  /** About how many chats this week, in the order given. */
  counts(things: readonly string[]): Promise<number[]>
  start(): void
  /** Writes down what is not written yet. */
  stop(): Promise<void>
}

/** What an offer names, as it is counted. */
export function thingsIn(
  { agencies, extract }: Verdict,
  nameKey: (name: string) => string,
): string[] {
  const firms = [
    ...agencies.filter(({ match }) => match === 'exact').map(({ notice }) => notice.name),
    ...extract.agencies.map(({ name }) => name),
  ]
  const keys = firms.map(nameKey).filter((key) => key !== '')
  const things = [...keys.map(firmThing), ...extract.contacts.map(markKey)]
  return [...new Set(things)].slice(0, mostOfOne)
}

/** A firm as it is counted. @param key see `NamesAndNumbers.nameKey` */
export const firmThing = (key: string) => `firm ${key}`

/** A count as it may be shown: few chats are no figure, they are people. */
export function shownCount(count: number): string {
  return count < 11 ? '<11' : String(count)
}

export function createAskedAbout({
  store,
  keyring,
  clock,
  onFault = () => {},
}: {
  store: Store
  keyring: HashIndex
  clock: Clock
  onFault?: () => void
}): AskedAbout {
  let waiting: { chat: string; thing: string }[] = []
  let stopClock = async () => {}

  const keyOf = async (week: string, thing: string) =>
    `${prefix}${week}/${await keyring.index(`asked:${thing}`)}`

  async function saltOf(week: string): Promise<string> {
    const key = `${saltPrefix}${week}`
    for (;;) {
      const [stored] = await store.read([key])
      if (stored) return saltRecord.decode(stored.value).salt
      const salt = randomBytes(16).toString('hex')
      const put: [string, Uint8Array][] = [[key, saltRecord.encode({ salt })]]
      if (await store.commit({ if: [[key, 0]], put })) return salt
    }
  }

  async function write(): Promise<void> {
    const now = clock.now()
    const week = weekOf(now)
    const noted = waiting
    waiting = []
    await forgetOld(now)
    if (noted.length === 0) return
    const salt = await saltOf(week)
    const counts = new Map<string, DistinctCount>()
    for (const { chat, thing } of noted) {
      const key = await keyOf(week, thing)
      const count = counts.get(key) ?? noneCounted()
      countIn(count, await keyring.index(`asked:${salt}:${thing}:${chat}`))
      counts.set(key, count)
    }
    for (const [key, count] of counts) await merge(key, count)
  }

  async function merge(key: string, count: DistinctCount): Promise<void> {
    for (;;) {
      const [stored] = await store.read([key])
      const before = stored ? ranksOf(askedRecord.decode(stored.value)) : noneCounted()
      const ranks = Buffer.from(together(before, count)).toString('hex')
      const put: [string, Uint8Array][] = [[key, askedRecord.encode({ ranks })]]
      if (await store.commit({ if: [[key, stored?.version ?? 0]], put })) return
    }
  }

  async function forgetOld(now: number): Promise<void> {
    const oldest = daysAfter(weekOf(now), -7 * (weeksKept - 1))
    for await (const { key } of everyRecord(store, prefix)) {
      // Keys stand in the order of weeks.
      if (key.slice(prefix.length, prefix.length + 10) >= oldest) break
      await store.commit({ delete: [key] })
    }
    for await (const { key } of everyRecord(store, saltPrefix)) {
      if (key.slice(saltPrefix.length) < weekOf(now)) await store.commit({ delete: [key] })
    }
  }

  const patiently = () => write().catch(onFault)

  return {
    note(chat, things) {
      for (const thing of things) waiting.push({ chat, thing })
      // A store that is away must not fill the memory.
      if (waiting.length > 20_000) waiting = waiting.slice(-20_000)
    },
    async counts(things) {
      const week = weekOf(clock.now())
      const keys = await Promise.all(things.map((thing) => keyOf(week, thing)))
      const found = await store.read(keys)
      return found.map((stored) =>
        stored ? howMany(ranksOf(askedRecord.decode(stored.value))) : 0,
      )
    },
    start() {
      stopClock = every(clock, writeEvery, patiently)
    },
    async stop() {
      await stopClock()
      await patiently()
    },
  }
}

function ranksOf({ ranks }: Asked): DistinctCount {
  return new Uint8Array(Buffer.from(ranks, 'hex'))
}

/** The Monday of the week, in Jakarta and Hanoi. */
function weekOf(now: number): string {
  const day = dayAt(now)
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return daysAfter(day, -weekday)
}
