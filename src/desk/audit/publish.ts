import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { createLease } from '../../runtime/lease.ts'
import { type RecordKind, recordKind } from '../../runtime/records.ts'
import { retention } from '../../runtime/retention.ts'
import type { Audit, Newest } from './audit.ts'
import { pruneAudit } from './prune.ts'

/**
 * The newest hash of a day, as it leaves the machine. `anchor` is what `audit verify --hash` takes: number,
 * hash and the day of the record, which may be an older one than the day it is published on.
 */
export type Published = Newest & { day: string; anchor: string }

/** Takes the newest hash to where whoever has this machine cannot take it back. Rejects where it cannot. */
export type SendAnchor = (published: Published) => Promise<void>

/** `published/<day>`: to whom the day's hash went. Nothing is ever verified against it. */
type Sending = Newest & { to: string[] }

const sendingKind: RecordKind<Sending> = recordKind('published')
const sendingPrefix = 'published/'
const sendingKey = (day: string) => sendingPrefix + day

const lookEvery = 10 * 60_000
/** Jakarta and Hanoi keep the same time, and no summer time. */
const zone = 7 * 3_600_000
const dayOf = (at: number) => new Date(at + zone).toISOString().slice(0, 10)

export type AuditDuties = { start(): void; stop(): Promise<void> }

/**
 * What is done with the audit by the clock, by one process at a time: once a day its newest hash leaves the
 * machine, in the log and through every sender (named, so that one that failed is tried again alone), and
 * what is over its time is let go.
 */
export function auditDuties({
  store,
  clock,
  log,
  audit,
  senders,
}: {
  store: Store
  clock: Clock
  log: Log
  audit: Audit
  senders: Record<string, SendAnchor>
}): AuditDuties {
  const lease = createLease(store, clock, 'audit')
  let stopClock = async () => {}

  /** True: this is the first time today. */
  async function publish(): Promise<boolean> {
    const day = dayOf(clock.now())
    const [stored] = await store.read([sendingKey(day)])
    const before = stored && sendingKind.decode(stored.value)
    const newest = before ?? (await audit.newest())
    if (!newest) return false
    const { number, hash, at } = newest
    const ofRecord = new Date(at).toISOString().slice(0, 10)
    const published = { number, hash, at, day, anchor: `${number}:${hash}:${ofRecord}` }
    const to = [...(before?.to ?? [])]
    if (!before) log.info('audit-newest', published)
    for (const [name, send] of Object.entries(senders)) {
      if (to.includes(name)) continue
      try {
        await send(published)
        to.push(name)
      } catch (error) {
        log.warn('audit-not-sent', { to: name, fault: error instanceof Error ? error.name : '' })
      }
    }
    const fence = lease.fence()
    if (fence && to.length !== before?.to.length)
      await store.commit({
        if: [fence],
        put: [[sendingKey(day), sendingKind.encode({ number, hash, at, to })]],
      })
    return !before
  }

  /** To whom the hashes of days long gone went is of no use to anybody. */
  async function forgetSent(): Promise<void> {
    for await (const { key, version } of everyRecord(store, sendingPrefix)) {
      const over = Date.parse(key.slice(sendingPrefix.length)) + retention.auditSent
      if (over <= clock.now()) await store.commit({ if: [[key, version]], delete: [key] })
    }
  }

  async function duty(): Promise<void> {
    try {
      if (!(await lease.take(2 * lookEvery))) return
      if (!(await publish())) return
      await pruneAudit({ store, clock, audit })
      await forgetSent()
    } catch (error) {
      log.warn('audit-duty-fault', { fault: error instanceof Error ? error.name : 'unknown' })
    }
  }

  return {
    start() {
      stopClock = every(clock, lookEvery, duty)
    },
    async stop() {
      await stopClock()
      await lease.release().catch(() => {})
    },
  }
}
