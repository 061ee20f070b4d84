import { addressOf, flowsById } from '../flow-walk.ts'
import type { Check } from '../house.ts'

/** Going on with `then` comes to an end: a circle of `then` would speak for ever without listening. */
export const flowThenEnds: Check = (house) => {
  const flows = flowsById(house.flows)
  const next = (address: string): string | null => {
    const [flow = '', name = ''] = address.split(':')
    const then = flows.get(flow)?.value.steps[name]?.then ?? null
    return then === null ? null : addressOf(flow, then, flows)
  }
  const inCircle = (start: string): boolean => {
    const seen = new Set<string>()
    let address = next(start)
    while (address !== null && address !== start && !seen.has(address)) {
      seen.add(address)
      address = next(address)
    }
    return address === start
  }
  return house.flows.flatMap(({ file, value }) =>
    Object.keys(value.steps)
      .filter((name) => inCircle(`${value.id}:${name}`))
      .map((name) => ({
        file,
        path: `steps, ${name}, then`,
        fault: 'goes round in a circle and never waits for the person',
        tip: 'take out one "then" of the circle and let the person choose',
      })),
  )
}
