import type { Desk, JudgedFact } from '../../domain/desk.ts'
import type { Level } from '../../domain/verdict.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { recordKind } from '../../runtime/records.ts'
import { versionOf } from '../../runtime/stored-form.ts'
import { weekOf } from './weeks.ts'

/** What is counted of the offers of one week at one desk. Numbers and ids of patterns, nothing else. */
export type OfferWeek = {
  week: string
  desk: Desk
  levels: Partial<Record<Level, number>>
  /** By pattern, and by the country the work is in; `?` where the offer does not say. */
  patterns: Record<string, number>
  countries: Record<string, number>
}

export type OfferTally = {
  /** Counts at once in memory; written down within a minute, and at the stop. */
  add(facts: readonly JudgedFact[]): void
  /** Of these weeks, those in which something was counted. */
  read(weeks: readonly string[], desks: readonly Desk[]): Promise<OfferWeek[]>
  start(): void
  stop(): Promise<void>
}

const kind = recordKind<OfferWeek>('offer-week')
const keyOf = (week: string, desk: Desk) => `offer-week/${week}/${desk}`
const writeEvery = 60_000

/** Counts offers by week: for figures only, so a process that is killed may lose its last minute of them. */
export function createOfferTally(store: Store, clock: Clock): OfferTally {
  let waiting = new Map<string, OfferWeek>()
  let writing = Promise.resolve()
  let stopClock = async () => {}

  async function merge(key: string, more: OfferWeek): Promise<void> {
    for (;;) {
      const [stored] = await store.read([key])
      const all = stored ? joined(kind.decode(stored.value), more) : more
      const put: [string, Uint8Array][] = [[key, kind.encode(all)]]
      if (await store.commit({ if: [[key, versionOf(stored)]], put })) return
    }
  }

  /** What cannot be written now is added to what comes. */
  async function write(): Promise<void> {
    const now = waiting
    waiting = new Map()
    for (const [key, week] of now)
      await merge(key, week).catch(() => {
        const since = waiting.get(key)
        waiting.set(key, since ? joined(since, week) : week)
      })
  }

  function writeInOrder(): Promise<void> {
    writing = writing.then(write)
    return writing
  }

  return {
    add(facts) {
      for (const { at, desk, level, patterns, country } of facts) {
        const week = weekOf(at)
        const key = keyOf(week, desk)
        const one: OfferWeek = {
          week,
          desk,
          levels: { [level]: 1 },
          patterns: Object.fromEntries(patterns.map((pattern) => [pattern, 1])),
          countries: { [country ?? '?']: 1 },
        }
        const before = waiting.get(key)
        waiting.set(key, before ? joined(before, one) : one)
      }
    },
    async read(weeks, desks) {
      const keys = weeks.flatMap((week) => desks.map((desk) => keyOf(week, desk)))
      const stored = await store.read(keys)
      return stored.flatMap((one) => (one ? [kind.decode(one.value)] : []))
    },
    start() {
      stopClock = every(clock, writeEvery, writeInOrder)
    },
    async stop() {
      await stopClock()
      await writeInOrder()
    },
  }
}

function joined(a: OfferWeek, b: OfferWeek): OfferWeek {
  return {
    ...a,
    levels: summed(a.levels, b.levels),
    patterns: summed(a.patterns, b.patterns),
    countries: summed(a.countries, b.countries),
  }
}

function summed<Counts extends Record<string, number>>(a: Counts, b: Counts): Counts {
  const all: Record<string, number> = { ...a }
  for (const [name, count] of Object.entries(b)) all[name] = (all[name] ?? 0) + count
  return all as Counts
}
