/** One record of an adapter's own, by folder and name; `value` null removes it. */
export type KeptChange = { folder: string; name: string; value: string | null }

/**
 * What an adapter keeps for itself, such as a login: sealed, and under names nobody can read. Everything
 * rejects with a `StoreFault` where the store cannot; a write that rejected so may have happened.
 */
export type Keep = {
  /** In the order of the names; undefined where nothing is kept. */
  read(folder: string, names: string[]): Promise<(string | undefined)[]>
  /** Everything in a folder, in no order anybody may rely on. */
  list(folder: string): Promise<string[]>
  /**
   * All of it, durably, or nothing. Rejects with a `RightLost` where another process has taken over the
   * right to write here: then nothing was changed, and nothing may be done any more.
   */
  write(changes: KeptChange[]): Promise<void>
  /** Removes from a folder what is not wanted any more. Under the same right as `write`. */
  prune(folder: string, isOld: (value: string) => boolean): Promise<void>
  /** Calls back soon after something in the folder was written: a hint, never the only way to learn of it. */
  watch(folder: string, onChange: () => void): () => void
}

/** The right under which a write was made belongs to another process by now. */
export class RightLost extends Error {
  constructor() {
    super('another process has taken over')
    this.name = 'RightLost'
  }
}

/** The right to be the only process that does a thing, and its proof. */
export type Right = {
  /** Gets or prolongs it for the next `ms` milliseconds. False: another process has it. */
  take(ms: number): Promise<boolean>
  /** Gives it up, so that another process need not wait for its end. */
  release(): Promise<void>
}
