import type { Store } from '../ports/store.ts'

/** The store, and whether its last answer was one. */
export type WatchedStore = { store: Store; isAnswering(): boolean }

/** `onChange` hears when the store goes away and when it is back. */
export function watchStore(store: Store, onChange: (answering: boolean) => void): WatchedStore {
  let answering = true

  function note(now: boolean): void {
    if (now === answering) return
    answering = now
    onChange(now)
  }

  async function noted<T>(answer: Promise<T>): Promise<T> {
    try {
      const result = await answer
      note(true)
      return result
    } catch (error) {
      note(false)
      throw error
    }
  }

  return {
    store: {
      read: (keys) => noted(store.read(keys)),
      list: (prefix, from, limit) => noted(store.list(prefix, from, limit)),
      commit: (change) => noted(store.commit(change)),
      wake: (prefix, onWake) => store.wake(prefix, onWake),
      close: () => store.close(),
    },
    isAnswering: () => answering,
  }
}
