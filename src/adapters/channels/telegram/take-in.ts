import type { Inbound } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import { channelName, translateInbound } from './translate-inbound.ts'
import { readUpdate, updateIdOf } from './update.ts'

/** The way of an update to the inside, the same for polling and for the webhook. */
export type TakeIn = {
  /** What the update says, or null where it is dropped. Of the unknown, its number is logged and no more. */
  read(raw: unknown): Inbound | null
  /** Resolves when it is stored; rejects when Telegram must send it again. */
  accept(message: Inbound): Promise<void>
}

export type TakeInOptions = {
  inside: Inside
  staffGroup: string | null
  log: Log
  clock: Clock
  /** Stops the little clock on a pressed button. Its failure is nobody's loss. */
  answerPress(callbackId: string): void
}

export function takeIn({ inside, staffGroup, log, clock, answerPress }: TakeInOptions): TakeIn {
  return {
    read(raw) {
      const update = readUpdate(raw)
      const translation = update
        ? translateInbound(update, { now: clock.now(), staffGroup })
        : 'unknown'
      if (translation === 'unknown')
        log.warn(`${channelName}.update-dropped`, { update: updateIdOf(raw) })
      return typeof translation === 'string' ? null : translation
    },
    async accept(message) {
      await inside.accept(message)
      // Only now: a press that still turns on the screen tells the person it was not heard yet.
      if (message.body.kind === 'choice') answerPress(message.messageId.slice(1))
    },
  }
}
