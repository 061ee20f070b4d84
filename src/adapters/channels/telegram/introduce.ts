import type { Api } from 'grammy'
import type { LanguageCode } from 'grammy/types'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import type { Backoff } from '../backoff.ts'
import { pause } from '../pause.ts'
import { isRefusedSetup, reasonOf, retryAfterOf } from './faults.ts'
import { channelName } from './translate-inbound.ts'
import { allowedUpdates } from './update.ts'

/** What Telegram offers while somebody types `/`, on a screen that somebody else may be looking at. */
export type CommandMenu = {
  /** ISO 639-1 code of those who see it; null: everybody without a menu of their own. */
  language: LanguageCode | null
  commands: { command: string; description: string }[]
}

export type IntroduceOptions = {
  api: Api
  /** Where updates go; null: to whoever polls. */
  webhook: { url: string; secret: string } | null
  menus: CommandMenu[]
  log: Log
}

export type Introduction = {
  /** Tells Telegram where updates go. False where it could not be asked; throws where it refuses. */
  once(): Promise<boolean>
  /** The same, again and again with growing waits, until it went well or `signal` aborts. */
  untilDone(backoff: Backoff, clock: Clock, signal: AbortSignal): Promise<void>
  /** Shows the menus in private chats. They are a convenience: a failure is told and otherwise borne. */
  showMenus(): Promise<void>
}

/** What the bot tells Telegram of itself when it starts. Nothing that waits there is dropped. */
export function introduction({ api, webhook, menus, log }: IntroduceOptions): Introduction {
  async function chooseDelivery(): Promise<void> {
    if (!webhook) await api.deleteWebhook({ drop_pending_updates: false })
    else
      await api.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: allowedUpdates,
        drop_pending_updates: false,
      })
  }

  return {
    async once() {
      try {
        await chooseDelivery()
        return true
      } catch (error) {
        if (isRefusedSetup(error))
          throw new Error(`Telegram refuses the bot token or the webhook: ${reasonOf(error)}`)
        log.warn(`${channelName}.unreachable`, { reason: reasonOf(error) })
        return false
      }
    },
    async untilDone(backoff, clock, signal) {
      let wait = backoff.next()
      while (!signal.aborted) {
        await pause(clock, wait, signal)
        if (signal.aborted) return
        try {
          await chooseDelivery()
          log.info(`${channelName}.reached`)
          return
        } catch (error) {
          wait = backoff.next(retryAfterOf(error))
          log.warn(`${channelName}.unreachable`, { reason: reasonOf(error), wait })
        }
      }
    },
    async showMenus() {
      for (const { language, commands } of menus) {
        try {
          await api.setMyCommands(commands, {
            scope: { type: 'all_private_chats' },
            ...(language === null ? {} : { language_code: language }),
          })
        } catch (error) {
          log.warn(`${channelName}.menu-not-shown`, { reason: reasonOf(error) })
        }
      }
    },
  }
}
