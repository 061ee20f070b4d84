import type { TelegramChannel } from '../adapters/channels/telegram/telegram.ts'
import type { Config } from '../config.ts'
import type { Texts } from '../content/texts.ts'
import { systemClock } from '../ports/clock.ts'
import type { Draw } from '../ports/draw.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { createLease } from '../runtime/lease.ts'

/** The commands a person can tap; what they do, the words themselves do as well. */
export const telegramCommands = ['start', 'menu', 'language'] as const

/** The Telegram channel of the settings, loaded only where there is a token; null without one. */
export async function openTelegram(
  config: Config,
  { store, texts, draw, log }: { store: Store; texts: Texts; draw: Draw; log: Log },
): Promise<TelegramChannel | null> {
  if (!config.telegram) return null
  const { telegram } = await import('../adapters/channels/telegram/telegram.ts')
  const commands = (language: 'id' | 'vi') =>
    telegramCommands.map((command) => ({
      command,
      description: texts.say(language, `telegram:command-${command}`),
    }))
  const { staffGroup, ...settings } = config.telegram
  return telegram({
    ...settings,
    ...(staffGroup === null
      ? {}
      : {
          staffGroup,
          pageWords: (language, key, values) => texts.say(language, `console-page:${key}`, values),
        }),
    log,
    draw,
    // An embedded store has one process; a lease would only make its next start wait.
    ...(config.redisUrl ? { lease: createLease(store, systemClock, 'telegram-polling') } : {}),
    menus: [
      { language: null, commands: commands('id') },
      { language: 'vi', commands: commands('vi') },
    ],
  })
}
