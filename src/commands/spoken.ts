import { webKeys } from '../adapters/channels/web/words.ts'
import { consoleKeys } from '../console/words.ts'
import type { SpokenByCode } from '../content/house.ts'
import { spokenKeys, spokenSlots, spokenSteps } from '../dialogue/spoken-keys.ts'
import { ownTexts } from '../runtime/rules.ts'
import { telegramCommands } from './telegram.ts'

/** Everything the code says, fills or goes to by itself, so that the content check knows it is needed. */
export const spoken: SpokenByCode = {
  keys: [
    ...spokenKeys,
    ...Object.values(ownTexts),
    // Said by the desk: by workers' doings, and by the clock.
    'desk:*',
    ...webKeys.map((key) => `web:${key}`),
    ...consoleKeys,
    ...telegramCommands.map((command) => `telegram:command-${command}`),
  ],
  slots: spokenSlots,
  steps: spokenSteps,
}
