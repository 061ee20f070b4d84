import { holdsWord } from '../domain/safe-contact.ts'
import type { Session } from '../domain/session.ts'
import { type Arrival, writtenIn } from './arrival.ts'
import type { Draft } from './change.ts'
import type { Entry, Head, Line } from './chat-record.ts'
import { readButtonId } from './choice-id.ts'
import { dueAfter } from './due-time.ts'
import { entryKey, handOverKey, lineKey } from './keys.ts'
import { quicken, stretchOf } from './pace.ts'
import { mostKept } from './retention.ts'

/** As many waiting entries are answered together at the latest, however hurried the chat is. */
const mostWaiting = 200
const mostInHead = 4
const longestInHead = 2_000

/**
 * Numbers one arrival, gives it its line, moves the chat's due time, and writes both into the change. Returns
 * the number of its line; null for what is no line.
 */
export function takeIn(
  chat: string,
  head: Head,
  arrival: Arrival,
  pressed: Line | undefined,
  change: Draft,
): number | null {
  const { entry: arrived, hurry } = asTheChatIs(arrival, head.session)
  if (hurry !== 'distress') head.pace = quicken(head.pace, arrived.at)
  const stretch = stretchOf(head.pace)
  const line = isLine(arrived) ? head.nextLine : null
  const entry: Entry = { ...arrived, line, hurried: stretch > 0 }

  if (fitsHead(head, entry)) head.waiting = [...head.waiting, entry]
  else change.put('entry', entryKey(chat, head.nextEntry), entry)
  if (line !== null) {
    change.put('line', lineKey(chat, line), lineOf(entry, pressed))
    head.nextLine += 1
  }
  head.nextEntry += 1
  if (writes(entry)) {
    head.heardAt = Math.max(head.heardAt, entry.sentAt)
    head.heardFrom = entry.from
    if (head.handOver) {
      head.handOver = { ...head.handOver, heardAt: entry.at }
      change.put('hand-over', handOverKey(chat), head.handOver)
    }
    head.brief = false
  }
  head.turn = dueAfter(head.turn, hurry, entry.at, stretch)
  if (head.nextEntry - head.firstEntry >= mostWaiting)
    head.turn.due = Math.min(head.turn.due, entry.at)
  // So much in so short a time: forgetting what is too much of it cannot wait for its hour.
  if (head.nextEntry - head.seenFrom > 2 * mostKept.lines)
    head.forgetAt = Math.min(head.forgetAt, entry.at)
  return line
}

/**
 * The word of danger a person chose is a cry for help, and nobody else knows it. In a hidden chat everything else
 * takes the same time, so that a stranger who tries words learns nothing from how soon the line comes.
 */
function asTheChatIs(arrival: Arrival, { hidden, safeContact }: Session): Arrival {
  const { entry } = arrival
  if (holdsWord(writtenIn(entry.body), safeContact?.dangerWord))
    return { entry: { ...entry, distress: true }, hurry: 'distress' }
  return hidden && arrival.hurry !== 'distress' ? { ...arrival, hurry: 'typed' } : arrival
}

/**
 * An entry that is answered in a moment is not worth a record of its own, unless it would make the head heavy,
 * which is written with every message. Those in the head are always the first that wait.
 */
function fitsHead({ waiting, firstEntry, nextEntry }: Head, { body }: Entry): boolean {
  const allAreThere = waiting.length === nextEntry - firstEntry
  return allAreThere && waiting.length < mostInHead && writtenIn(body).length <= longestInHead
}

/**
 * Whether the person said something themselves; opening a page, and taking a message back, is done by whoever
 * holds the phone.
 */
export function writes({ body }: Pick<Entry, 'body'>): boolean {
  return !['opened', 'added-to-group', 'taken-back'].includes(body.kind)
}

function isLine(entry: Pick<Entry, 'body'>): boolean {
  return writes(entry)
}

function lineOf(entry: Entry, pressed: Line | undefined): Line {
  const { body } = entry
  return {
    by: 'person',
    text: body.kind === 'choice' ? labelOf(body.choice, pressed) : writtenIn(body),
    choices: [],
    ...(body.kind === 'media' && body.file ? { file: { ...body.file, kind: body.media } } : {}),
    at: entry.at,
    via: entry.from,
    state: 'shown',
    platformId: entry.messageId,
    editOf: body.kind === 'edit' ? body.of : null,
  }
}

function labelOf(button: string, pressed: Line | undefined): string {
  const { choice } = readButtonId(button)
  return pressed?.choices.find(({ id }) => id === button)?.label ?? choice
}
