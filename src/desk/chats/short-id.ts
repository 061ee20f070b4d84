import { createHash } from 'node:crypto'

/** Letters and digits that are not mixed up, spoken or written. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Six letters by which workers speak of a waiting chat. They change with each time it waits, lead to nothing
 * by themselves, and say nothing of the person.
 */
export function shortIdOf(chat: string, since: number): string {
  const bytes = createHash('sha256').update(`${chat}/${since}`).digest()
  return Array.from({ length: 6 }, (_, at) => letters[(bytes[at] ?? 0) % letters.length]).join('')
}
