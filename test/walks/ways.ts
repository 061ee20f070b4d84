import { redirected } from '../../src/dialogue/composed-steps.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Flow, Step, Target } from '../../src/domain/flow.ts'
import type { Session } from '../../src/domain/session.ts'

/**
 * The ways out of a step as the file has them, by name: `flow:step>choice` for a short answer,
 * `flow:step>(text)`, `>(place)`, `>(media)` for what else is said, `>(then)` where it leads on by itself.
 */
export type Way = { name: string; flow: Flow; step: string; target: Target }

const otherwise = ['text', 'place', 'media'] as const

export function waysOf(flow: Flow, name: string, step: Step): Way[] {
  const way = (how: string, target: Target) => ({
    name: `${flow.id}:${name}>${how}`,
    flow,
    step: name,
    target,
  })
  return [
    ...step.choices.map(({ id, to }) => way(id, to)),
    ...otherwise.flatMap((kind) => {
      const target = step.otherwise[kind]
      return target === undefined ? [] : [way(`(${kind})`, target)]
    }),
    ...(step.then === null ? [] : [way('(then)', step.then)]),
  ]
}

export function everyWay(flows: readonly Flow[]): Way[] {
  return flows.flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([name, step]) => waysOf(flow, name, step)),
  )
}

export function everyStep(flows: readonly Flow[]): string[] {
  return flows.flatMap(({ id, steps }) => Object.keys(steps).map((name) => `${id}:${name}`))
}

/** `flow:step` of a target; null for `end` and `back`. */
export function addressOf(target: Target, from: Flow, flows: readonly Flow[]): string | null {
  if (target === 'end' || target === 'back') return null
  const [left = '', right] = target.split(':')
  if (right === undefined) return `${from.id}:${left}`
  return `${left}:${right || (flows.find(({ id }) => id === left)?.start ?? '')}`
}

/**
 * The steps a target may come to: its own, and where code goes on to from it, as the session was before the turn
 * or is after it.
 */
export function endsOf(
  target: Target,
  from: Flow,
  flows: readonly Flow[],
  { event, session }: { event: Event; session: Session },
  after: Session,
): Set<string> {
  if (target === 'back') {
    const { at, left } = session
    const asked = at?.flow === from.id ? left : at
    return new Set(asked ? [`${asked.flow}:${asked.step}`] : [])
  }
  const address = addressOf(target, from, flows)
  if (address === null) return new Set()
  return new Set([
    address,
    redirected(address, session, event),
    redirected(address, { ...after, at: session.at }, event),
  ])
}

/**
 * The flows, and a list of the steps that were said since it was last asked for: where a step leads on by itself is
 * looked up once each time it is said, and never otherwise.
 */
export function watched(flows: readonly Flow[]): { flows: Flow[]; entered(): string[] } {
  let seen: string[] = []
  const watch = (address: string, step: Step): Step => {
    const { then: onward, ...rest } = step
    return Object.defineProperty({ ...rest }, 'then', {
      enumerable: true,
      get() {
        seen.push(address)
        return onward
      },
    }) as Step
  }
  return {
    flows: flows.map((flow) => ({
      ...flow,
      steps: Object.fromEntries(
        Object.entries(flow.steps).map(([name, step]) => [name, watch(`${flow.id}:${name}`, step)]),
      ),
    })),
    entered() {
      const all = seen
      seen = []
      return all
    },
  }
}
