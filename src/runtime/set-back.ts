import { languageOf, render } from './render.ts'
import { ownTexts, type Rules } from './rules.ts'
import { speak } from './speak.ts'
import { writes } from './take-in.ts'
import { beginTurn, consume, type Found, type TurnState } from './turn-state.ts'

/** Milliseconds until the second and the third try. What is pure mostly fails again, so they are short. */
const waits = [200, 1_000]

/**
 * The chat after a turn threw. First what waited is tried one by one; an entry that fails again and again is
 * set aside, and the person is told that it could not be read. Nothing is lost and nothing runs for ever.
 */
export function setBack(found: Found, rules: Rules, now: number): TurnState {
  const state = beginTurn(found, now)
  const { head } = state
  const [entry, another] = found.entries
  if (another) {
    head.trouble = { failures: 0, aloneUntil: head.nextEntry }
    return again(state, now)
  }
  const failures = head.trouble.failures + 1
  const wait = waits[failures - 1]
  if (wait !== undefined) {
    head.trouble = { ...head.trouble, failures }
    return again(state, now + wait)
  }
  head.trouble = { ...head.trouble, failures: 0 }
  if (entry) {
    state.failed = { number: head.firstEntry, entry }
    const silent = !writes(entry) || head.session.hidden || found.voice.by === 'worker'
    if (!silent) state.said = apology(entry, state, rules)
    speak(state, [entry])
  }
  consume(state)
  return state
}

function again(state: TurnState, due: number): TurnState {
  const { head, now } = state
  head.turn = { first: head.turn?.first ?? now, due, distress: head.turn?.distress ?? false }
  return state
}

function apology(
  { from, languageHint }: Found['entries'][number],
  { head }: TurnState,
  { say }: Rules,
): TurnState['said'] {
  const line = { key: ownTexts.couldNotRead, values: {} }
  const language = languageOf(head.session, languageHint)
  try {
    const reply = { lines: [line], choices: [], leave: false }
    return [render(reply, from, language, say, () => '')]
  } catch {
    // Even the words for it are broken. Saying nothing beats trying this entry for ever; it is logged.
    return []
  }
}
