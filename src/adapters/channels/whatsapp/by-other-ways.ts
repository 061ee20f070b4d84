import { proto, type WAMessage, writeRandomPadMax16 } from '@whiskeysockets/baileys'
import type { Clock } from '../../../ports/clock.ts'
import type { JournalEntry } from './journal.ts'
import { isPerson } from './numbers.ts'

export type ByOtherWaysOptions = {
  isTaken(entry: JournalEntry): boolean
  /** Takes an entry that stands in no journal yet. */
  take(entry: JournalEntry): void
  /** How long a message that cannot be read may take to come again, in milliseconds. */
  patience: number
  count(name: 'undecryptable'): void
  clock: Clock
}

const { CIPHERTEXT } = proto.WebMessageInfo.StubType

/**
 * Messages that Baileys tells of although they were not decrypted here: sent in plain, handed over by the
 * phone, or not readable at all. Of the last kind Baileys asks the sender's phone for a new copy; where none
 * comes, the person is told that their message could not be read, rather than left waiting.
 */
export function byOtherWays({ isTaken, take, patience, count, clock }: ByOtherWaysOptions) {
  const waiting = new Map<string, () => void>()

  function giveUpLater(entry: JournalEntry): void {
    const name = `${entry.from} ${entry.id}`
    if (waiting.has(name)) return
    count('undecryptable')
    const callOff = clock.after(patience, () => {
      waiting.delete(name)
      if (!isTaken(entry)) take(entry)
    })
    waiting.set(name, callOff)
  }

  return {
    onUpsert(messages: WAMessage[]): void {
      for (const message of messages) {
        const entry = entryOf(message)
        if (!entry || isTaken(entry)) continue
        if (message.messageStubType === CIPHERTEXT) giveUpLater(entry)
        else if (message.message) take({ ...entry, plain: plainOf(message.message) })
      }
    },
    stop(): void {
      for (const callOff of waiting.values()) callOff()
      waiting.clear()
    },
  }
}

/** Null for what no person wrote to us alone. An entry without its plain bytes cannot be read. */
function entryOf({ key, messageTimestamp }: WAMessage): JournalEntry | null {
  const { id, remoteJid, remoteJidAlt, fromMe, participant } = key
  if (!id || !remoteJid || fromMe || participant || !isPerson(remoteJid)) return null
  const sentAt = Number(messageTimestamp ?? 0) * 1000
  return { id, from: remoteJid, alt: remoteJidAlt ?? null, sentAt, plain: '' }
}

function plainOf(message: proto.IMessage): string {
  const bytes = proto.Message.encode(message).finish()
  return Buffer.from(writeRandomPadMax16(bytes)).toString('base64')
}
