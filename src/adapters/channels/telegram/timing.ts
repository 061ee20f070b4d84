/** All the times of the channel, in milliseconds unless the name says seconds. Tests shorten them. */
export type Timing = {
  /** How long one call may take before it counts as failed. */
  callTimeout: number
  /** How long the last call before the end may take. */
  lastWordsTimeout: number
  /** How long Telegram holds a `getUpdates` open when there is nothing. */
  pollSeconds: number
  /** What a `getUpdates` may take beyond that. */
  pollSlack: number
  /** First and longest wait after failures in a row. */
  firstWait: number
  longestWait: number
}

export const usualTiming: Timing = {
  callTimeout: 20_000,
  lastWordsTimeout: 3000,
  pollSeconds: 30,
  pollSlack: 10_000,
  firstWait: 500,
  longestWait: 30_000,
}
