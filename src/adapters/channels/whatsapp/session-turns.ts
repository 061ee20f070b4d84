import { AsyncResource } from 'node:async_hooks'
import type { SignalKeyStoreWithTransaction } from '@whiskeysockets/baileys'

/** Does one piece of work on the encryption sessions, after the one before it is written. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A lock of its own: no type of key, by which Baileys also names locks, is called so. */
const turn = 'whatsapp sessions'

/**
 * Encrypting and decrypting both read a session, move it on and write it. Baileys locks a decryption by its
 * sender and a sending by our own number, so that a reply to somebody who writes just then overwrites what
 * the other has written, and it sends before it writes. Either way the next reply may be sealed with a key
 * that was used already, and a phone drops that without a word, taking it for a repetition.
 *
 * Here all work on sessions goes one after the other, each in a transaction of its own, also in the middle
 * of another one, and is written when it resolves.
 */
export function sessionTurns(keys: SignalKeyStoreWithTransaction): InTurn {
  // Outside of whatever transaction the work is asked for in.
  const outside = new AsyncResource('whatsapp-sessions')
  return (work) => outside.runInAsyncScope(() => keys.transaction(work, turn))
}
