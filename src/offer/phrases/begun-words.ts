import { perWord } from '../read/per-word.ts'
import type { Token } from '../read/token.ts'
import {
  type Choice,
  isNumber,
  lettersOf,
  numberBit,
  type Rest,
  wordsUsed,
} from './match-phrase.ts'
import type { Matcher } from './phrase.ts'

/**
 * What each word begins, worked out once per word: words share their list of forms (see `read.ts`). What is looked
 * at for every word of a text lies in one stretch of numbers, since a text meets hundreds of words and waits for
 * memory more than for work.
 *
 * Of a word, from its place on: how many choices it begins that phrases called by other words need, how many phrases
 * it calls that may begin before it, how many that begin with it, the letters its forms begin with, where all its
 * choices are told and how many they are; then the choices needed, then those phrases. Beside each that begins with
 * it stand the letters one of which the next word must begin with; 0 where none need follow.
 */
export type BegunWords = {
  /** Before each text: lets go of what hostile texts filled it with. */
  begin(): void
  /** Where a word stands; good until the next `begin`. */
  placeOf(token: Token, exact: boolean): number
  /** The numbers, until the next word is placed. */
  data(): Int32Array
  /** How far behind its place a word's needed choices begin. */
  head: number
  /** For each option of a choice that the word fits, what must follow; undefined where it fits none. */
  rests(place: number, choice: number): readonly Rest[] | undefined
  /** Grows with the place of a choice among those of the word. */
  rankOf(place: number, choice: number): number
  /** Whether a form of the word may begin with such letters. */
  mayBe(place: number, letters: number): boolean
}

/** What is asked of a choice: whether phrases need it that others call, and which phrases it calls itself. */
export type Calls = {
  isNeeded(choice: number): boolean
  /** Phrases that cannot but begin with the choice. */
  atFirst: number[][]
  /** Phrases that may begin before it. */
  behind: number[][]
}

const head = 6

/** Letters of a beginning (`gaji*`) under which it is looked up. */
const beginLength = 3

/** Numbers kept between texts. */
const most = 2_000_000

/** @param calls per choice, the phrases that are looked for where it is begun */
export function begunWords(choices: Choice[], calls: Calls): BegunWords {
  const work = wordsOfChoices(choices)
  let data = new Int32Array(1 << 12)
  // All choices a word begins, by number; beside each its place among them and what must follow.
  let begun = new Int32Array(1 << 12)
  let ranks: number[] = []
  let rests: (readonly Rest[])[] = []
  // The first stands for words beyond the end of a text: they begin nothing.
  let used = head
  let exactly = perWord<number>()
  let loosely = perWord<number>()
  const place = (token: Token, exact: boolean): number => {
    const all = [...work(token, exact)].map(([id, rest], rank) => ({ id, rest, rank }))
    const needed = all.filter(({ id }) => calls.isNeeded(id)).map(({ id }) => id)
    const behind = all.flatMap(({ id }) => calls.behind[id] ?? [])
    const atFirst = all.flatMap(({ id, rest }) => {
      const letters = lettersNext(rest)
      return (calls.atFirst[id] ?? []).flatMap((order) => [order, letters])
    })
    let letters = isNumber(token) ? numberBit : 0
    for (const form of token.forms) letters |= lettersOf(form)
    const at = used
    used += head + needed.length + behind.length + atFirst.length
    data = holding(data, used)
    const from = rests.length
    data.set([needed.length, behind.length, atFirst.length / 2, letters, from, all.length], at)
    data.set([...needed, ...behind, ...atFirst], at + head)
    all.sort((a, b) => a.id - b.id)
    begun = holding(begun, from + all.length)
    for (const [i, { id, rest, rank }] of all.entries()) {
      begun[from + i] = id
      ranks.push(rank)
      rests.push(rest)
    }
    return at
  }
  const indexOf = (place: number, choice: number): number => {
    const from = data[place + 4] ?? 0
    const to = from + (data[place + 5] ?? 0)
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >> 1
      if ((begun[middle] ?? 0) < choice) low = middle + 1
      else high = middle
    }
    return low < to && begun[low] === choice ? low : -1
  }
  return {
    begin() {
      if (used + rests.length < most) return
      data = new Int32Array(1 << 12)
      begun = new Int32Array(1 << 12)
      ranks = []
      rests = []
      used = head
      exactly = perWord()
      loosely = perWord()
    },
    placeOf(token, exact) {
      const known = exact ? exactly : loosely
      const earlier = known.get(token)
      if (earlier !== undefined) return earlier
      const at = place(token, exact)
      known.keep(token, at)
      return at
    },
    data: () => data,
    head,
    rests(place, choice) {
      const k = indexOf(place, choice)
      return k < 0 ? undefined : rests[k]
    },
    rankOf: (place, choice) => ranks[indexOf(place, choice)] ?? -1,
    mayBe: (place, letters) => ((data[place + 3] ?? 0) & letters) !== 0,
  }
}

function holding(numbers: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> {
  if (count <= numbers.length) return numbers
  const more = new Int32Array(Math.max(count, numbers.length * 2))
  more.set(numbers)
  return more
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

/** The letters one of which must follow; 0 where nothing must. */
function lettersNext(rests: readonly Rest[]): number {
  let letters = 0
  for (const rest of rests) {
    if (rest.letters === 0) return 0
    letters |= rest.letters
  }
  return letters
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
