import type {
  SignalDataSet,
  SignalKeyStoreWithTransaction,
  SocketConfig,
} from '@whiskeysockets/baileys'
import { type JournalEntry, journalFolder, journalName } from './journal.ts'
import { sessionTurns } from './session-turns.ts'
import type { Stanzas } from './stanzas.ts'

type MakeRepository = SocketConfig['makeSignalRepository']

/**
 * Baileys acknowledges a message before it tells anybody of it; whoever dies between has lost it for good,
 * since the key that opened it is spent. So the plain message is written into the journal with the very
 * commit that spends the key, and Baileys gets it only when `taken` resolves.
 */
export function storedFirst(
  make: MakeRepository,
  stanzas: Stanzas,
  taken: (entry: JournalEntry) => Promise<void>,
): MakeRepository {
  return (auth, logger, pnToLid) => {
    const repository = make(auth, logger, pnToLid)
    const keys = auth.keys as SignalKeyStoreWithTransaction
    const inTurn = sessionTurns(keys)

    async function journalled(options: Parameters<typeof repository.decryptMessage>[0]) {
      const plain = await repository.decryptMessage(options)
      const envelope = stanzas.of(options.ciphertext)
      if (!envelope) return { plain, entry: null }
      const entry = { ...envelope, plain: Buffer.from(plain).toString('base64') }
      const journal = { [journalFolder]: { [journalName(entry)]: entry } }
      // A folder Baileys does not know of: its transaction hands on whatever it is given.
      await keys.set(journal as SignalDataSet)
      return { plain, entry }
    }

    return {
      ...repository,
      async decryptMessage(options) {
        // Baileys' own transaction becomes a part of this one.
        const { plain, entry } = await inTurn(() => journalled(options))
        if (entry) await taken(entry)
        return plain
      },
      encryptMessage: (options) => inTurn(() => repository.encryptMessage(options)),
      injectE2ESession: (options) => inTurn(() => repository.injectE2ESession(options)),
      migrateSession: (from, to) => inTurn(() => repository.migrateSession(from, to)),
      deleteSession: (jids) => inTurn(() => repository.deleteSession(jids)),
    }
  }
}
