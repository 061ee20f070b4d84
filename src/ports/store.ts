/** A record as read: its bytes, and the version that a later commit may insist on. */
export type Stored = { key: string; value: Uint8Array; version: number }

/** All of it happens, or nothing does. A key stands at most once in `put` and `delete` together. */
export type Change = {
  /** Versions that must still hold; 0 means the key must not exist. */
  if?: [key: string, version: number][]
  /** The bytes must not be changed by the caller before the commit is settled. */
  put?: [key: string, value: Uint8Array][]
  delete?: string[]
}

/**
 * The one narrow store everything that lasts is kept in. Keys are printable ASCII, parts joined by `/`.
 * Every put gives its key a version that this key never had before, not even before it was deleted.
 * Both adapters pass the same suite, `test/contracts/store.ts`. Whatever cannot be done now rejects with
 * a `StoreFault`.
 */
export type Store = {
  /** In the order of the keys; undefined where nothing is stored. */
  read(keys: string[]): Promise<(Stored | undefined)[]>
  /** Records whose key starts with `prefix` and is not before `prefix + from`, in key order, at most `limit`. */
  list(prefix: string, from: string, limit: number): Promise<Stored[]>
  /**
   * Durable when it resolves. False: a version had moved and nothing was changed. When it rejects the
   * change is in doubt: usually it did not happen, after a lost connection it may have.
   */
  commit(change: Change): Promise<boolean>
  /**
   * Calls `onWake` soon after any process put a key that starts with `prefix`. Calls may be joined or,
   * after a lost connection, missed: a hint, never the only way to learn of work. Returns how to stop it.
   */
  wake(prefix: string, onWake: () => void): () => void
  /** What was committed before is finished first; afterwards every call rejects. */
  close(): Promise<void>
}

/** A store that can also make what it deleted unreadable in its own files. The keys are kept in one. */
export type ScrubbingStore = Store & {
  /**
   * Resolves when nothing deleted before the call is left in the store's data files and logs. May take
   * as long as the adapter spaces such runs. Copies made elsewhere (replicas, backups) are not reached.
   */
  scrub(): Promise<void>
}

/** The store cannot do it now: away, full, or closed. Trying again later is right, except when closed. */
export class StoreFault extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause })
    this.name = 'StoreFault'
  }
}

const printable = /^[\x20-\x7e]+$/

/** Throws a TypeError for a key no store takes. */
export function assertKey(key: string): void {
  if (!printable.test(key)) throw new TypeError('a key must be printable ASCII and not empty')
}

/** Throws a TypeError for a list no store can answer. Prefix and `from` may be empty. */
export function assertRange(prefix: string, from: string, limit: number): void {
  if (prefix + from !== '') assertKey(prefix + from)
  if (!Number.isSafeInteger(limit) || limit < 0) {
    throw new TypeError('a limit must be a whole number, 0 or more')
  }
}

/** Throws a TypeError for a change no store can judge. */
export function assertChange(change: Change): void {
  for (const [key, version] of change.if ?? []) {
    assertKey(key)
    if (!Number.isSafeInteger(version) || version < 0) {
      throw new TypeError('a version must be a whole number, 0 or more')
    }
  }
  const changed = new Set<string>()
  const once = (key: string) => {
    assertKey(key)
    if (changed.has(key)) throw new TypeError('a change may name each key once')
    changed.add(key)
  }
  for (const [key, value] of change.put ?? []) {
    once(key)
    if (!(value instanceof Uint8Array)) throw new TypeError('a value must be bytes')
  }
  for (const key of change.delete ?? []) once(key)
}
