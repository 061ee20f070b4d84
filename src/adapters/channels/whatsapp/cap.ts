import type { Clock } from '../../../ports/clock.ts'

/** Keeps what we send per minute below what looks like a machine run wild. */
export type Cap = {
  /**
   * Milliseconds to wait before so many more messages may be sent; 0: they are counted as sent now.
   * What is urgent is counted and never waits.
   */
  take(messages: number, urgent: boolean): number
}

const minute = 60_000

export function createCap(perMinute: number, clock: Pick<Clock, 'now'>): Cap {
  /** When each message of the last minute was sent. */
  let sent: number[] = []

  return {
    take(messages, urgent) {
      const now = clock.now()
      sent = sent.filter((at) => at > now - minute)
      // One that is longer than the whole cap must pass some time.
      const room = Math.max(0, perMinute - Math.min(messages, perMinute))
      if (!urgent && sent.length > room) {
        const free = sent[sent.length - room - 1] ?? now
        return free + minute - now
      }
      for (let count = 0; count < messages; count++) sent.push(now)
      return 0
    },
  }
}
