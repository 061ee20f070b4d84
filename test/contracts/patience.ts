import { setTimeout as sleep } from 'node:timers/promises'

/** Long enough for something that must not happen to have happened. */
export const soon = () => sleep(40)

/** Resolves as soon as `holds` does; rejects when it does not within `ms`. */
export async function eventually(holds: () => Promise<boolean>, ms = 4000): Promise<void> {
  const until = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`not within ${ms} ms: ${holds}`)
    await sleep(5)
  }
}
