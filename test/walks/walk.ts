import type { Flow } from '../../src/domain/flow.ts'
import type { Language } from '../../src/domain/language.ts'
import type { Media } from '../../src/domain/message.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import { openingsIn } from './openings.ts'
import { type Does, newChat, turnOf, type WalkedChat, type WalkedTurn } from './walked-chat.ts'
import { addressOf, endsOf, waysOf } from './ways.ts'
import { said } from './words.ts'

/** What walks are made in: the rules over the flows as they are, and the watch over which steps are said. */
export type Ground = {
  flows: Flow[]
  rules: Rules
  /** The same for somebody else: what they are told is none of this walk's steps. */
  friends: Rules
  entered(): string[]
}

/** One thing done at a stop, and what came of it. `took`: the ways of the file that were gone. */
export type Going = {
  does: Does[]
  entered: string[]
  took: string[]
  turn: WalkedTurn
}

/** A place in the conversation: a step whose answers are open, or one after which nothing is. */
export type Stop = {
  /** `flow:step` */
  address: string
  open: boolean
  /** The turns that lead here from a new chat; `last` is the one that came here. */
  path: Does[][]
  last: WalkedTurn
  /** The steps said in the last turn. */
  entered: string[]
  goings: Going[]
}

/** What was done, in which chat and after which turns, and what came of it. */
export type Done = { chat: WalkedChat; path: Does[][]; does: Does[]; turn: WalkedTurn }

export type Walk = {
  language: Language
  stops: Stop[]
  /** Every step that was said; that, and what code went on from; every way gone. Each with the turn that did. */
  said: Map<string, Done>
  steps: Map<string, Done>
  ways: Map<string, Done>
}

/**
 * Walks everything: from the openings to every step they come to, and from there along whatever can be done, until
 * no step is new. Each step is gone on from once, by the shortest path found.
 */
export function walkAll(language: Language, ground: Ground): Walk {
  const walk: Walk = { language, stops: [], said: new Map(), steps: new Map(), ways: new Map() }
  const seen = new Set<string>()
  const waiting: Stop[] = []

  function arrive(path: Does[][], turn: WalkedTurn, entered: string[]): void {
    const { at, language: spoken } = turn.chat.kept.head.session
    const address = at ? `${at.flow}:${at.step}` : entered.at(-1)
    if (address === undefined || seen.has(address) || (spoken && spoken !== language)) return
    seen.add(address)
    const stop: Stop = { address, open: at !== null, path, last: turn, entered, goings: [] }
    walk.stops.push(stop)
    if (stop.open) waiting.push(stop)
  }

  function goFrom(chat: WalkedChat, path: Does[][], does: Does[], how?: string): Going {
    const going = go(chat, does, ground, how)
    const done = { chat, path, does, turn: going.turn }
    for (const step of going.entered) if (!walk.said.has(step)) walk.said.set(step, done)
    for (const step of [...going.entered, ...passed(going, ground)])
      if (!walk.steps.has(step)) walk.steps.set(step, done)
    for (const way of going.took) if (!walk.ways.has(way)) walk.ways.set(way, done)
    arrive([...path, does], going.turn, going.entered)
    return going
  }

  for (const { turns } of openingsIn(language)) {
    let chat = newChat()
    let path: Does[][] = []
    for (const does of turns) {
      const going = goFrom(chat, path, does)
      path = [...path, does]
      chat = going.turn.chat
    }
  }
  for (let stop = waiting.shift(); stop; stop = waiting.shift()) {
    for (const { does, how } of doings(stop, ground, language))
      stop.goings.push(goFrom(stop.last.chat, stop.path, does, how))
  }
  return walk
}

/**
 * One turn, with the steps that were said and the ways that were gone in it.
 * @param how which way of the open step it is meant to be, where it is meant to be one
 */
