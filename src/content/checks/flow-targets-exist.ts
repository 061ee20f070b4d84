import type { Fault } from '../fault.ts'
import { flowsById, noSteps, readTarget, targetsOf } from '../flow-walk.ts'
import type { Check, House } from '../house.ts'
import { nearest } from '../nearest.ts'

/** Every target of a step, every start, and every step the code goes to is there. */
export const flowTargetsExist: Check = (house) => {
  const missing = missingIn(house)
  return [
    ...house.flows.flatMap(({ file, value }) => [
      ...missing(value.id, value.start).map(({ fault, tip }) => ({
        file,
        path: 'start',
        fault,
        tip,
      })),
      ...Object.entries(value.steps).flatMap(([name, step]) => [
        ...(noSteps.has(name) ? [{ file, path: `steps, ${name}`, ...reserved(name) }] : []),
        ...targetsOf(name, step).flatMap(({ target, path }) =>
          missing(value.id, target).map(({ fault, tip }) => ({ file, path, fault, tip })),
        ),
      ]),
    ]),
    ...house.spoken.steps.flatMap((address) =>
      missing('', address).map(({ fault }) => ({
        file: `flows/${address.split(':')[0]}.yaml`,
        path: '',
        fault: `${fault}, but the program goes there`,
        tip: 'bring the step back, or take it out of src/content/checks/spoken-by-code.ts',
      })),
    ),
  ]
}

const reserved = (name: string) => ({
  fault: `is a step named "${name}"`,
  tip: 'choose another name; end closes a flow, and back leads to the question before it',
})

function missingIn(house: House) {
  const flows = flowsById(house.flows)
  return (from: string, target: string): Pick<Fault, 'fault' | 'tip'>[] => {
    const read = readTarget(from, target)
    if (read === null || house.broken.has(`flows/${read.flow}.yaml`)) return []
    const flow = flows.get(read.flow)?.value
    if (flow === undefined) {
      return [
        {
          fault: `leads to "${target}", but there is no flow "${read.flow}"`,
          tip: guess(read.flow, [...flows.keys()]),
        },
      ]
    }
    if (read.step === null || Object.hasOwn(flow.steps, read.step)) return []
    return [
      {
        fault: `leads to "${target}", but the flow "${flow.id}" has no step "${read.step}"`,
        tip: guess(read.step, Object.keys(flow.steps)),
      },
    ]
  }
}

function guess(name: string, known: string[]): string {
  const near = nearest(name, known)
  return near === null ? `write one of ${known.join(', ')}` : `did you mean "${near}"?`
}
