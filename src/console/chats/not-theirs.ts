import { byHand } from '../../domain/desk.ts'
import type { Words } from '../words.ts'

/** Why a word did not go: whose chat it is now. */
export function whoHasIt(
  { worker }: { worker: { id: string; name: string } | null },
  words: Words,
) {
  if (!worker) return words('chats:fault-nobody')
  const name = worker.id === byHand.id ? words('chats:by-hand') : worker.name
  return words('chats:fault-not-yours', { name })
}
