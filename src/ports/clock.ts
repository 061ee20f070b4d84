/** Time, so that tests can hold it. */
export type Clock = {
  /** Epoch milliseconds, UTC. */
  now(): number
  /** Runs `task` once after `ms`; returns how to call it off. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
