import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
} from '@whiskeysockets/baileys'
import type { Keep, KeptChange } from '../../../ports/keep.ts'

/** The login of the linked device, kept as records: one for the device itself, one for each key. */
export type Login = {
  state: AuthenticationState
  /** Whether a phone has vouched for it. */
  isLinked(): boolean
  /** Writes the device itself, after Baileys changed it. */
  save(): Promise<void>
  /** Resolves when everything that was to be written is. */
  settled(): Promise<void>
}

const device = { folder: 'device', name: 'this' }

/** The folders of keys, by the names Baileys gives them. */
const keyFolders: (keyof SignalDataTypeMap)[] = [
  'pre-key',
  'session',
  'sender-key',
  'sender-key-memory',
  'app-state-sync-key',
  'app-state-sync-version',
  'lid-mapping',
  'device-list',
  'tctoken',
  'identity-key',
]

/**
 * Reads the login, or begins one that no phone knows yet.
 * @param write like `Keep.write`, and waits for a store that is away: a key that is spent and not written
 * cannot open the next message
 */
export async function openLogin(keep: Keep, write: Keep['write']): Promise<Login> {
  const [stored] = await keep.read(device.folder, [device.name])
  const creds: AuthenticationCreds =
    stored === undefined ? initAuthCreds() : JSON.parse(stored, BufferJSON.reviver)
  const writing = new Set<Promise<void>>()
  let saving: Promise<void> = Promise.resolve()

  function track(work: Promise<void>): Promise<void> {
    const ended = work.catch(() => undefined).then(() => void writing.delete(ended))
    writing.add(ended)
    return work
  }

  return {
    state: {
      creds,
      keys: {
        async get(type, ids) {
          const found: { [id: string]: SignalDataTypeMap[typeof type] } = {}
          const values = await keep.read(type, ids)
          for (const [at, id] of ids.entries()) {
            const value = values[at]
            if (value !== undefined) found[id] = readKey(type, value)
          }
          return found
        },
        set: (changes) => track(write(keyChanges(changes))),
      },
    },
    isLinked: () => creds.account !== undefined && creds.me !== undefined,
    save() {
      // One after the other, so that an older state never overwrites a newer one.
      saving = saving
        .catch(() => undefined)
        .then(() => write([{ ...device, value: JSON.stringify(creds, BufferJSON.replacer) }]))
      return track(saving)
    },
    async settled() {
      while (writing.size > 0) await Promise.all(writing)
    },
  }
}

/** Removes the login: a device the phone no longer knows. What people wrote and were sent stays. */
export async function forgetLogin(keep: Keep): Promise<void> {
  for (const folder of [device.folder, ...keyFolders]) await keep.prune(folder, () => true)
}

function keyChanges(changes: SignalDataSet): KeptChange[] {
  return Object.entries(changes).flatMap(([folder, values]) =>
    Object.entries(values ?? {}).map(([name, value]) => ({
      folder,
      name,
      value: value === null ? null : JSON.stringify(value, BufferJSON.replacer),
    })),
  )
}

function readKey<T extends keyof SignalDataTypeMap>(type: T, stored: string): SignalDataTypeMap[T] {
  const value = JSON.parse(stored, BufferJSON.reviver)
  if (type !== 'app-state-sync-key') return value
  // Baileys encodes this one as a message again.
  return proto.Message.AppStateSyncKeyData.fromObject(value) as unknown as SignalDataTypeMap[T]
}
