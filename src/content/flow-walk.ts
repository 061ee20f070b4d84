import type { Flow, Step, Target } from '../domain/flow.ts'
import { place } from './fault.ts'
import type { Entry } from './house.ts'

/** Targets that are no steps. */
export const noSteps: ReadonlySet<string> = new Set(['end', 'back'])

/** A text key a flow names, where it names it, and whether it is said or stands on a button. */
export type NamedKey = { key: string; path: string; as: 'said' | 'label'; step: Step }

export function keysOf(flow: Flow): NamedKey[] {
  return Object.entries(flow.steps).flatMap(([name, step]) => [
    ...step.say.map((key, i) => ({
      key,
      path: place('steps', name, 'say', i),
      as: 'said' as const,
      step,
    })),
    ...step.choices.map((choice, i) => ({
      key: choice.label,
      path: place('steps', name, 'choices', i, 'label'),
      as: 'label' as const,
      step,
    })),
  ])
}

/** Where a step may lead, and where in the file that is written. */
export function targetsOf(name: string, step: Step): { target: Target; path: string }[] {
  const { text, place: pin, media } = step.otherwise
  const otherwise = Object.entries({ text, place: pin, media })
  return [
    ...step.choices.map(({ to }, i) => ({
      target: to,
      path: place('steps', name, 'choices', i, 'to'),
    })),
    ...otherwise.flatMap(([kind, target]) =>
      target === undefined ? [] : [{ target, path: place('steps', name, 'otherwise', kind) }],
    ),
    ...(step.then === null ? [] : [{ target: step.then, path: place('steps', name, 'then') }]),
  ]
}

/**
 * A target as flow and step, seen from a flow; the step is null for "its start", and all is null for `end` and `back`,
 * which no step may be called.
 */
export function readTarget(
  from: string,
  target: Target,
): { flow: string; step: string | null } | null {
  if (noSteps.has(target)) return null
  const [first = '', second] = target.split(':')
  if (second === undefined) return { flow: from, step: first }
  return { flow: first, step: second === '' ? null : second }
}

/** `flow:step` of a target, or null for `end`, `back` and for a flow that is not there. */
export function addressOf(
  from: string,
  target: Target,
  flows: ReadonlyMap<string, Entry<Flow>>,
): string | null {
  const read = readTarget(from, target)
  if (read === null) return null
  const step = read.step ?? flows.get(read.flow)?.value.start
  return step === undefined ? null : `${read.flow}:${step}`
}

export function flowsById(flows: readonly Entry<Flow>[]): Map<string, Entry<Flow>> {
  return new Map(flows.map((entry) => [entry.value.id, entry]))
}
