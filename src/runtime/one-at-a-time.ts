/** Runs a duty for names: side by side for different names, never twice at once for the same. */
export type OneAtATime = {
  /** Runs the duty for `name` now; if it runs already, once more afterwards. */
  kick(name: string): void
  isRunning(name: string): boolean
  /** For how many names it runs. */
  running(): number
  /** Resolves when nothing is running. */
  idle(): Promise<void>
}

/** `duty` must not reject: it deals with its own failures. */
export function oneAtATime(duty: (name: string) => Promise<void>): OneAtATime {
  const running = new Map<string, { again: boolean; done: Promise<void> }>()

  async function run(name: string, state: { again: boolean }): Promise<void> {
    try {
      do {
        state.again = false
        await duty(name)
      } while (state.again)
    } finally {
      running.delete(name)
    }
  }

  return {
    kick(name) {
      const now = running.get(name)
      if (now) {
        now.again = true
        return
      }
      const state = { again: false, done: Promise.resolve() }
      running.set(name, state)
      state.done = run(name, state)
    },
    isRunning: (name) => running.has(name),
    running: () => running.size,
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}
