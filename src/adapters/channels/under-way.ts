/** Work that was begun and must end before the channel stops. */
export type UnderWay = {
  /** Counts a piece of work; the same promise comes back. */
  add<T>(work: Promise<T>): Promise<T>
  /** The same function, its calls counted. */
  counted<A extends unknown[], T>(call: (...given: A) => Promise<T>): (...given: A) => Promise<T>
  /** Resolves when nothing is under way, whether it went well or not. */
  ended(): Promise<void>
}

export function underWay(): UnderWay {
  const open = new Set<Promise<void>>()

  function add<T>(work: Promise<T>): Promise<T> {
    const ended = work.then(nothing, nothing).then(() => {
      open.delete(ended)
    })
    open.add(ended)
    return work
  }

  return {
    add,
    counted:
      (call) =>
      (...given) =>
        add(call(...given)),
    async ended() {
      while (open.size > 0) await Promise.all(open)
    },
  }
}

function nothing(): void {
  // Whoever began the work hears how it went; here only its end counts.
}
