import type { HandOver } from '../domain/desk.ts'
import type { FirmObjection } from '../domain/objection.ts'
import { type Report, type ReportKind, reportKinds } from '../domain/report.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import { type Entry, firstVoice, type Head, type OfferMemory, type Voice } from './chat-record.ts'
import { readCoded } from './coded-verdicts.ts'
import { entryKey, headKey, offerKey, outboxKey, reportKey, voiceKey } from './keys.ts'
import { noOffer, rememberedFor } from './offer-memory.ts'
import { emptyOutbox, nextDue, type Outbox } from './outbox.ts'
import { nextRemoval } from './removals.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import type { Found } from './turn-state.ts'

/** A chat as it was read, with the versions its commit insists on. */
export type Loaded = {
  found: Found
  versions: [key: string, version: number][]
  /** What there was, so that only what changed is written: entries from a number on, an outbox, a hand-over. */
  stored: { firstEntry: number; outbox: boolean; handOver: HandOver | null }
  /** The first line of what waits; where nothing does, the first that is not written yet. */
  firstNew: number
  /** Where its records stand in the indexes. */
  indexed: {
    due: number | null
    send: number | null
    remove: number | null
    forget: number
    report: number | null
    checkin: number | null
  }
}

/** Entries answered in one turn; more wait for the next one. */
const mostEntries = 250

/** Undefined: there is no such chat. */
export async function loadChat(
  store: Store,
  keyring: HashIndex,
  chat: string,
  now: number,
  objections: readonly FirmObjection[],
): Promise<Loaded | undefined> {
  const [storedHead, storedOutbox, voice] = await store.read([
    headKey(chat),
    outboxKey(chat),
    voiceKey(chat),
  ])
  const head = fromBytes<Head>('head', storedHead)
  if (!head) return undefined
  const upTo = Math.min(head.nextEntry, head.firstEntry + mostAtOnce(head))
  const outbox = fromBytes<Outbox>('outbox', storedOutbox) ?? emptyOutbox
  const waiting = await readWaiting(store, chat, head, upTo, now)
  return {
    found: {
      chat,
      head,
      ...waiting,
      objections,
      coded: await readCoded(store, keyring, waiting.entries, now, chat),
      upTo,
      outbox,
      voice: fromBytes<Voice>('voice', voice) ?? firstVoice,
      reports: await readReports(store, chat, head),
    },
    versions: [
      [headKey(chat), versionOf(storedHead)],
      [outboxKey(chat), versionOf(storedOutbox)],
      [voiceKey(chat), versionOf(voice)],
    ],
    stored: {
      firstEntry: head.firstEntry + head.waiting.length,
      outbox: storedOutbox !== undefined,
      handOver: head.handOver ?? null,
    },
    firstNew: Math.min(head.nextLine, ...waiting.entries.flatMap(({ line }) => line ?? [])),
    indexed: {
      due: head.turn?.due ?? null,
      send: nextDue(outbox),
      remove: nextRemoval(outbox.removals),
      forget: head.forgetAt,
      report: head.reportAt ?? null,
      checkin: head.session.journey?.dueAt ?? null,
    },
  }
}

async function readReports(store: Store, chat: string, { reports }: Head) {
  const found: Partial<Record<ReportKind, Report>> = {}
  const kinds = reportKinds.filter((kind) => reports?.[kind])
  if (kinds.length === 0) return found
  const stored = await store.read(kinds.map((kind) => reportKey(chat, kind)))
  kinds.forEach((kind, at) => {
    const report = fromBytes<Report>('report', stored[at])
    if (report) found[kind] = report
  })
  return found
}

/** After a turn broke, each entry is tried alone, so that only the one at fault is set aside. */
function mostAtOnce({ firstEntry, trouble }: Head): number {
  return firstEntry < trouble.aloneUntil ? 1 : mostEntries
}

/** The entries that wait, and the offer they may be a part of. */
async function readWaiting(
  store: Store,
  chat: string,
  { firstEntry, waiting, offerAt }: Head,
  upTo: number,
  now: number,
): Promise<{ entries: Entry[]; offer: OfferMemory }> {
  const inHead = waiting.slice(0, upTo - firstEntry)
  const firstKey = firstEntry + inHead.length
  const entryKeys = Array.from({ length: upTo - firstKey }, (_, at) =>
    entryKey(chat, firstKey + at),
  )
  const offerKeys = offerAt > now - rememberedFor ? [offerKey(chat)] : []
  if (entryKeys.length + offerKeys.length === 0) return { entries: inHead, offer: noOffer }
  const stored = await store.read([...entryKeys, ...offerKeys])
  return {
    entries: [
      ...inHead,
      ...stored.slice(0, entryKeys.length).flatMap((one) => fromBytes<Entry>('entry', one) ?? []),
    ],
    offer: fromBytes<OfferMemory>('offer', stored[entryKeys.length]) ?? noOffer,
  }
}
