import type { Inbound } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import type { GroupPress, PressAnswer } from '../../../ports/page.ts'
import type { PageWords } from '../../page-words.ts'
import { pressReply, type StaffPress, staffPressIn } from './staff-group-press.ts'
import { channelName, translateInbound } from './translate-inbound.ts'
import { readUpdate, updateIdOf } from './update.ts'

/** The way of an update to the inside, the same for polling and for the webhook. */
export type TakeIn = {
  /** What the update says, or null where it is dropped. Of the unknown, its number is logged and no more. */
  read(raw: unknown): Inbound | StaffPress | null
  /** Resolves when it is stored; rejects when Telegram must send it again. */
  accept(message: Inbound | StaffPress): Promise<void>
}

/** What hears the buttons of the staff's group, and its words. */
export type StaffPresses = {
  words: PageWords
  /** Resolves when it is stored; a press that comes twice does what it did. */
  onPress(press: GroupPress): Promise<PressAnswer>
}

export type TakeInOptions = {
  inside: Inside
  staffGroup: string | null
  /** Null: nobody hears the buttons there. */
  presses: StaffPresses | null
  log: Log
  clock: Clock
  /** Stops the little clock on a pressed button. Its failure is nobody's loss. */
  answerPress(callbackId: string, reply?: { text: string; show_alert: boolean }): void
}

export function takeIn(options: TakeInOptions): TakeIn {
  const { inside, staffGroup, presses, log, clock, answerPress } = options
  return {
    read(raw) {
      const update = readUpdate(raw)
      const press = update && presses && staffGroup && staffPressIn(update, staffGroup)
      if (press) return press
      const translation = update
        ? translateInbound(update, { now: clock.now(), staffGroup })
        : 'unknown'
      if (translation === 'unknown')
        log.warn(`${channelName}.update-dropped`, { update: updateIdOf(raw) })
      return typeof translation === 'string' ? null : translation
    },
    async accept(message) {
      const callbackId = message.messageId.slice(1)
      if ('press' in message) {
        if (!presses) return
        const answer = await presses.onPress(message.press)
        answerPress(callbackId, pressReply(message.press.code, answer, presses.words))
        return
      }
      await inside.accept(message)
      // Only now: a press that still turns on the screen tells the person it was not heard yet.
      if (message.body.kind === 'choice') answerPress(callbackId)
    },
  }
}
