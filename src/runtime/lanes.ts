/** Keeps work on one chat in line within this process, so that its parts do not refuse each other's commits. */
export type Lanes = {
  /** Runs `task` after everything asked for earlier under the same name. Other names are not waited for. */
  run<T>(name: string, task: () => Promise<T>): Promise<T>
  /** Resolves when nothing is running. */
  idle(): Promise<void>
}

export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>()

  return {
    run(name, task) {
      const before = last.get(name)
      const run = before ? before.then(task, task) : task()
      last.set(name, run)
      const leave = () => {
        if (last.get(name) === run) last.delete(name)
      }
      run.then(leave, leave)
      return run
    },
    async idle() {
      while (last.size > 0) await Promise.allSettled(last.values())
    },
  }
}
