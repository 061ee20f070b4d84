import { languages } from '../../domain/language.ts'
import { allTexts, localeFile, splitKey } from '../all-texts.ts'
import type { Fault } from '../fault.ts'
import { keysOf } from '../flow-walk.ts'
import type { Check, House } from '../house.ts'
import { nearest } from '../nearest.ts'

/**
 * Every text that a flow, a pattern or the code names is there. (That it is there in both languages is the
 * promise of `text-parity`.)
 */
export const textKeysExist: Check = (house) => {
  const known = new Set(allTexts(house).map(({ key }) => key))
  const absent = (key: string) => !known.has(key) && !mayBeInBrokenFile(key, house)

  const inFlows = house.flows.flatMap(({ file, value }) =>
    keysOf(value)
      .filter(({ key }) => absent(key))
      .map(({ key, path }) => fault(file, path, key, known)),
  )
  const inPatterns = house.patterns
    .map(({ file, value }) => ({ file, key: `patterns:${value.id}` }))
    .filter(({ key }) => absent(key))
    .map(({ file, key }) => fault(file, 'id', key, known))
  const inSaved = house.savedReplies
    .map(({ file, path, value }) => ({ file, path, key: `saved-replies:${value.id}` }))
    .filter(({ key }) => absent(key))
    .map(({ file, path, key }) => fault(file, `${path}, id`, key, known))
  const inCode = house.spoken.keys
    .filter((key) => !key.endsWith('*') && absent(key))
    .map((key) => {
      const { namespace, name } = splitKey(key)
      return {
        file: localeFile('id', namespace),
        path: name,
        fault: 'is missing, and the program says it',
        tip: `add it here and to ${localeFile('vi', namespace)}`,
      }
    })
  return [...inFlows, ...inPatterns, ...inSaved, ...inCode]
}

function fault(file: string, path: string, key: string, known: Set<string>): Fault {
  const { namespace, name } = splitKey(key)
  const guess = nearest(key, known)
  const files = languages.map((language) => localeFile(language, namespace)).join(' and ')
  return {
    file,
    path,
    fault: `names the text "${key}", which is in no file`,
    tip: guess === null ? `add "${name}" to ${files}` : `did you mean "${guess}"?`,
  }
}

function mayBeInBrokenFile(key: string, house: House): boolean {
  const { namespace } = splitKey(key)
  return languages.some((language) => house.broken.has(localeFile(language, namespace)))
}
