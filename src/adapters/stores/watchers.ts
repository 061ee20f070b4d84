/**
 * Keys are grouped by their first two parts, `chat/<id>` or `due/<time>`: a hundred thousand open chats
 * that each watch their own prefix must not make every put look at all of them.
 */
export function groupOf(key: string): string {
  return /^[^/]*\/[^/]*/.exec(key)?.[0] ?? key
}

/** The one group all keys under the prefix are in; null where they may be in several. */
export function groupUnder(prefix: string): string | null {
  return /^([^/]*\/[^/]*)\//.exec(prefix)?.[1] ?? null
}

/** Who wants to hear of which keys, within this process. */
export type Watchers = {
  /** Returns how to stop it. */
  add(prefix: string, onWake: () => void): () => void
  /** Calls, in a later tick and once each, those whose prefix starts one of the keys. */
  notice(keys: string[]): void
  /** The same for everybody. */
  noticeAll(): void
}

export function watchers(): Watchers {
  type Watcher = { prefix: string; onWake: () => void }
  /** By the group they are limited to; under null those of several groups. */
  const byGroup = new Map<string | null, Set<Watcher>>()
  const due = new Set<Watcher>()

  function mark(watcher: Watcher): void {
    if (due.size === 0) setImmediate(call)
    due.add(watcher)
  }

  function call(): void {
    const now = [...due]
    due.clear()
    for (const watcher of now) watcher.onWake()
  }

  return {
    add(prefix, onWake) {
      const watcher = { prefix, onWake }
      const group = groupUnder(prefix)
      const same = byGroup.get(group) ?? new Set()
      byGroup.set(group, same.add(watcher))
      return () => {
        same.delete(watcher)
        due.delete(watcher)
        if (same.size === 0 && byGroup.get(group) === same) byGroup.delete(group)
      }
    },
    notice(keys) {
      for (const key of keys) {
        for (const group of [groupOf(key), null]) {
          for (const watcher of byGroup.get(group) ?? []) {
            if (key.startsWith(watcher.prefix)) mark(watcher)
          }
        }
      }
    },
    noticeAll() {
      for (const group of byGroup.values()) group.forEach(mark)
    },
  }
}
