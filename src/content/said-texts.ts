import { languages } from '../domain/language.ts'
import { type LocaleText, textsIn } from './all-texts.ts'
import { keysOf } from './flow-walk.ts'
import type { House } from './house.ts'

/**
 * The texts flows say (not what stands on buttons), in both languages, each once.
 * `delicate`: only those of flows marked so.
 */
export function saidTexts(house: House, which: 'all' | 'delicate'): LocaleText[] {
  const keys = new Set(
    house.flows
      .filter(({ value }) => which === 'all' || value.delicate)
      .flatMap(({ value }) => keysOf(value))
      .filter(({ as }) => as === 'said')
      .map(({ key }) => key),
  )
  return languages.flatMap((language) => {
    const texts = textsIn(language, house)
    return [...keys].flatMap((key) => texts.get(key) ?? [])
  })
}