export function go(
  chat: WalkedChat,
  does: Does[],
  { flows, rules, friends, entered }: Ground,
  how: string | null = null,
): Going {
  entered()
  const turn = turnOf(chat, does, rules, friends)
  const steps = entered()
  const asked = askedByClock(turn)
  if (asked !== null && !steps.includes(asked)) steps.push(asked)
  return { does, entered: steps, took: taken(chat, turn, steps, how, flows), turn }
}

/** The open step, where its short answers are under what was said: the clock asks without the flows. */
function askedByClock({ chat, buttons }: WalkedTurn): string | null {
  const { at } = chat.kept.head.session
  const address = at && `${at.flow}:${at.step}`
  return address && buttons.some(({ id }) => id.startsWith(`${address}:`)) ? address : null
}

/** The ways of the open step, and of the steps that led on by themselves, whose end was come to. */
function taken(
  before: WalkedChat,
  turn: WalkedTurn,
  entered: string[],
  how: string | null,
  flows: Flow[],
): string[] {
  const [asked] = turn.events
  const [first] = entered
  if (!asked || first === undefined) return []
  const { session } = turn.chat.kept.head
  const ends = (address: string, how: string) => {
    const [id = '', name = ''] = address.split(':')
    const flow = flows.find((one) => one.id === id)
    const step = flow?.steps[name]
    if (!flow || !step) return new Set<string>()
    const way = waysOf(flow, name, step).find((one) => one.name === `${address}>${how}`)
    return way ? endsOf(way.target, flow, flows, asked, session) : new Set<string>()
  }
  const { at } = before.kept.head.session
  const open = at && how !== null ? `${at.flow}:${at.step}` : null
  const led = entered
    .slice(0, -1)
    .filter((address, i) => ends(address, '(then)').has(entered[i + 1] ?? ''))
    .map((address) => `${address}>(then)`)
  const chosen = open !== null && how !== null && ends(open, how).has(first)
  return chosen ? [`${open}>${how}`, ...led] : led
}

/** Starts of flows from which code went on to the step that was said. */
function passed({ turn, entered }: Going, { flows }: Ground): string[] {
  const [asked] = turn.events
  if (!asked) return []
  const { session } = turn.chat.kept.head
  return flows.flatMap((flow) => {
    const start = addressOf(`${flow.id}:`, flow, flows)
    const ends = endsOf(`${flow.id}:`, flow, flows, asked, session)
    return start && entered.some((one) => one.startsWith(`${flow.id}:`) && ends.has(one))
      ? [start]
      : []
  })
}

/** Something to be done at a step. `how`: which of its ways that is, as `waysOf` names them. */
export type Doing = { does: Does[]; how: string }

/** What can be done at an open step: each of its short answers, and what anybody may do anywhere. */
export function doings({ address, last }: Stop, ground: Ground, language: Language): Doing[] {
  const [id = '', name = ''] = address.split(':')
  const step = ground.flows.find((one) => one.id === id)?.steps[name]
  const { delicate } = last.chat.kept.head.session
  const words = said[language]
  const write = (text: string, how = '(text)'): Doing => ({ does: [{ does: 'write', text }], how })
  const show = (media: Media): Doing => ({
    does: [{ does: 'show', media, caption: '' }],
    how: '(media)',
  })
  const choices = (step?.choices ?? []).map((choice, index): Doing => {
    if (choice.hidden || (choice.unlessDelicate && delicate))
      return write(String(index + 1), choice.id)
    const label = ground.rules.say(language, choice.label, {})
    return {
      does: [{ does: 'tap', choice: `${address}:${choice.id}`, label }],
      how: choice.id,
    }
  })
  return [
    ...choices,
    ...(step?.asks === 'check-on' ? [write(words.day)] : []),
    write(words.plain),
    write(words.senseless),
    write(words.country),
    { does: [{ does: 'pin', latitude: 11.55, longitude: 104.92 }], how: '(place)' },
    show('photo'),
    show('voice'),
    write('.'),
    write(words.quiet),
  ]
}
