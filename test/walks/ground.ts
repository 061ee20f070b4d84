import { openHouse } from '../../src/commands/house.ts'
import { rulesOf } from '../../src/commands/rules.ts'
import type { Flow } from '../../src/domain/flow.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import type { Ground } from './walk.ts'
import { watched } from './ways.ts'

export const house = await openHouse()

const { read, hearsDistress } = rulesOf(house)
// The same few texts are read thousands of times, and each is read alike every time.
const reading = {
  read: remembered(read),
  hearsDistress: remembered(hearsDistress),
} satisfies Partial<Rules>

/** The real checker, knowledge and texts over these flows. */
export function groundOf(flows: Flow[] = house.knowledge.flows): Ground {
  const watch = watched(flows)
  const over = (some: Flow[]): Rules => {
    const knowledge = { ...house.knowledge, flows: some }
    return { ...rulesOf({ ...house, knowledge }), ...reading, writesFirst: () => true }
  }
  return { flows, rules: over(watch.flows), friends: over(flows), entered: watch.entered }
}

function remembered<Asked extends unknown[], Answer>(
  ask: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>()
  return (...asked) => {
    const key = JSON.stringify(asked)
    const answer = known.has(key) ? (known.get(key) as Answer) : ask(...asked)
    known.set(key, answer)
    return answer
  }
}
