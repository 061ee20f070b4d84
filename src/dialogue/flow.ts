import { withoutAwaited, withoutJourney } from '../domain/correspondence.ts'
import type { Act, Flow, Step, Target } from '../domain/flow.ts'
import { type Language, languages } from '../domain/language.ts'
import type { Line, Reply, Turn } from '../domain/reply.ts'
import { withTerm } from '../domain/safe-contact.ts'
import { newSession, type Session } from '../domain/session.ts'
import { type Answer, choiceId } from './answer.ts'
import { composedLines, composedPicture, composedSlots, redirected } from './composed-steps.ts'
import { deskSlots } from './desk-slots.ts'
import { afterCheckInAct } from './journey-acts.ts'
import { planned } from './journey-plan.ts'
import { leftFor, withLeft } from './left.ts'
import { recentObjections } from './recent-objections.ts'
import { afterTold, atQuestion, changedReport, toldBy } from './report.ts'
import { type Scene, tellerFor } from './scene.ts'
import { helpSlots } from './teller.ts'

/** More lines than this nobody reads on a telephone. */
const longestMessage = 6

/** Steps that may follow each other without an answer; more is a circle in the flows. */
const mostSteps = 8

/** Says a step and those that follow it at once. `from` is the flow a bare step name belongs to. */
export function goTo(target: Target, session: Session, scene: Scene, from?: Flow): Turn {
  const turn: Turn = { session, replies: [], acts: [] }
  let place = placeOf(target, from, session, scene)
  let again = target === 'back'
  for (let steps = 0; place !== null; steps += 1) {
    if (steps === mostSteps) throw new Error(`the flows go in a circle at ${place.address}`)
    sayStep(place, turn, scene, again ? [] : place.step.acts)
    const { then } = place.step
    again = then === 'back'
    place = then === null ? null : placeOf(then, place.flow, turn.session, scene)
  }
  return turn
}

/** Does what a given answer asks for and goes where it leads. */
export function take(answer: Answer, session: Session, from: Scene): Turn {
  const { flow, step, choice } = answer
  const scene = { ...from, answered: { step, choice: choice.id } }
  const switched = choice.acts.includes('switch-language')
    ? { ...session, language: languageOf(choice.id), languageChosen: true }
    : session
  const told = toldBy(answer)
  const before = planned(told, afterTold(told, afterActs(choice.acts, switched, scene)), scene)
  const turn = goTo(choice.to, before, scene, flow)
  return { ...turn, acts: [...new Set([...choice.acts, ...turn.acts])], told }
}

/** A choice that switches the language has the language as its id. */
function languageOf(id: string): Language {
  const language = languages.find((one) => one === id)
  if (!language) throw new Error(`a choice switches to ${id}, which nobody is answered in`)
  return language
}

/** `address` is `flow:step`. */
type Place = { flow: Flow; address: string; step: Step }

/** `end` is nowhere, and so is `back` where no question was left. An unknown step is a mistake in flows or code and is not passed over in silence. */
function placeOf(
  target: Target,
  from: Flow | undefined,
  session: Session,
  { known: { flows }, event }: { known: { flows: Flow[] }; event: Scene['event'] },
): Place | null {
  if (target === 'end') return null
  if (target === 'back') {
    const { left } = session
    return left
      ? placeOf(`${left.flow}:${left.step}`, undefined, session, { known: { flows }, event })
      : null
  }
  const [left = '', right] = target.split(':')
  const id = right === undefined ? (from?.id ?? '') : left
  const start = flows.find((flow) => flow.id === id)?.start ?? ''
  const name = right === undefined ? left : right || start
  const own = `${id}:${name}`
  // What a session remembers may be of flows that have changed since.
  const place = placeAt(redirected(own, session, event), flows) ?? placeAt(own, flows)
  if (!place) throw new Error(`no step ${target} in the flows`)
  return place
}

function placeAt(address: string, flows: Flow[]): Place | null {
  const [flowId, stepName = ''] = address.split(':')
  const flow = flows.find((one) => one.id === flowId)
  const step = flow?.steps[stepName]
  return flow && step ? { flow, address, step } : null
}

/** Says one step: the acts, its messages, its short answers under the last. Changes `turn`. */
function sayStep({ flow, address, step }: Place, turn: Turn, scene: Scene, own: Act[]): void {
  const left = leftFor(flow, turn.session, scene.known.flows)
  const after = withLeft(afterActs(own, turn.session, scene), left)
  const [, name = ''] = address.split(':')
  const open = step.choices.length > 0 || Object.keys(step.otherwise).length > 0
  turn.session = {
    ...after,
    delicate: after.delicate || flow.delicate,
    at: open ? { flow: flow.id, step: name } : null,
  }
  if (flow.report && (step.asks || step.consents))
    turn.session.report = atQuestion(turn.session, flow.id, flow.report, name, scene.event.at)
  const acts: Act[] = flow.delicate ? ['mark-delicate', ...own] : own
  turn.acts.push(...acts.filter((act) => !turn.acts.includes(act)))
  const messages = messagesOf({ flow, address, step }, turn.session, scene)
  const picture = composedPicture(address, turn.session, tellerFor(turn.session, scene, flow.id))
  messages.forEach((lines, index) => {
    const choices = index === messages.length - 1 ? shownChoices(address, step, turn.session) : []
    const along = picture && index === 0 ? { picture } : {}
    turn.replies.push({ lines, choices, ...along, leave: false })
  })
}

