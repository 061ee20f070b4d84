import type { Keep, KeptChange } from '../../../ports/keep.ts'
import type { Envelope } from './numbers.ts'

/** A message as it was decrypted, and who sent it. */
export type JournalEntry = Envelope & {
  /** The plain protobuf, padding and all, in base64. */
  plain: string
}

/** Where messages lie from the moment they are decrypted until the house has taken them. */
export const journalFolder = 'journal'

export function journalName({ from, id }: Pick<Envelope, 'from' | 'id'>): string {
  return `${from} ${id}`
}

/** The record of an entry that stands in no journal yet. */
export function journalEntryChange(entry: JournalEntry): KeptChange {
  return { folder: journalFolder, name: journalName(entry), value: JSON.stringify(entry) }
}

/** What a process that is gone left behind, the oldest first. */
export async function readJournal(keep: Keep): Promise<JournalEntry[]> {
  const entries = (await keep.list(journalFolder)).map((value) => JSON.parse(value) as JournalEntry)
  return entries.sort((a, b) => a.sentAt - b.sentAt)
}
