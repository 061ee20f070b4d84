/** What a person may have to be told while they wait. Each once in one wait. */
export type Telling = 'still-waiting' | 'supervisor-called' | 'back-in-queue' | 'nobody-now'

/** The texts `locales/<language>/desk.json` has for it. `nobody-now` fills {time} and {help1}. */
export const tellKeys = [
  'still-waiting',
  'still-waiting-delicate',
  'supervisor-called',
  'supervisor-called-delicate',
  'back-in-queue',
  'back-in-queue-delicate',
  'nobody-now',
  'nobody-now-delicate',
  'nobody-now-no-time',
  'nobody-now-no-time-delicate',
] as const
export type TellKey = (typeof tellKeys)[number]

/**
 * The text for it: without a topic where somebody else may read it, and without a time where none is known.
 * @param opensAt when somebody is on the rota next; null: not known
 */
export function tellKey(telling: Telling, delicate: boolean, opensAt: number | null): TellKey {
  const what = telling === 'nobody-now' && opensAt === null ? 'nobody-now-no-time' : telling
  return delicate ? `${what}-delicate` : what
}
