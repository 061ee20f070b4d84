import type { Store } from '../ports/store.ts'
import type { Entry, Head, OfferMemory, Places, Voice } from './chat-record.ts'
import { entryKey, headKey, offerKey, outboxKey, placesKey, removalKey, voiceKey } from './keys.ts'
import { noOffer } from './offer-memory.ts'
import { emptyOutbox, nextDue, type Outbox } from './outbox.ts'
import { nextRemoval, type Removals } from './removals.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import type { Found } from './turn-state.ts'

/** A chat as it was read, with the versions its commit insists on. */
export type Loaded = {
  found: Found
  versions: [key: string, version: number][]
  /** What there was, so that nothing is deleted that is not there. */
  stored: { firstEntry: number; outbox: boolean; removals: boolean }
  /** Where its records stand in the indexes. */
  indexed: { due: number | null; send: number | null; remove: number | null; forget: number }
}

/** Entries answered in one turn; more wait for the next one. */
const mostEntries = 250

/** Undefined: there is no such chat. */
export async function loadChat(store: Store, chat: string): Promise<Loaded | undefined> {
  const keys = [headKey, outboxKey, removalKey, voiceKey, offerKey, placesKey].map((key) =>
    key(chat),
  )
  const [storedHead, outbox, removals, voice, offer, places] = await store.read(keys)
  const head = fromBytes<Head>('head', storedHead)
  if (!head) return undefined
  const upTo = Math.min(head.nextEntry, head.firstEntry + mostAtOnce(head))
  const found: Found = {
    chat,
    head,
    entries: await readEntries(store, chat, head.firstEntry, upTo),
    upTo,
    outbox: fromBytes<Outbox>('outbox', outbox) ?? emptyOutbox,
    removals: fromBytes<Removals>('removals', removals) ?? { jobs: [] },
    offer: fromBytes<OfferMemory>('offer', offer) ?? noOffer,
    places: fromBytes<Places>('places', places) ?? { places: [] },
    voice: fromBytes<Voice>('voice', voice) ?? { by: 'suar', worker: null },
    voiceVersion: versionOf(voice),
  }
  return {
    found,
    versions: [
      [headKey(chat), versionOf(storedHead)],
      [outboxKey(chat), versionOf(outbox)],
      [removalKey(chat), versionOf(removals)],
      [voiceKey(chat), versionOf(voice)],
    ],
    stored: {
      firstEntry: head.firstEntry,
      outbox: outbox !== undefined,
      removals: removals !== undefined,
    },
    indexed: {
      due: head.turn?.due ?? null,
      send: nextDue(found.outbox),
      remove: nextRemoval(found.removals),
      forget: head.forgetAt,
    },
  }
}

/** After a turn broke, each entry is tried alone, so that only the one at fault is set aside. */
function mostAtOnce({ firstEntry, trouble }: Head): number {
  return firstEntry < trouble.aloneUntil ? 1 : mostEntries
}

async function readEntries(
  store: Store,
  chat: string,
  from: number,
  upTo: number,
): Promise<Entry[]> {
  if (from >= upTo) return []
  const keys = Array.from({ length: upTo - from }, (_, at) => entryKey(chat, from + at))
  const stored = await store.read(keys)
  return stored.flatMap((one) => fromBytes<Entry>('entry', one) ?? [])
}
