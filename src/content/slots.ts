const brace = /\{([^{}]*)\}|[{}]/g
const name = /^[a-z][A-Za-z0-9]*$/

/** The names of the slots `{name}` in a text, in order, as often as they stand there. */
export function slotsOf(text: string): string[] {
  return [...text.matchAll(brace)].flatMap(([, slot]) =>
    slot !== undefined && name.test(slot) ? [slot] : [],
  )
}

/** The first thing in a text that looks like a slot but is none, e.g. `{Name}` or a lone brace. */
export function brokenSlot(text: string): string | null {
  for (const [whole, slot] of text.matchAll(brace)) {
    if (slot === undefined || !name.test(slot)) return whole
  }
  return null
}
