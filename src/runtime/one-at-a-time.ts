/** Runs a duty for names: side by side for different names, never twice at once for the same. */
export type OneAtATime = {
  /** Runs the duty for `name` now; if it runs already, once more afterwards. */
  kick(name: string): void
  /**
   * Keeps the duty from running for `name` until the function that comes back is called: with what is to be
   * run in its place, or with null. Null: it runs already.
   */
  reserve(name: string): ((instead: (() => Promise<void>) | null) => void) | null
  isRunning(name: string): boolean
  /** For how many names it runs. */
  running(): number
  /** Resolves when nothing is running. */
  idle(): Promise<void>
}

type State = { again: boolean; done: Promise<void> }

/** `duty`, and whatever is run in its place, must not reject: they deal with their own failures. */
export function oneAtATime(duty: (name: string) => Promise<void>): OneAtATime {
  const running = new Map<string, State>()

  async function run(name: string, state: State, first: () => Promise<void>): Promise<void> {
    try {
      await first()
      while (state.again) {
        state.again = false
        await duty(name)
      }
    } finally {
      running.delete(name)
    }
  }

  function begin(name: string, first: () => Promise<void>): void {
    const state = { again: false, done: Promise.resolve() }
    running.set(name, state)
    state.done = run(name, state, first)
  }

  return {
    kick(name) {
      const now = running.get(name)
      if (now) now.again = true
      else begin(name, () => duty(name))
    },
    reserve(name) {
      if (running.has(name)) return null
      let release: (instead: (() => Promise<void>) | null) => void = () => {}
      const decided = new Promise<(() => Promise<void>) | null>((resolve) => {
        release = resolve
      })
      begin(name, async () => {
        const instead = await decided
        if (instead) await instead()
      })
      return release
    },
    isRunning: (name) => running.has(name),
    running: () => running.size,
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}
