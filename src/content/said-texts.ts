import { languages } from '../domain/language.ts'
import { type LocaleText, textsIn } from './all-texts.ts'
import { keysOf } from './flow-walk.ts'
import type { House } from './house.ts'

/**
 * The texts flows and workers say (not what stands on buttons), in both languages, each once.
 * `delicate`: only those that may be said where somebody reads along.
 */
export function saidTexts(house: House, which: 'all' | 'delicate'): LocaleText[] {
  const inFlows = house.flows
    .filter(({ value }) => which === 'all' || value.delicate)
    .flatMap(({ value }) => keysOf(value))
    .filter(({ as }) => as === 'said')
    .map(({ key }) => key)
  // A saved reply may be sent into any chat.
  const saved = house.savedReplies.map(({ value }) => `saved-replies:${value.id}`)
  const keys = new Set([...inFlows, ...saved])
  return languages.flatMap((language) => {
    const texts = textsIn(language, house)
    return [...keys].flatMap((key) => texts.get(key) ?? [])
  })
}
