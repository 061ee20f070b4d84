import type { HandOver, LineWindow } from '../domain/desk.ts'
import type { Address } from '../domain/message.ts'
import type { Session } from '../domain/session.ts'
import type { Store } from '../ports/store.ts'
import {
  firstVoice,
  type Head,
  type Line,
  type OfferMemory,
  type Place,
  type Voice,
} from './chat-record.ts'
import { whereToAnswer } from './hand-over.ts'
import { chatPrefix, headKey, lineKey, offerKey, outboxKey, voiceKey } from './keys.ts'
import { pushUntil } from './late-word.ts'
import type { Outbox, OutEntry } from './outbox.ts'
import { lineOf } from './outbox.ts'
import { fromBytes } from './stored-form.ts'

/** A line as the desk sees it. `on-its-way` and `on-the-wire` are of ours and have not left the house yet. */
export type ViewLine = Omit<Line, 'state'> & {
  number: number
  state: Line['state'] | 'on-its-way' | 'on-the-wire'
}

/** One chat as the desk sees it. Times are epoch milliseconds, UTC. */
export type ChatView = {
  chat: string
  handOver: HandOver | null
  voice: Voice
  session: Session
  dangers: Head['dangers']
  /** When the person last wrote, by the platform's time; 0: never. */
  heardAt: number
  /** After this instant a word of ours is kept until the person writes again. */
  pushUntil: number
  /** Oldest first, those that were asked for. */
  lines: ViewLine[]
  /** Whether there were older lines; they may have been forgotten since. */
  more: boolean
  /** How often a person of ours was here before, and has finished. */
  earlier: number
  places: Place[]
  /** Where the person writes from. */
  addresses: Address[]
  /** Where they are answered; null: nowhere yet. */
  to: Address | null
  /** The offer that is remembered, part by part. */
  offer: OfferMemory['parts']
}

/** What is read where nobody says otherwise. */
const lastLines: LineWindow = { most: 200 }

/** Null: there is no such chat, or it is being erased. Opens no more lines than are asked for. */
export async function readChatView(
  store: Store,
  chat: string,
  { most, before = Number.POSITIVE_INFINITY, from: first = 1 }: LineWindow = lastLines,
): Promise<ChatView | null> {
  const [storedHead, storedOutbox, voice, offer] = await store.read([
    headKey(chat),
    outboxKey(chat),
    voiceKey(chat),
    offerKey(chat),
  ])
  const head = fromBytes<Head>('head', storedHead)
  if (!head || head.erasing) return null
  const outbox = fromBytes<Outbox>('outbox', storedOutbox)
  const end = Math.min(head.nextLine, before)
  const from = Math.max(1, first, end - most)
  const keys = Array.from({ length: Math.max(0, end - from) }, (_, at) => lineKey(chat, from + at))
  const stored = (await store.read(keys)).flatMap((one, at): ViewLine[] => {
    const line = fromBytes<Line>('line', one)
    return line ? [{ number: from + at, ...line }] : []
  })
  const waiting = (outbox?.entries ?? [])
    .map(onItsWay)
    .filter(({ number }) => number >= from && number < end)
  const places = await store.list(`${chatPrefix(chat)}place/`, '', 50)
  return {
    chat,
    handOver: head.handOver ?? null,
    voice: fromBytes<Voice>('voice', voice) ?? firstVoice,
    session: head.session,
    dangers: head.dangers,
    heardAt: head.heardAt,
    pushUntil: pushUntil(head, head.heardAt),
    lines: [...stored, ...waiting].toSorted((a, b) => a.number - b.number),
    more: from > 1,
    earlier: Math.max(
      head.handOversEnded ?? 0,
      // Those of a chat that began before they were counted.
      stored.filter(({ marker }) => marker === 'ended').length,
    ),
    to: whereToAnswer({ head }),
    addresses: head.addresses.map(({ channel, id }) => ({ channel, id })),
    places: places.flatMap((one) => fromBytes<Place>('place', one) ?? []),
    offer: fromBytes<OfferMemory>('offer', offer)?.parts ?? [],
  }
}

function onItsWay(entry: OutEntry): ViewLine {
  const line = lineOf({ entry, state: 'shown', platformId: null })
  const state = entry.claim === null ? 'on-its-way' : 'on-the-wire'
  return { ...line, number: entry.line, state }
}
