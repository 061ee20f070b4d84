import {
  type Begun,
  type Choice,
  isNumber,
  matchFrom,
  type ReadyPhrase,
  ready,
  type Seen,
  wordsUsed,
} from './match-phrase.ts'
import type { Matcher, Phrase } from './phrase.ts'
import type { Token } from './read.ts'

/**
 * Finds many phrases in a text at once. A phrase is only looked for where its first word stands, and only in
 * sentences that hold a word of each of its other choices; so a text pays for the phrases it could hold, not
 * for all there are. Gaps are bounded: linear in the text.
 */
export type PhraseIndex<T> = {
  /**
   * What is found, in the order of the words; `to` is the last token, inclusive. One hit per phrase and
   * first token.
   * @param exact per word, whether its sentence writes marks, see `Reading.exact`
   */
  find(tokens: Token[], exact?: boolean[]): { phrase: T; from: number; to: number }[]
}

type Entry<T> = {
  phrase: ReadyPhrase
  of: T
  /** The choices it cannot do without beside its first, the one with the fewest options first. */
  needed: number[]
}

/** What a word begins: the choices, the phrases they open, and those of them that are needed further on. */
type Word<T> = { begun: Begun; opens: Entry<T>[]; needs: number[] }

/** Letters of a beginning (`gaji*`) under which it is looked up. */
const beginLength = 3
/** The same choices have the same name, different ones different names. */
function nameOf(options: Matcher[][]): string {
  return options
    .map((words) =>
      words
        .map((word) => {
          if (word.kind === 'number') return '#'
          if (word.kind === 'begins') return `${word.start}*`
          const { tone = '', letters = [] } = word.marks ?? {}
          return `${word.word}/${tone}${letters.join(',')}`
        })
        .join(' '),
    )
    .join('|')
}

/** Words of the next sentence that a run of words may still reach. */
const overhang = 6

export function phraseIndex<T>(phrases: { phrase: Phrase; of: T }[]): PhraseIndex<T> {
  const choices = new Map<string, Choice>()
  // Per choice: the phrases that begin with it.
  const headed: Entry<T>[][] = []
  const isNeeded = new Set<number>()
  for (const { phrase, of } of phrases) {
    const elements = ready(phrase, ({ options }) => {
      const key = nameOf(options)
      const known = choices.get(key)
      if (known) return known.id
      const id = choices.size
      choices.set(key, { id, options })
      headed.push([])
      return id
    })
    const head = elements[0]
    if (!head || !('choice' in head)) continue
    const needed = neededChoices(elements)
    for (const id of needed) isNeeded.add(id)
    headed[head.choice]?.push({ phrase: elements, of, needed })
  }
  const all = [...choices.values()]
  const optionsOf = (id: number) => all[id]?.options.length ?? 0
  for (const entry of headed.flat()) entry.needed.sort((a, b) => optionsOf(a) - optionsOf(b))
  const wordOf = indexWords(all, headed, isNeeded)
  // Which choices the sentence at hand holds, by its number, so that nothing has to be wiped.
  const heldIn = new Uint32Array(all.length)
  let sentence = 0

  return {
    find(tokens, exact = []) {
      const found: { phrase: T; from: number; to: number }[] = []
      const words = tokens.map((token, i) => wordOf(token, exact[i] ?? false))
      const seen: Seen = { tokens, begun: words.map(({ begun }) => begun), exact }
      for (let start = 0; start < tokens.length; ) {
        let end = start + 1
        while (end < tokens.length && !tokens[end]?.first) end++
        sentence = (sentence + 1) >>> 0
        const reach = Math.min(tokens.length, end + overhang)
        for (let i = start; i < reach; i++) {
          const needs = words[i]?.needs ?? none
          for (let k = 0; k < needs.length; k++) heldIn[needs[k] ?? 0] = sentence
        }
        for (let at = start; at < end; at++) {
          const opens = words[at]?.opens ?? []
          for (let k = 0; k < opens.length; k++) {
            const entry = opens[k]
            if (!entry || !holdsAll(entry.needed, heldIn, sentence)) continue
            const to = matchFrom(entry.phrase, 0, seen, at)
            if (to !== null) found.push({ phrase: entry.of, from: at, to: to - 1 })
          }
        }
        start = end
      }
      return found
    },
  }
}

function holdsAll(needed: number[], heldIn: Uint32Array, sentence: number): boolean {
  for (let i = 0; i < needed.length; i++) {
    if (heldIn[needed[i] ?? 0] !== sentence) return false
  }
  return true
}

/** The choices a phrase cannot do without, beside its first. */
function neededChoices(phrase: ReadyPhrase): number[] {
  const needed = new Set<number>()
  for (const element of phrase.slice(1)) {
    if ('choice' in element && !element.optional) needed.add(element.choice)
  }
  return [...needed]
}

const none: number[] = []

/** What each word begins. Words share their list of forms (see `read.ts`), so it is worked out once per word. */
function indexWords<T>(
  choices: Choice[],
  headed: Entry<T>[][],
  isNeeded: ReadonlySet<number>,
): (token: Token, exact: boolean) => Word<T> {
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
  const work = (token: Token, exact: boolean): Word<T> => {
    const ids = new Set<number>(isNumber(token) ? byNumber : [])
    for (const form of token.forms) {
      const space = form.indexOf(' ')
      for (const id of byWord.get(space < 0 ? form : form.slice(0, space)) ?? []) ids.add(id)
      for (const id of byBeginning.get(form.slice(0, beginLength)) ?? []) ids.add(id)
    }
    const begun = new Map<number, Matcher[][]>()
    for (const id of ids) {
      const rests = restsOf(choices[id]?.options ?? [], token, exact)
      if (rests.length > 0) begun.set(id, rests)
    }
    const fitting = [...begun.keys()]
    return {
      begun,
      opens: fitting.flatMap((id) => headed[id] ?? []),
      needs: fitting.filter((id) => isNeeded.has(id)),
    }
  }
  const exactly = new WeakMap<string[], Word<T>>()
  const loosely = new WeakMap<string[], Word<T>>()
  return (token, exact) => {
    const known = exact ? exactly : loosely
    const earlier = known.get(token.forms)
    if (earlier) return earlier
    const word = work(token, exact)
    known.set(token.forms, word)
    return word
  }
}

/** For each option a word fits, the words that must follow; the shortest first. */
function restsOf(options: Matcher[][], token: Token, exact: boolean): Matcher[][] {
  const rests: Matcher[][] = []
  for (const option of options) {
    const used = wordsUsed(option, 0, token, exact)
    if (used > 0) rests.push(option.slice(used))
  }
  return rests.sort((a, b) => a.length - b.length)
}

function put(map: Map<string, Set<number>>, key: string, id: number): void {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}
