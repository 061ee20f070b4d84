import type { Flow, Step, Target } from '../../domain/flow.ts'

/** A flow as it is written: a question says only where it leads. */
type WrittenFlow = Omit<Flow, 'steps'> & { steps: Record<string, Step & { next?: Target }> }

type Choice = Step['choices'][number]

/** Where "that is all" leads from every question. A flow with questions has this step. */
const end = 'enough'

/**
 * Gives every question (a step with `next`) what all of them have, so that no flow can forget it: words,
 * pictures and places lead on, and so do skipping, going back and "that is all".
 */
export function withQuestions(written: WrittenFlow): Flow {
  const before = new Map<Target, string>()
  for (const [name, { next }] of Object.entries(written.steps))
    if (next !== undefined && !before.has(next)) before.set(next, name)
  const steps = Object.entries(written.steps).map(([name, step]) => {
    const { next, ...plain } = step
    return [name, next === undefined ? plain : question(plain, next, before.get(name))] as const
  })
  return { ...written, steps: Object.fromEntries(steps) }
}

function question(step: Step, next: Target, back: string | undefined): Step {
  const choices = [
    ...step.choices,
    choice('skip', next, null),
    ...(back === undefined ? [] : [choice('back', back)]),
    choice('enough', end),
  ]
  return {
    ...step,
    choices,
    otherwise: { text: next, place: next, media: next, ...step.otherwise },
  }
}

function choice(id: string, to: Target, answer?: null): Choice {
  const label = `report:${id}`
  const plain = { id, label, to, hidden: false, unlessDelicate: false, acts: [] }
  return answer === null ? { ...plain, answer } : plain
}