/** Lines one message of a step may hold, beside the one that says nothing where somebody may read along. */
export function roomFor(session: Session, delicateFlow = false): number {
  return isVeiled(delicateFlow, session) ? longestMessage - 1 : longestMessage
}

function isVeiled(delicateFlow: boolean, { delicate }: Session): boolean {
  return delicate && !delicateFlow
}

function messagesOf({ flow, address, step }: Place, session: Session, scene: Scene): Line[][] {
  // In a delicate chat the first line may light up in other hands: it says that something was read, no more.
  const neutral = isVeiled(flow.delicate, session) ? [{ key: neutralFor(flow), values: {} }] : []
  const teller = tellerFor(session, scene, flow.id)
  const composed = composedLines(address, session, teller, scene, roomFor(session, flow.delicate))
  const values = {
    ...(step.help ? helpSlots(step.help.need, step.help.count, teller) : {}),
    ...composedSlots(address, session, teller, scene),
    ...deskSlots(address, session, scene.event),
  }
  const [first, ...rest] = step.say.map((key) => ({ key, values }))
  const opening = first ? [...composed, first] : composed
  if (opening.length === 0) return []
  return [opening, ...rest.map((line) => [line])].map((lines) => [...neutral, ...lines])
}

/** What cannot be read was not read. */
function neutralFor({ id }: Flow): string {
  return id === 'errors' ? 'common:received' : 'common:neutral'
}

function shownChoices(address: string, step: Step, { delicate }: Session): Reply['choices'] {
  return step.choices
    .filter(({ hidden, unlessDelicate }) => !hidden && !(unlessDelicate && delicate))
    .map((choice) => ({ id: choiceId(address, choice.id), label: choice.label }))
}

/** The session after acts, which change it at once; the rest of them is carried out with the commit. */
function afterActs(acts: Act[], session: Session, scene: Scene): Session {
  let changed = session
  for (const act of acts) changed = afterAct(act, changed, scene)
  return changed
}

function afterAct(act: Act, session: Session, scene: Scene): Session {
  const { told, event, answered } = scene
  switch (act) {
    case 'mark-delicate':
      return { ...session, delicate: true }
    case 'hide':
      return { ...session, hidden: true, at: null, offer: null }
    case 'erase-everything':
      return {
        ...newSession,
        ...leaving(session),
        language: session.language,
        languageChosen: session.languageChosen,
        // Else whoever floods us with objections would only have to erase the chat.
        ...(session.objections ? { objections: session.objections } : {}),
      }
    case 'safe-to-write':
      return { ...session, safeToWrite: true }
    case 'not-safe-to-write':
      return { ...session, safeToWrite: false }
    case 'keep-place':
      return { ...session, country: told ?? session.country }
    case 'forget-place':
      return { ...session, country: null }
    case 'keep-term': {
      const step = answered?.step ?? session.at?.step ?? ''
      const answer = answered?.choice ?? event.text
      return { ...session, safeContact: withTerm(session.safeContact, step, answer, event.at) }
    }
    case 'stop-writing':
      return { ...session, quiet: true }
    case 'keep-firm-objection':
    case 'keep-own-objection':
      return {
        ...session,
        objections: [...recentObjections(session, event.at), { at: event.at, parts: 1 }],
      }
    case 'ask-for-objection':
      return { ...session, objectionAskedAt: event.at }
    case 'add-to-objection':
      return { ...session, objections: withOneMore(session.objections ?? []) }
    case 'finish-report':
      return changedReport(session, { finished: true })
    case 'about-them':
      return changedReport(session, { aboutThem: true })
    case 'clear-screen':
    case 'make-report-page':
    case 'switch-language':
    case 'make-continuation-code':
    case 'hand-over':
      return session
    default:
      return afterCheckInAct(act, session, scene)
  }
}

/** What others are to hear of somebody who erases everything: whoever waits for them, and those they wait for. */
function leaving(session: Session): Pick<Session, 'letters'> {
  const { letters } = withoutJourney(withoutAwaited(session))
  return letters ? { letters } : {}
}

function withOneMore(objections: { at: number; parts: number }[]): { at: number; parts: number }[] {
  return objections.map((one, at) =>
    at === objections.length - 1 ? { ...one, parts: one.parts + 1 } : one,
  )
}
