/** A record as read: its bytes, and the version that a later commit may insist on. */
export type Stored = { key: string; value: Uint8Array; version: number }

/** All of it happens, or nothing does. */
export type Change = {
  /** Versions that must still hold; 0 means the key must not exist. */
  if?: [key: string, version: number][]
  put?: [key: string, value: Uint8Array][]
  delete?: string[]
}

/**
 * The one narrow store everything that lasts is kept in. Keys are printable ASCII, parts joined by `/`.
 * Both adapters pass the same suite, `test/contracts/store.ts`.
 */
export type Store = {
  /** In the order of the keys; undefined where nothing is stored. */
  read(keys: string[]): Promise<(Stored | undefined)[]>
  /** Records whose key starts with `prefix` and is not before `prefix + from`, in key order, at most `limit`. */
  list(prefix: string, from: string, limit: number): Promise<Stored[]>
  /** Durable when it resolves. False: a version had moved and nothing was changed. */
  commit(change: Change): Promise<boolean>
  /**
   * Calls `onWake` soon after any process put a key that starts with `prefix`. Calls may be joined or,
   * after a lost connection, missed: a hint, never the only way to learn of work. Returns how to stop it.
   */
  wake(prefix: string, onWake: () => void): () => void
  close(): Promise<void>
}
