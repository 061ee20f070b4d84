import type { Channel, Inside } from '../../../ports/channel.ts'
import { type Clock, systemClock } from '../../../ports/clock.ts'
import type { Keep, Right } from '../../../ports/keep.ts'
import type { LinkState } from '../../../ports/link.ts'
import type { Log } from '../../../ports/log.ts'
import { backoff } from '../backoff.ts'
import { underWay } from '../under-way.ts'
import { byOtherWays } from './by-other-ways.ts'
import { createCap } from './cap.ts'
import type { Connection } from './connection.ts'
import { connect } from './connection.ts'
import { every } from './every.ts'
import { type JournalEntry, journalEntryChange } from './journal.ts'
import { bearLibraryFaults } from './library-faults.ts'
import { live } from './life.ts'
import { openLogin } from './login.ts'
import { type MediaDoor, mediaFetcher, whatsAppMedia } from './media.ts'
import { channelName } from './names.ts'
import { createPeople } from './people.ts'
import { quietConsole } from './quiet-console.ts'
import { maxLength } from './render.ts'
import { jidOf, sender } from './send.ts'
import { createSentMessages } from './sent-messages.ts'
import { createStanding } from './standing.ts'
import { createTaking } from './taking.ts'
import { byTurns, type Tenure } from './tenure.ts'
import { type Timing, usualTiming } from './timing.ts'

export type WhatsAppOptions = {
  keep: Keep
  /** The right to be the linked device; null: the store lets in one process only. */
  right: Right | null
  /** Where WhatsApp is; null: where it always is. */
  url: string | null
  log: Log
  /** How long it is kept by which numbers somebody is known, and to whom a message went, in milliseconds. */
  keptFor: { person: number; sentTo: number }
  /** Counts what operators should know; names are fixed words. */
  count: (name: string) => void
  clock?: Clock
  timing?: Partial<Timing>
  /** The most messages we send in a minute, to people in no danger. */
  perMinute?: number
  /** Where media lie; only tests give another place. */
  media?: MediaDoor
  /** A number from 0 up to 1, for the waits after failures. */
  chance?: () => number
}

export type WhatsAppChannel = Channel & { state(): LinkState }

const day = 86_400_000
/** More than a busy desk of people types, and a small part of what the library could send. */
const usualPerMinute = 60

/**
 * The WhatsApp channel: a further device of the organisation's phone. `start` resolves at once; linking,
 * connecting and waiting go on by themselves, and `state` tells how it stands.
 */
export function whatsapp(options: WhatsAppOptions): WhatsAppChannel {
  quietConsole()
  const { keep, log, count } = options
  const clock = options.clock ?? systemClock
  const media = options.media ?? whatsAppMedia
  const timing = { ...usualTiming, ...options.timing }
  const stopping = new AbortController()
  const work = underWay()
  let inside: Inside | null = null
  let stopBearing = () => {}
  let connection: Connection | null = null
  let write: Keep['write'] = keep.write

  const people = createPeople(keep, (changes) => write(changes), clock.now)
  const sent = createSentMessages(keep, people, () => inside, clock.now)
  const standing = createStanding(keep, clock, log, count)
  const taking = createTaking({
    keep,
    people,
    lidOf: async (pn) => (await connection?.lidOf(pn)) ?? null,
    onTaken: (entry, person) => connection?.showReading(jidOf(person), entry.id),
    count,
    log,
    clock,
    timing,
  })
  const otherWays = byOtherWays({
    isTaken: taking.isTaken,
    take: (entry) => work.add(journalAndTake(entry)),
    patience: timing.unreadable,
    count: (name) => count(`${channelName}-${name}`),
    clock,
  })

  async function journalAndTake(entry: JournalEntry): Promise<void> {
    await write([journalEntryChange(entry)])
    await taking.take(entry)
  }

  function hold(tenure: Tenure): Promise<void> {
    write = tenure.write
    work.add(taking.begin())
    return live(
      {
        keep,
        standing,
        openLogin: () => openLogin(keep, tenure.write),
        connect: (login, on) =>
          connect({
            login,
            ...on,
            url: options.url,
            taken: (entry) => taking.take(entry),
            onUpsert: otherWays.onUpsert,
            onLimit: (until) => standing.become(standing.now().status, { limitedUntil: until }),
            sentMessage: sent.find,
            limitedUntil: () => standing.now().limitedUntil,
            clock,
            timing,
          }),
        onConnection: (next) => {
          connection = next
        },
        waits: backoff(timing.firstWait, timing.longestWait, options.chance ?? Math.random),
        clock,
        timing,
      },
      tenure,
    )
  }

  return {
    name: channelName,
    abilities: {
      maxLength,
      buttons: false,
      pictures: false,
      files: true,
      // Taken back on one screen, a message is still named as taken back on the other one's.
      deletesWithin: 0,
      ownMessageIds: true,
      writesFirst: false,
    },
    state: standing.now,
    async start(given) {
      inside = given
      stopBearing = bearLibraryFaults(log, () => connection?.end())
      taking.open(given)
      const { signal } = stopping
      work.add(byTurns({ ...options, keep, log, clock, timing }, signal, hold))
      work.add(every(clock, timing.lookEvery, signal, async () => standing.beat()))
      work.add(
        every(clock, day, signal, async () => {
          await people.forget(options.keptFor.person)
          await sent.forget(options.keptFor.sentTo)
        }),
      )
    },
    canSend: () => connection?.isOpen() ?? false,
    send: work.counted(
      sender({
        people,
        cap: createCap(options.perMinute ?? usualPerMinute, clock),
        sent,
        media,
        wire: () => (connection?.isOpen() ? connection : null),
      }),
    ),
    fetch: work.counted(mediaFetcher(media)),
    async remove() {},
    async stop() {
      otherWays.stop()
      stopping.abort()
      await taking.stop()
      await work.ended()
      // What the library still rejects unheard, it rejects at once.
      await new Promise((resolve) => setImmediate(resolve))
      stopBearing()
      inside = null
    },
  }
}
