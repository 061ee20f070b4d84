import {
  type Choice,
  isNumber,
  lettersOf,
  numberBit,
  type Rest,
  wordsUsed,
} from './match-phrase.ts'
import type { Matcher } from './phrase.ts'
import type { Token } from './token.ts'

/**
 * What each word begins, worked out once per word: words share their list of forms (see `read.ts`). All of it
 * lies in one stretch of numbers, since a text meets hundreds of words and waits for memory more than for work.
 *
 * Of a word, from its place on: how many choices it begins, how many phrases it calls, the letters its forms
 * begin with, then those choices, then those phrases.
 */
export type BegunWords = {
  /** Before each text: lets go of what hostile texts filled it with. */
  begin(): void
  /** Where a word stands; good until the next `begin`. */
  placeOf(token: Token, exact: boolean): number
  /** The numbers, until the next word is placed. */
  data(): Int32Array
  /** How far behind its place a word's choices begin. */
  choicesFrom: number
  /** For each option of a choice that the word fits, what must follow; undefined where it fits none. */
  rests(place: number, choice: number): readonly Rest[] | undefined
  /** Grows with the place of a choice among those of the word. */
  rankOf(place: number, choice: number): number
  /** Whether a form of the word may begin with such letters. */
  mayBe(place: number, letters: number): boolean
}

const choicesFrom = 3

/** Letters of a beginning (`gaji*`) under which it is looked up. */
const beginLength = 3

/** Numbers kept between texts. */
const most = 2_000_000

/** @param called per choice, the phrases that are looked for where it is begun */
export function begunWords(choices: Choice[], called: number[][]): BegunWords {
  const work = wordsOfChoices(choices)
  let data = new Int32Array(1 << 12)
  let rests: (readonly Rest[] | undefined)[] = []
  // The first stands for words beyond the end of a text: they begin nothing.
  let used = choicesFrom
  let exactly = new WeakMap<string[], number>()
  let loosely = new WeakMap<string[], number>()
  const place = (token: Token, exact: boolean): number => {
    const begun = work(token, exact)
    const calls = [...begun.keys()].flatMap((id) => called[id] ?? [])
    const at = used
    used += choicesFrom + begun.size + calls.length
    if (used > data.length) {
      const more = new Int32Array(Math.max(used, data.length * 2))
      more.set(data)
      data = more
    }
    data[at] = begun.size
    data[at + 1] = calls.length
    for (const form of token.forms) data[at + 2] = (data[at + 2] ?? 0) | lettersOf(form)
    if (isNumber(token)) data[at + 2] = (data[at + 2] ?? 0) | numberBit
    data.set([...begun.keys()], at + choicesFrom)
    data.set(calls, at + choicesFrom + begun.size)
    let k = at + choicesFrom
    for (const rest of begun.values()) rests[k++] = rest
    while (k < used) rests[k++] = undefined
    return at
  }
  const indexOf = (place: number, choice: number): number => {
    const last = place + choicesFrom + (data[place] ?? 0)
    for (let k = place + choicesFrom; k < last; k++) if (data[k] === choice) return k
    return -1
  }
  return {
    begin() {
      if (used < most) return
      data = new Int32Array(1 << 12)
      rests = []
      used = choicesFrom
      exactly = new WeakMap()
      loosely = new WeakMap()
    },
    placeOf(token, exact) {
      const known = exact ? exactly : loosely
      const earlier = known.get(token.forms)
      if (earlier !== undefined) return earlier
      const at = place(token, exact)
      known.set(token.forms, at)
      return at
    },
    data: () => data,
    choicesFrom,
    rests(place, choice) {
      const k = indexOf(place, choice)
      return k < 0 ? undefined : rests[k]
    },
    rankOf: indexOf,
    mayBe: (place, letters) => ((data[place + 2] ?? 0) & letters) !== 0,
  }
}

/** The choices a word begins, each with what must follow. */
function wordsOfChoices(
  choices: Choice[],
): (token: Token, exact: boolean) => Map<number, readonly Rest[]> {
  const byWord = new Map<string, Set<number>>()
  const byBeginning = new Map<string, Set<number>>()
  const byNumber = new Set<number>()
  for (const { id, options } of choices) {
    for (const [first] of options) {
      if (first?.kind === 'number') byNumber.add(id)
      else if (first?.kind === 'begins') put(byBeginning, first.start.slice(0, beginLength), id)
      else if (first) put(byWord, first.word, id)
    }
  }
  return (token, exact) => {
    const ids = new Set<number>(isNumber(token) ? byNumber : [])
    for (const form of token.forms) {
      const space = form.indexOf(' ')
      for (const id of byWord.get(space < 0 ? form : form.slice(0, space)) ?? []) ids.add(id)
      for (const id of byBeginning.get(form.slice(0, beginLength)) ?? []) ids.add(id)
    }
    const begun = new Map<number, readonly Rest[]>()
    for (const id of ids) {
      const rests = restsOf(choices[id]?.options ?? [], token, exact)
      if (rests.length > 0) begun.set(id, rests)
    }
    return begun
  }
}

const nothing: readonly Rest[] = [{ words: [], letters: 0 }]

/** For each option a word fits, the words that must follow; the shortest first. */
function restsOf(options: Matcher[][], token: Token, exact: boolean): readonly Rest[] {
  const rests: Matcher[][] = []
  for (const option of options) {
    const used = wordsUsed(option, 0, token, exact)
    if (used > 0) rests.push(option.slice(used))
  }
  // Most choices are single words: one list for all of them.
  if (rests.length === 1 && rests[0]?.length === 0) return nothing
  return rests
    .sort((a, b) => a.length - b.length)
    .map((words) => ({ words, letters: words[0] ? lettersOfFirst(words[0]) : 0 }))
}

function lettersOfFirst(matcher: Matcher): number {
  if (matcher.kind === 'number') return numberBit
  return lettersOf(matcher.kind === 'word' ? matcher.word : matcher.start)
}

function put(map: Map<string, Set<number>>, key: string, id: number): void {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}
