import { expect, it } from 'vitest'
import { houseFolder } from '../../src/commands/house.ts'
import { flowStepsReachable } from '../../src/content/checks/flow-steps-reachable.ts'
import { flowTargetsExist } from '../../src/content/checks/flow-targets-exist.ts'
import { collectFiles } from '../../src/content/collect-files.ts'
import type { House } from '../../src/content/house.ts'
import { readHouse } from '../../src/content/read-house.ts'
import { spokenSteps } from '../../src/dialogue/spoken-keys.ts'
import type { Flow, Step, Target } from '../../src/domain/flow.ts'
import { groundOf } from './ground.ts'
import { type Done, go, walkAll } from './walk.ts'
import { everyStep, everyWay, type Way } from './ways.ts'

/*
 * A walk that notices nothing proves nothing. Here each flow is changed in every way a hand could slip, one change at a
 * time, and the turn that goes there is taken again: it must come out otherwise, or the check of the content must say so.
 */

// The field is `then`; no step is ever awaited.
const onward = 'then'

const ground = groundOf()
const { flows } = ground
const walk = walkAll('id', ground)

/** What is seen of a turn: which steps, what was said, done and kept, and where the chat stands. */
function courseOf({ chat, does }: Done, changed: Flow[] = flows): string {
  try {
    const { entered, turn } = go(chat, does, groundOf(changed))
    const { said, acts, told } = turn
    return JSON.stringify([entered, said, acts, told, turn.chat.kept.head.session.at])
  } catch (error) {
    return `stumbles: ${error}`
  }
}

/** The flows with one step changed; null: without it. */
function withStep(address: string, change: (step: Step) => Step | null): Flow[] {
  const [id = '', name = ''] = address.split(':')
  return flows.map((flow) => {
    if (flow.id !== id) return flow
    const steps = Object.entries(flow.steps).flatMap(([one, step]) => {
      const changed = one === name ? change(step) : step
      return changed ? [[one, changed] as const] : []
    })
    return { ...flow, steps: Object.fromEntries(steps) }
  })
}

const read = readHouse(collectFiles(houseFolder).files, new Set())
const house: House = {
  ...read.house,
  broken: read.broken,
  spoken: { keys: [], slots: [], steps: spokenSteps },
  today: '2026-11-25',
}

/** Whether the check of the content refuses the flows. */
function isRefused(changed: Flow[]): boolean {
  const entries = house.flows.map((entry) => ({
    ...entry,
    value: changed.find(({ id }) => id === entry.value.id) ?? entry.value,
  }))
  const checked = { ...house, flows: entries }
  return [flowTargetsExist, flowStepsReachable].some((check) => check(checked).length > 0)
}

it('the flows as they are are refused by no check, and a turn goes the same each time', () => {
  expect(isRefused(flows)).toBe(false)
  for (const done of walk.ways.values()) expect(courseOf(done)).toBe(courseOf(done))
})

function unnoticed(steps: string[], change: (step: Step) => Step | null): string[] {
  return steps.filter((address) => {
    const changed = withStep(address, change)
    const dones = [walk.said.get(address), ...answersTo(address)]
    const isNoticed = dones.some((done) => done && courseOf(done, changed) !== courseOf(done))
    return !isNoticed && !isRefused(changed)
  })
}

/** What the clock asks is said by the runtime, which knows no flows: its answers are all that a flow has of it. */
function answersTo(address: string): Done[] {
  const asking = walk.said.get(address)?.does ?? []
  if (!asking.some(({ does }) => does === 'later')) return []
  return [...walk.ways].flatMap(([name, done]) => (name.startsWith(`${address}>`) ? [done] : []))
}

it('without any one step, it is noticed', () => {
  expect(unnoticed(everyStep(flows), () => null)).toEqual([])
})

it('with any one step emptied, it is noticed', () => {
  const empty = (step: Step): Step => ({
    ...step,
    say: [],
    help: null,
    acts: [],
    choices: [],
    otherwise: {},
    [onward]: null,
  })
  // A step that is empty as it is has its words from code.
  const isEmpty = (address: string) => {
    const [id, name = ''] = address.split(':')
    const step = flows.find((flow) => flow.id === id)?.steps[name]
    return step !== undefined && JSON.stringify(step) === JSON.stringify(empty(step))
  }
  const said = everyStep(flows).filter((address) => walk.said.has(address) && !isEmpty(address))
  expect(unnoticed(said, empty)).toEqual([])
})

it('with any one act left out, it is noticed', () => {
  const acting = everyStep(flows).filter((address) => {
    const [id, name = ''] = address.split(':')
    return (flows.find((flow) => flow.id === id)?.steps[name]?.acts.length ?? 0) > 0
  })
  expect(acting.length).toBeGreaterThan(20)
  expect(unnoticed(acting, (step) => ({ ...step, acts: [] }))).toEqual([])
})

it('with any one way leading elsewhere, it is noticed', () => {
  const gone = everyWay(flows).filter(({ name }) => walk.ways.has(name))
  expect(gone.length).toBeGreaterThan(400)
  const same = gone.filter((way) => {
    const elsewhere = way.target === 'small-talk:' ? 'menu:' : 'small-talk:'
    return isSame(way, turned(way, elsewhere))
  })
  expect(same.map(({ name }) => name)).toEqual([])
})

it('with the acts of any one short answer left out, it is noticed', () => {
  const acting = everyWay(flows).filter(({ flow, step, name }) =>
    flow.steps[step]?.choices.some(({ id, acts }) => acts.length > 0 && name.endsWith(`>${id}`)),
  )
  expect(acting.length).toBeGreaterThan(30)
  const without =
    ({ name }: Way) =>
    (step: Step) => ({
      ...step,
      choices: step.choices.map((one) =>
        name.endsWith(`>${one.id}`) ? { ...one, acts: [] } : one,
      ),
    })
  expect(acting.filter((way) => isSame(way, without(way))).map(({ name }) => name)).toEqual([])
})

function isSame({ name, flow, step }: Way, change: (step: Step) => Step): boolean {
  const done = walk.ways.get(name)
  return !done || courseOf(done, withStep(`${flow.id}:${step}`, change)) === courseOf(done)
}

function turned({ name }: Way, to: Target): (step: Step) => Step {
  const how = name.slice(name.indexOf('>') + 1)
  return (step) => {
    if (how === '(then)') return { ...step, [onward]: to }
    const kind = how.slice(1, -1)
    if (how.startsWith('(')) return { ...step, otherwise: { ...step.otherwise, [kind]: to } }
    const choices = step.choices.map((choice) => (choice.id === how ? { ...choice, to } : choice))
    return { ...step, choices }
  }
}
