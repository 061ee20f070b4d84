import { allTexts } from '../all-texts.ts'
import { articleTexts } from '../article-texts.ts'
import type { Check } from '../house.ts'
import { saidTexts } from '../said-texts.ts'

const allowed = '🔴🟡⚪'

// Pictures, flags, keycaps, and the ticks and crosses that are no pictures to Unicode.
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\uFE0F\u20E3\u2700-\u27BF]/gu

/**
 * The three level signs are the only emoji, and only in replies to an offer; a delicate conversation has
 * none. Anything else looks like the offers themselves, and a tick reads as "safe".
 */
export const emojiOnlyAllowed: Check = (house) => {
  const delicate = new Set(saidTexts(house, 'delicate').map(({ file, name }) => `${file} ${name}`))
  return [...allTexts(house), ...articleTexts(house)].flatMap(({ namespace, file, name, text }) => {
    const mayHave = namespace === 'check' && !delicate.has(`${file} ${name}`)
    const found = (text.match(pictures) ?? []).find((sign) => !mayHave || !allowed.includes(sign))
    return found === undefined
      ? []
      : [
          {
            file,
            path: name,
            fault: `has the sign ${found}`,
            tip: mayHave
              ? 'use 🔴 🟡 ⚪ before the level word and no other sign'
              : 'say it in words; only replies to an offer have 🔴 🟡 ⚪',
          },
        ]
  })
}
