/** All the times of the channel, in milliseconds. Tests shorten them. */
export type Timing = {
  /** For how long the right to be the one linked device is taken, and how often it is prolonged. */
  lease: number
  leaseEvery: number
  /** First and longest wait before connecting again. */
  firstWait: number
  longestWait: number
  /** How long the server may take to acknowledge a message of ours. */
  ackWithin: number
  /** How long an acknowledgement to WhatsApp waits for the house; the message itself is stored before. */
  patience: number
  /** First and longest wait before a message is handed to the house again. */
  firstRetry: number
  longestRetry: number
  /** How long a message that cannot be read may take to come again, before its sender is told. */
  unreadable: number
  /** How often what the operator asks for is looked for, and the state is written anew. */
  lookEvery: number
}

export const usualTiming: Timing = {
  lease: 15_000,
  leaseEvery: 4_000,
  firstWait: 1_000,
  longestWait: 60_000,
  // Below what the runtime waits for a channel.
  ackWithin: 15_000,
  patience: 5_000,
  firstRetry: 250,
  longestRetry: 30_000,
  unreadable: 90_000,
  lookEvery: 5_000,
}
