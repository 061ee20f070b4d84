import { languages, type TextLanguage } from '../../domain/language.ts'
import { localeFile } from '../all-texts.ts'
import type { Fault } from '../fault.ts'
import type { Bundle, Check, House } from '../house.ts'
import { slotsOf } from '../slots.ts'

/**
 * Both languages hold the same keys with the same slots. English, which is for staff, may hold fewer keys
 * but no others.
 */
export const textParity: Check = (house) => {
  const [first, second] = languages
  return [
    ...missing(house, first, second),
    ...missing(house, second, first),
    ...missing(house, 'en', first),
    ...differentSlots(house, first, second),
    ...differentSlots(house, first, 'en'),
  ]
}

/** What `from` holds and `to` does not, told at the file of `to`. */
function missing(house: House, from: TextLanguage, to: TextLanguage): Fault[] {
  return bundlesIn(from, house).flatMap(({ namespace, texts }): Fault[] => {
    const here = localeFile(from, namespace)
    const file = localeFile(to, namespace)
    if (house.broken.has(file)) return []
    const tip = `translate it, or delete it in ${here}`
    const other = bundlesIn(to, house).find((bundle) => bundle.namespace === namespace)
    if (other === undefined) return [{ file, path: '', fault: `is missing; there is ${here}`, tip }]
    return [...texts.keys()]
      .filter((name) => !other.texts.has(name))
      .map((name) => ({ file, path: name, fault: `is missing; ${here} has it`, tip }))
  })
}

/** Where a text of `to` has other slots than that of `from`, told at the file of `to`. */
function differentSlots(house: House, from: TextLanguage, to: TextLanguage): Fault[] {
  return bundlesIn(from, house).flatMap(({ namespace, texts }) => {
    const other = bundlesIn(to, house).find((bundle) => bundle.namespace === namespace)
    return [...(other?.texts ?? [])].flatMap(([name, text]) => {
      const original = texts.get(name)
      if (original === undefined || slotNames(original) === slotNames(text)) return []
      return [
        {
          file: localeFile(to, namespace),
          path: name,
          fault: `has ${slotNames(text)}, but ${localeFile(from, namespace)} has ${slotNames(original)}`,
          tip: 'use the same slots in every language',
        },
      ]
    })
  })
}

function bundlesIn(language: TextLanguage, house: House): Bundle[] {
  return house.bundles.map(({ value }) => value).filter((bundle) => bundle.language === language)
}

function slotNames(text: string): string {
  const slots = slotsOf(text).sort()
  return slots.length === 0 ? 'no slots' : `the slots ${slots.map((slot) => `{${slot}}`).join(' ')}`
}
