import type { Clock } from '../../ports/clock.ts'
import type { Store, Stored } from '../../ports/store.ts'
import type { HashIndex } from '../../runtime/addresses.ts'
import { type RecordKind, recordKind } from '../../runtime/records.ts'
import { retention } from '../../runtime/retention.ts'
import { networkOf } from './network-of.ts'

/** `staff-tries/<hash>`: failures in a row, when the last was, and when somebody last got in this way. */
export type Failures = { failed: number; at: number; goodAt: number | null }

export const failuresKind: RecordKind<Failures> = recordKind('staff-tries')
export const failuresPrefix = 'staff-tries/'

/** So many failures cost nothing, then a pause that doubles to `most`; forgotten after `over`. All in ms. */
type Rule = { free: number; first: number; most: number; over: number }

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/**
 * The pauses. Nobody is ever locked out: whoever signed in from their address within `known` is held up by
 * their own mistakes there alone, so that a stranger's flood keeps no worker out at night.
 */
export const slowing = {
  rules: {
    pair: { free: 5, first: 5 * second, most: 15 * minute, over: 24 * hour },
    name: { free: 20, first: 5 * second, most: 5 * minute, over: 24 * hour },
    /** An office shares one. */
    address: { free: 40, first: 5 * second, most: 5 * minute, over: hour },
    all: { free: 300, first: 2 * second, most: 2 * second, over: hour },
  } satisfies Record<string, Rule>,
  known: retention.staffTries,
} as const

type RuleName = keyof typeof slowing.rules

/** Where somebody tries from, and as whom; null: they have not said yet, so the place alone is counted. */
export type Way = { nameHash: string | null; address: string }

export type SlowDown = {
  /** Counts a try as failed before it is judged, so that many at once gain nothing. 0, or ms to wait. */
  take(way: Way): Promise<number>
  /** It did not fail after all, nor did `tries - 1` others before it. */
  succeeded(way: Way, tries: number): Promise<void>
}

export function createSlowDown({
  store,
  keyring,
  clock,
}: {
  store: Store
  keyring: HashIndex
  clock: Clock
}): SlowDown {
  async function keysOf({ nameHash, address }: Way): Promise<[RuleName, string][]> {
    const network = networkOf(address)
    const key = async (text: string) =>
      failuresPrefix + (await keyring.index(`staff-tries:${text}`))
    const ofPlace: [RuleName, string][] = [
      ['address', await key(`address:${network}`)],
      ['all', await key('all')],
    ]
    if (nameHash === null) return ofPlace
    return [
      ['pair', await key(`pair:${nameHash}:${network}`)],
      ['name', await key(`name:${nameHash}`)],
      ...ofPlace,
    ]
  }

  async function read(way: Way) {
    const keys = await keysOf(way)
    const stored = await store.read(keys.map(([, key]) => key))
    const now = clock.now()
    const counts = keys.map(([name, key], at) => {
      const rule = slowing.rules[name]
      const before = failuresIn(stored[at], rule, now)
      return { name, rule, before, key, version: stored[at]?.version ?? 0 }
    })
    const isKnown = counts.some(
      ({ name, before: { goodAt } }) =>
        name === 'pair' && goodAt !== null && goodAt + slowing.known > now,
    )
    return isKnown ? counts.filter(({ name }) => name === 'pair') : counts
  }

  return {
    async take(way) {
      for (;;) {
        const counts = await read(way)
        const now = clock.now()
        const until = counts.map(({ before, rule }) => before.at + pauseAfter(before.failed, rule))
        const wait = Math.max(...until) - now
        if (wait > 0) return wait
        const done = await store.commit({
          if: counts.map(({ key, version }) => [key, version]),
          put: counts.map(({ key, before }) => [
            key,
            failuresKind.encode({ ...before, failed: before.failed + 1, at: now }),
          ]),
        })
        if (done) return 0
      }
    },
    async succeeded(way, tries) {
      for (;;) {
        const counts = await read(way)
        const done = await store.commit({
          if: counts.map(({ key, version }) => [key, version]),
          put: counts.map(({ key, name, before }) => [
            key,
            failuresKind.encode(
              name === 'pair'
                ? { failed: 0, at: before.at, goodAt: clock.now() }
                : { ...before, failed: Math.max(0, before.failed - tries) },
            ),
          ]),
        })
        if (done) return
      }
    },
  }
}

function failuresIn(stored: Stored | undefined, rule: Rule, now: number): Failures {
  if (!stored) return { failed: 0, at: 0, goodAt: null }
  const { failed, at, goodAt } = failuresKind.decode(stored.value)
  return { failed: now - at > rule.over ? 0 : failed, at, goodAt }
}

function pauseAfter(failed: number, { free, first, most }: Rule): number {
  return failed <= free ? 0 : Math.min(most, first * 2 ** Math.min(20, failed - free - 1))
}

/** Whether a record of failures is worth nothing any more. */
export function isOldFailures(stored: Stored, now: number): boolean {
  const { at, goodAt } = failuresKind.decode(stored.value)
  return now - at > slowing.rules.pair.over && (goodAt ?? 0) + slowing.known < now
}
