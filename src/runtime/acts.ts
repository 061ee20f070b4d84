import type { HandOverReason } from '../domain/desk.ts'
import type { Event } from '../domain/event.ts'
import type { Act } from '../domain/flow.ts'
import type { Line } from './chat-record.ts'
import { newContinuationCode } from './continuation-code.ts'
import { wantPerson } from './hand-over.ts'
import { addToObjection, keepObjection } from './keep-objection.ts'
import { askForPage, finishReport } from './keep-report.ts'
import { newId } from './new-id.ts'
import { lineOf, type OutEntry } from './outbox.ts'
import { removeLines } from './removals.ts'
import type { TurnState } from './turn-state.ts'

/** What acts do is carried out on the turn's copy of the chat, so that it is stored with it or not at all. */
const carryOut: Record<Act, (state: TurnState, event: Event) => void> = {
  'mark-delicate': (state) => remember(state, { delicate: true }),
  'safe-to-write': (state) => remember(state, { safeToWrite: true }),
  'not-safe-to-write': (state) => remember(state, { safeToWrite: false }),
  hide(state) {
    remember(state, { hidden: true })
    withdrawAll(state)
  },
  'clear-screen'(state) {
    withdrawAll(state)
    const { head, now } = state
    for (const address of head.addresses) {
      const { channel, id, from } = address
      if (from < head.nextLine)
        state.outbox = {
          ...state.outbox,
          removals: [
            ...state.outbox.removals,
            removeLines(newId(), { channel, id }, from, head.nextLine - 1, now),
          ],
        }
      address.from = head.nextLine
    }
    if (head.erasing) head.erasing.clear = true
  },
  'erase-everything'(state) {
    state.said = []
    const clear = state.outbox.removals.length > 0
    const { session } = state.head
    state.head.erasing = { into: newId(), farewell: [], session, entries: [], clear }
  },
  'keep-place'(state, { place, at }) {
    if (!place) return
    const { latitude, longitude } = place
    state.places.push({ latitude, longitude, at })
  },
  // The session forgot it, and knows the terms; a word that was chosen must not stand on the screen.
  'forget-place': () => {},
  'keep-term': takeFromScreen,
  // The session already speaks the new language; every reply is worded after the acts.
  'switch-language': () => {},
  // The session knows when it was asked.
  'ask-for-objection': () => {},
  'keep-firm-objection': (state, event) => keepObjection(state, event, 'firm'),
  'keep-own-objection': (state, event) => keepObjection(state, event, 'person'),
  'add-to-objection': addToObjection,
  'make-continuation-code': (state) => {
    state.continuation = newContinuationCode()
  },
  'hand-over': (state, event) => wantPerson(state, reasonFor(state, event)),
  'finish-report': finishReport,
  'make-report-page': askForPage,
  // The session knows it.
  'about-them': () => {},
  'begin-check-in': () => {},
  'end-check-in': takeFromScreen,
  'answer-check-in': takeFromScreen,
  'keep-check-in-word': takeFromScreen,
  'let-in': () => {},
  'keep-out': () => {},
  'wait-for-sign': () => {},
  'stop-waiting': () => {},
  'stop-writing'(state) {
    remember(state, { quiet: true })
    withdrawAll(state)
  },
}

/** In the order given. */
export function carryOutActs(acts: Act[], state: TurnState, event: Event): void {
  for (const act of acts) carryOut[act](state, event)
}

/** What was just written is taken from the screen, where the platform lets us. */
function takeFromScreen(state: TurnState, { text }: Event): void {
  if (!/\p{L}/u.test(text)) return
  const { head, now } = state
  const { channel, id } = head.heardFrom ?? { channel: '', id: '' }
  const line = head.nextLine - 1
  if (id === '' || line < 1) return
  const removals = [
    ...state.outbox.removals,
    removeLines(newId(), { channel, id }, line, line, now),
  ]
  state.outbox = { ...state.outbox, removals }
}

const reasonOfFlow: Record<string, HandOverReason> = {
  'help-now': 'held',
  'self-harm': 'self-harm',
  child: 'child',
  'missing-relative': 'missing-relative',
}

/** Why somebody is wanted: what was just heard, else what the conversation is about. */
function reasonFor({ head }: TurnState, { verdict }: Event): HandOverReason {
  return verdict?.danger ?? reasonOfFlow[head.session.at?.flow ?? ''] ?? 'asked'
}

function remember(state: TurnState, part: Partial<TurnState['head']['session']>): void {
  state.head.session = { ...state.head.session, ...part }
}

/**
 * Nothing that was on its way is sent any more. A worker's words that came too late stay held: they are
 * part of the case, and are shown when the person writes again.
 */
function withdrawAll(state: TurnState): void {
  state.said = []
  const isKept = ({ by }: OutEntry) => by === 'worker'
  const { entries, held } = state.outbox
  for (const entry of [...entries, ...held.filter((one) => !isKept(one))])
    state.lines.set(entry.line, withdrawn(entry))
  state.outbox = { ...state.outbox, entries: [], held: held.filter(isKept) }
}

function withdrawn(entry: OutEntry): Line {
  return lineOf({ entry, state: 'withdrawn', platformId: null })
}
