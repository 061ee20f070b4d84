import { webKeys } from '../adapters/channels/web/words.ts'
import { pageKeys } from '../adapters/page-words.ts'
import { consoleKeys } from '../console/words.ts'
import type { SpokenByCode } from '../content/house.ts'
import { tellKeys } from '../desk/rota/tell.ts'
import { spokenKeys, spokenSlots, spokenSteps } from '../dialogue/spoken-keys.ts'
import { exchangeKeys } from '../exchange/exchange-keys.ts'
import { deskTexts } from '../runtime/create-hand-overs.ts'
import { ownTexts } from '../runtime/rules.ts'
import { telegramCommands } from './telegram.ts'

/** Everything the code says, fills or goes to by itself, so that the content check knows it is needed. */
export const spoken: SpokenByCode = {
  keys: [
    ...spokenKeys,
    ...Object.values(ownTexts),
    // Said when a worker does something with a chat.
    ...Object.values(deskTexts),
    ...webKeys.map((key) => `web:${key}`),
    ...consoleKeys,
    ...exchangeKeys.map((key) => `exchange:${key}`),
    ...pageKeys.map((key) => `console-page:${key}`),
    ...tellKeys.map((key) => `desk:${key}`),
    ...telegramCommands.map((command) => `telegram:command-${command}`),
  ],
  slots: spokenSlots,
  steps: spokenSteps,
}
