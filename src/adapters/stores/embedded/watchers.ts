/** Who wants to hear of which keys, within this process. */
export type Watchers = {
  wake(prefix: string, onWake: () => void): () => void
  /** Calls, in a later tick and once each, those whose prefix starts one of the keys. */
  notice(keys: string[]): void
}

export function watchers(): Watchers {
  type Watcher = { prefix: string; onWake: () => void }
  const all = new Set<Watcher>()
  const due = new Set<Watcher>()

  function call(): void {
    const now = [...due]
    due.clear()
    for (const watcher of now) if (all.has(watcher)) watcher.onWake()
  }

  return {
    wake(prefix, onWake) {
      const watcher = { prefix, onWake }
      all.add(watcher)
      return () => void all.delete(watcher)
    },
    notice(keys) {
      const idle = due.size === 0
      for (const watcher of all) {
        if (!due.has(watcher) && keys.some((key) => key.startsWith(watcher.prefix)))
          due.add(watcher)
      }
      if (idle && due.size > 0) setImmediate(call)
    },
  }
}
