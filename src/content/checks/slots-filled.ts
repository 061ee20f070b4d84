import { textsIn } from '../all-texts.ts'
import type { Fault } from '../fault.ts'
import { keysOf } from '../flow-walk.ts'
import type { Check, House } from '../house.ts'
import { slotsOf } from '../slots.ts'

/**
 * Every slot of a text that is said gets a value: `{help1}` and so on from the helplines its step asks for,
 * others from the code. A saved reply has the worker's `{name}` besides. A slot without a value would leave a
 * person in need without an answer.
 */
export const slotsFilled: Check = (house) => {
  // Slots are the same in both languages, see `text-parity`.
  const texts = textsIn('id', house)
  const inFlows = house.flows.flatMap(({ file, value }) =>
    keysOf(value).flatMap(({ key, path, as, step }) => {
      const slots = slotsOf(texts.get(key)?.text ?? '')
      const lines = as === 'label' ? 0 : (step.help?.count ?? 0)
      const filled = new Set([...helpSlots(lines), ...(as === 'label' ? [] : house.spoken.slots)])
      return [...new Set(slots)]
        .filter((slot) => !filled.has(slot))
        .map((slot) => unfilled(file, path, key, slot))
    }),
  )
  const inPatterns = house.patterns.flatMap(({ file, value }) => {
    const key = `patterns:${value.id}`
    return slotsOf(texts.get(key)?.text ?? '').map((slot) => unfilled(file, 'id', key, slot))
  })
  const inSaved = house.savedReplies.flatMap(({ file, path, value: { id, help } }) => {
    const key = `saved-replies:${id}`
    const filled = ['name', ...helpSlots(help?.count ?? 0)]
    return slotsOf(texts.get(key)?.text ?? '')
      .filter((slot) => !filled.includes(slot))
      .map((slot) => unfilled(file, path, key, slot))
  })
  return [...inFlows, ...inPatterns, ...inSaved, ...unshownHelp(house)]
}

/** A step that asks for helplines has a place for each of them in its texts. */
function unshownHelp(house: House): Fault[] {
  const texts = textsIn('id', house)
  return house.flows.flatMap(({ file, value }) =>
    Object.entries(value.steps).flatMap(([name, step]) => {
      const said = step.say.map((key) => texts.get(key)?.text)
      if (said.includes(undefined)) return []
      const shown = new Set(said.flatMap((text) => slotsOf(text ?? '')))
      return helpSlots(step.help?.count ?? 0)
        .filter((slot) => !shown.has(slot))
        .map((slot) => ({
          file,
          path: `steps, ${name}, help`,
          fault: `asks for a helpline that no text of the step has room for: {${slot}}`,
          tip: `write {${slot}} at the end of a line in one of its texts, or lower the count`,
        }))
    }),
  )
}

function helpSlots(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `help${i + 1}`)
}

function unfilled(file: string, path: string, key: string, slot: string): Fault {
  return {
    file,
    path,
    fault: `says "${key}", whose slot {${slot}} nothing fills here`,
    tip: /^help\d$/.test(slot)
      ? `let the step ask for helplines: help: { need: ..., count: ${slot.slice(4)} }`
      : 'take the slot out; slots the code fills are listed in src/content/checks/spoken-by-code.ts',
  }
}
