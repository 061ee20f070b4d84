import { LRUCache } from 'lru-cache'
import type { InboundBody } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import { type Keep, RightLost } from '../../../ports/keep.ts'
import type { Log } from '../../../ports/log.ts'
import { backoff } from '../backoff.ts'
import { pause } from '../pause.ts'
import { type JournalEntry, journalFolder, journalName, readJournal } from './journal.ts'
import { channelName } from './names.ts'
import { type Numbers, numbersOf } from './numbers.ts'
import type { People, Person } from './people.ts'
import type { Timing } from './timing.ts'
import { openEntry, translateInbound } from './translate-inbound.ts'

export type TakingOptions = {
  keep: Keep
  people: People
  /** The hidden number behind a telephone number, where the connection knows it. */
  lidOf(pn: string): Promise<string | null>
  /** The house has taken a message of this person, who may be shown that it was. */
  onTaken(entry: JournalEntry, person: Person): void
  count(name: string): void
  log: Log
  clock: Clock
  timing: Timing
}

/** The way of a message from the journal into the house. */
export type Taking = {
  /** From now on there is somebody to hand messages to. */
  open(inside: Inside): void
  /** Takes up what an earlier process left in the journal; to be called with each new right to write there. */
  begin(): Promise<void>
  /**
   * Hands an entry to the house, again and again until it is taken, one person's in order. Resolves then, or
   * after a while all the same: it lies in the journal, and waiting longer would keep others' from coming.
   */
  take(entry: JournalEntry): Promise<void>
  /** Whether it was taken by this process, not long ago. */
  isTaken(entry: JournalEntry): boolean
  /** Resolves when what is being handed over just now is; the rest stays in the journal. */
  stop(): Promise<void>
}

const remembered = 5_000

export function createTaking(options: TakingOptions): Taking {
  const { keep, people, log, clock, timing } = options
  const stopping = new AbortController()
  /** What became of those that were taken, so that a copy that can be read is not held for the same. */
  const taken = new LRUCache<string, 'read' | 'unreadable'>({ max: remembered })
  /** By sender: the last that is being taken, so that order holds. */
  const lines = new Map<string, Promise<void>>()
  let opened: (inside: Inside) => void = () => {}
  const open = new Promise<Inside>((resolve) => {
    opened = resolve
  })

  async function handOver(entry: JournalEntry): Promise<void> {
    const inside = await open
    const waits = backoff(timing.firstRetry, timing.longestRetry, Math.random)
    for (let tries = 1; !stopping.signal.aborted; tries++) {
      try {
        if (!isTaken(entry)) await accept(inside, entry)
        await keep.write([{ folder: journalFolder, name: journalName(entry), value: null }])
        return
      } catch (error) {
        // Why it failed is logged where it failed.
        if (error instanceof RightLost) return
        if (tries % 10 === 0) log.error(`${channelName}.not-stored`, { tries })
        await pause(clock, waits.next(), stopping.signal)
      }
    }
  }

  async function accept(inside: Inside, entry: JournalEntry): Promise<void> {
    const { body, expires } = openEntry(entry)
    const numbers = numbersOf(entry.from, entry.alt)
    if (numbers.lid === null && numbers.pn !== null) numbers.lid = await options.lidOf(numbers.pn)
    if (entry.byHand) await tellByHand(inside, entry, numbers, body)
    else if (body || expires !== null) {
      const person = await people.meet(numbers, expires)
      if (body) await inside.accept(translateInbound(withItsId(entry), person, body))
      taken.set(journalName(entry), isReadable(entry) ? 'read' : 'unreadable')
      if (body && body.kind !== 'taken-back') options.onTaken(entry, person)
    }
  }

  /** Words typed on the telephone itself, to somebody who has written to us. Of others nothing is kept. */
  async function tellByHand(
    inside: Inside,
    { id, sentAt }: JournalEntry,
    numbers: Numbers,
    body: InboundBody | null,
  ): Promise<void> {
    const person = body && (await people.findBy(numbers))
    if (!person || !isSomethingSaid(body)) return
    const text = body.kind === 'text' ? body.text : ''
    await inside.writtenByHand(
      { channel: channelName, id: person.id },
      { platformId: id, text, sentAt },
    )
  }

  function isTaken(entry: JournalEntry): boolean {
    const known = taken.get(journalName(entry))
    return known === 'read' || (known === 'unreadable' && !isReadable(entry))
  }

  /** The copy that came after all is another message: of the first one the person was told. */
  function withItsId(entry: JournalEntry): JournalEntry {
    return taken.has(journalName(entry)) ? { ...entry, id: `${entry.id}+` } : entry
  }

  return {
    open: (inside) => opened(inside),
    async begin() {
      for (const entry of await leftBehind()) {
        options.count(`${channelName}-taken-up`)
        void take(entry)
      }
    },
    take,
    isTaken,
    async stop() {
      stopping.abort()
      await Promise.all(lines.values())
    },
  }

  async function leftBehind(): Promise<JournalEntry[]> {
    const waits = backoff(timing.firstRetry, timing.longestRetry, Math.random)
    while (!stopping.signal.aborted) {
      try {
        return await readJournal(keep)
      } catch {
        await pause(clock, waits.next(), stopping.signal)
      }
    }
    return []
  }

  function take(entry: JournalEntry): Promise<void> {
    const before = lines.get(entry.from) ?? Promise.resolve()
    const work = before.then(() => handOver(entry))
    lines.set(entry.from, work)
    void work.then(() => {
      if (lines.get(entry.from) === work) lines.delete(entry.from)
    })
    return inTime(work)
  }

  async function inTime(work: Promise<void>): Promise<void> {
    let callOff = () => {}
    const long = new Promise<void>((resolve) => {
      callOff = clock.after(timing.patience, resolve)
    })
    await Promise.race([work, long])
    callOff()
  }
}

/** Changing and taking back what was said is no new word. */
function isSomethingSaid({ kind }: InboundBody): boolean {
  return kind !== 'edit' && kind !== 'taken-back'
}

/** An entry without its bytes stands for a message that could not be decrypted. */
function isReadable({ plain }: JournalEntry): boolean {
  return plain !== ''
}
