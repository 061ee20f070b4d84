import { addressOf, flowsById, targetsOf } from '../flow-walk.ts'
import type { Check } from '../house.ts'

/**
 * Every step can be come to: from the start of its flow, from another flow's step, or because the code goes
 * there. A step nobody can come to is a text nobody reads.
 */
export const flowStepsReachable: Check = (house) => {
  // A broken flow may be the one that leads there.
  if ([...house.broken].some((file) => file.startsWith('flows'))) return []
  const flows = flowsById(house.flows)
  const reached = new Set<string>()
  const waiting = [
    ...house.flows.map(({ value }) => `${value.id}:${value.start}`),
    ...house.spoken.steps,
  ]
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (reached.has(address)) continue
    reached.add(address)
    const [flow = '', name = ''] = address.split(':')
    const step = flows.get(flow)?.value.steps[name]
    if (step === undefined) continue
    for (const { target } of targetsOf(name, step)) {
      const next = addressOf(flow, target, flows)
      if (next !== null) waiting.push(next)
    }
  }
  return house.flows.flatMap(({ file, value }) =>
    Object.keys(value.steps)
      // A start that is not there is told by `flow-targets-exist`; everything after it would be noise.
      .filter(
        (name) =>
          name !== 'end' && value.start in value.steps && !reached.has(`${value.id}:${name}`),
      )
      .map((name) => ({
        file,
        path: `steps, ${name}`,
        fault: 'is a step that nothing leads to',
        tip: 'lead to it from another step, or delete it; steps the code goes to are listed in src/content/checks/spoken-by-code.ts',
      })),
  )
}
