import { allTexts } from '../all-texts.ts'
import { keysOf } from '../flow-walk.ts'
import type { Check } from '../house.ts'

/** Every text is said by a flow, a pattern or the code. A text nobody says is never seen to be wrong. */
export const unusedKeys: Check = (house) => {
  // A broken file may be the one that names it.
  if (
    [...house.broken].some((file) =>
      /^(?:flows|knowledge\/(?:patterns|saved-replies))(?:\/|\.yaml$|$)/.test(file),
    )
  )
    return []
  const exact = house.spoken.keys.filter((key) => !key.endsWith('*'))
  const begins = house.spoken.keys.filter((key) => key.endsWith('*')).map((key) => key.slice(0, -1))
  const named = new Set([
    ...exact,
    ...house.flows.flatMap(({ value }) => keysOf(value).map(({ key }) => key)),
    ...house.patterns.map(({ value }) => `patterns:${value.id}`),
    ...house.savedReplies.map(({ value }) => `saved-replies:${value.id}`),
  ])
  const seen = new Set<string>()
  // What English alone has is told by `text-parity`.
  return allTexts(house)
    .filter(({ language }) => language !== 'en')
    .filter(({ key }) => !named.has(key) && !begins.some((begin) => key.startsWith(begin)))
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .map(({ file, name }) => ({
      file,
      path: name,
      fault: 'is a text that nothing says',
      tip: 'delete it in every language, or name it in a flow; texts the code says are listed in src/content/checks/spoken-by-code.ts',
    }))
}
