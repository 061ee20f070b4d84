import { randomInt } from 'node:crypto'
import type { Event } from '../domain/event.ts'
import { markKey } from '../domain/indicator.ts'
import type { ObjectionAbout } from '../domain/objection.ts'
import { codeLetters, isCode } from '../domain/short-code.ts'
import { daysToDecide, workingDaysAfter } from '../domain/working-days.ts'
import type { TurnState } from './turn-state.ts'

/** More of one message is not kept of an objection. UTF-16 units. */
const longest = 4_000

/** Keeps what was written as a new objection; it gets its code. */
export function keepObjection(state: TurnState, event: Event, about: ObjectionAbout): void {
  const at = event.at
  const dueBy = workingDaysAfter(at, daysToDecide)
  state.head.objection = { code: newCode(), about, at, dueBy, parts: 0 }
  addToObjection(state, event)
}

/** Keeps it as a further message of the objection before. */
export function addToObjection(state: TurnState, event: Event): void {
  const { head, chat } = state
  if (!head.objection) return
  const { code, about, at, dueBy } = head.objection
  const parts = head.objection.parts + 1
  head.objection = { ...head.objection, parts }
  state.objected.push({
    code,
    number: parts,
    part: {
      code,
      about,
      at,
      dueBy,
      writtenAt: event.at,
      text: event.text.slice(0, longest),
      firms: about === 'firm' ? firmsIn(event) : [],
      marks: marksIn(event),
      chat,
    },
  })
}

/** Firms of our notices that it names, as the notices write them. */
function firmsIn({ verdict }: Event): string[] {
  const exact = verdict?.agencies.filter(({ match }) => match === 'exact') ?? []
  return [...new Set(exact.map(({ notice }) => notice.name))]
}

/** Marks of our own on what it names. */
function marksIn({ verdict }: Event): string[] {
  return [...new Set(verdict?.marks?.map(({ indicator }) => markKey(indicator)))]
}

/** A fresh short code. */
export function newCode(): string {
  for (;;) {
    const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)])
    const code = letters.join('')
    if (isCode(code)) return code
  }
}
