import type { Token } from '../read/token.ts'
import { begunWords } from './begun-words.ts'
import { type Choice, matchFrom, type ReadyPhrase, ready, type Seen } from './match-phrase.ts'
import type { Matcher, Phrase } from './phrase.ts'

/**
 * Finds many phrases in a text at once. A phrase is only looked for around the rarest of the words it cannot do
 * without, and only in sentences that hold the others; so a text pays for the phrases it could hold, not for
 * all there are. Gaps are bounded: linear in the text.
 */
export type PhraseIndex<T> = {
  /**
   * What is found, in the order of the words; `to` is the last token, inclusive. One hit per phrase and
   * first token.
   * @param exact per word, whether its sentence writes marks, see `Reading.exact`
   * @param only looks into sentences that hold a word marked here and into no others
   */
  find(tokens: Token[], exact?: boolean[], only?: Uint8Array): PhraseHit<T>[]
}

export type PhraseHit<T> = { phrase: T; from: number; to: number }

type Entry<T> = {
  phrase: ReadyPhrase
  of: T
  /** The choice it begins with. */
  head: number
  /** The choices it cannot do without beside the rarest, by which it is looked for; the rarer ones first. */
  needed: number[]
  /** How many words the rarest may stand behind the first; 0 where it is the first. */
  back: number
  /** Its place among all phrases. */
  order: number
}

type Found<T> = {
  entry: Entry<T>
  from: number
  to: number
  /** The place of its head among what its first word begins. */
  rank: number
}

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
/** So many words are made out beyond: a run may go on. */
const ahead = 24

export function phraseIndex<T>(phrases: { phrase: Phrase; of: T }[]): PhraseIndex<T> {
  const choices = new Map<string, Choice>()
  const entries: Entry<T>[] = []
  for (const { phrase, of } of phrases) {
    const elements = ready(phrase, ({ options }) => {
      const key = nameOf(options)
      const known = choices.get(key)
      if (known) return known.id
      const id = choices.size
      choices.set(key, { id, options })
      return id
    })
    const head = elements[0]
    if (!head || !('choice' in head)) continue
    entries.push({
      phrase: elements,
      of,
      head: head.choice,
      needed: neededChoices(elements),
      back: 0,
      order: entries.length,
    })
  }
  const all = [...choices.values()]
  const called = callByRarest(entries, all)
  const isNeeded = new Uint8Array(all.length)
  for (const { needed } of entries) for (const choice of needed) isNeeded[choice] = 1
  const table = begunWords(all, {
    isNeeded: (choice) => isNeeded[choice] === 1,
    atFirst: called.map((orders) => orders.filter((order) => isAtFirst(entries[order]))),
    behind: called.map((orders) => orders.filter((order) => !isAtFirst(entries[order]))),
  })
  // The last word that holds each choice, counted through all texts, so that nothing has to be wiped: a sentence
  // holds what was held since it began.
  const heldAt = new Float64Array(all.length + 1)
  // A phrase that needs none needs the one past the last, which every sentence holds.
  heldAt[all.length] = Number.POSITIVE_INFINITY
  // Words of all texts before this one.
  let before = 1
  // Most phrases fail at the first choice they need; in one stretch of memory that is told at little cost.
  const needsFirst = Uint32Array.from(entries, ({ needed }) => needed[0] ?? all.length)

  return {
    find(tokens, exact = [], only) {
      const found: PhraseHit<T>[] = []
      // Where the table tells of each word.
      const placed = new Int32Array(tokens.length)
      const seen: Seen = {
        tokens,
        exact,
        rests: (at, choice) => table.rests(placed[at] ?? 0, choice),
        mayBe: (at, letters) => table.mayBe(placed[at] ?? 0, letters),
      }
      table.begin()
      let made = 0
      let marked = 0
      let here: Found<T>[] = []
      for (let start = 0, end = 0; start < tokens.length; start = end) {
        let isLookedAt = only === undefined
        for (end = start; end < tokens.length && !(end > start && tokens[end]?.first); end++) {
          if (only?.[end] === 1) isLookedAt = true
        }
        if (!isLookedAt) continue
        for (made = Math.max(made, start); made < end + ahead && made < tokens.length; made++) {
          placed[made] = table.placeOf(tokens[made] as Token, exact[made] ?? false)
        }
        const data = table.data()
        const reach = Math.min(tokens.length, end + overhang)
        for (marked = Math.max(marked, start); marked < reach; marked++) {
          const place = placed[marked] ?? 0
          const first = place + table.head
          const last = first + (data[place] ?? 0)
          for (let k = first; k < last; k++) heldAt[data[k] ?? 0] = before + marked
        }
        const since = before + start
        const matchAt = (entry: Entry<T>, at: number) => {
          const after = matchFrom(entry.phrase, 0, seen, at)
          if (after === null) return
          const rank = table.rankOf(placed[at] ?? 0, entry.head)
          here.push({ entry, from: at, to: after - 1, rank })
        }
        for (let i = start; i < reach; i++) {
          const place = placed[i] ?? 0
          const behind = place + table.head + (data[place] ?? 0)
          const atFirst = behind + (data[place + 1] ?? 0)
          for (let k = behind; k < atFirst; k++) {
            const order = data[k] ?? 0
            if ((heldAt[needsFirst[order] ?? 0] ?? 0) < since) continue
            const entry = entries[order]
            if (!entry || !holdsAll(entry.needed, heldAt, since)) continue
            const to = entry.back === 0 ? i : i - 1
            for (let at = Math.max(start, i - entry.back); at <= to && at < end; at++) {
              if (table.rests(placed[at] ?? 0, entry.head) !== undefined) matchAt(entry, at)
            }
          }
          // What begins at a word of the next sentence is found there.
          if (i >= end) continue
          const next = placed[i + 1] ?? 0
          const last = atFirst + 2 * (data[place + 2] ?? 0)
          for (let k = atFirst; k < last; k += 2) {
            const letters = data[k + 1] ?? 0
            if (letters !== 0 && !table.mayBe(next, letters)) continue
            const order = data[k] ?? 0
            if ((heldAt[needsFirst[order] ?? 0] ?? 0) < since) continue
            const entry = entries[order]
            if (entry && holdsAll(entry.needed, heldAt, since)) matchAt(entry, i)
          }
        }
        if (here.length === 0) continue
        addInOrder(found, here)
        here = []
      }
      before += tokens.length
      return found
    },
  }
}

/** Whether a phrase is called by the choice it cannot but begin with. */
function isAtFirst<T>(entry: Entry<T> | undefined): boolean {
  const first = entry?.phrase[0]
  return entry?.back === 0 && first !== undefined && 'choice' in first && !first.optional
}

function holdsAll(needed: number[], heldAt: Float64Array, since: number): boolean {
  for (let i = 0; i < needed.length; i++) {
    if ((heldAt[needed[i] ?? 0] ?? 0) < since) return false
  }
  return true
}

/** In the order of the words, and of what each word begins; called for by two words, a phrase is found twice. */
function addInOrder<T>(all: PhraseHit<T>[], here: Found<T>[]): void {
  if (here.length > 1) {
    here.sort((a, b) => a.from - b.from || a.rank - b.rank || a.entry.order - b.entry.order)
  }
  for (let i = 0; i < here.length; i++) {
    const { entry, from, to } = here[i] as Found<T>
    const before = here[i - 1]
    if (before?.entry === entry && before.from === from) continue
    all.push({ phrase: entry.of, from, to })
  }
}

/** The choices a phrase cannot do without. */
function neededChoices(phrase: ReadyPhrase): number[] {
  const needed = new Set<number>()
  for (const element of phrase) {
    if ('choice' in element && !element.optional) needed.add(element.choice)
  }
  return [...needed]
}

/**
 * Has each phrase called by the rarest of the choices it cannot do without; gives the phrases each choice calls.
 * Rare is a word that few phrases name: what offers often say stands in many of them.
 */
function callByRarest<T>(entries: Entry<T>[], choices: Choice[]): number[][] {
  const named = new Map<string, number>()
  const firstWords = ({ options }: Choice) =>
    options.map(([first]) => {
      if (first?.kind === 'word') return first.word
      return first?.kind === 'begins' ? first.start : '#'
    })
  for (const { needed } of entries) {
    for (const id of needed) {
      const choice = choices[id]
      for (const word of choice ? firstWords(choice) : [])
        named.set(word, (named.get(word) ?? 0) + 1)
    }
  }
  const often = choices.map((choice) =>
    firstWords(choice).reduce((sum, word) => sum + (named.get(word) ?? 0), 0),
  )
  const called: number[][] = choices.map(() => [])
  for (const entry of entries) {
    entry.needed.sort((a, b) => (often[a] ?? 0) - (often[b] ?? 0))
    const rarest = entry.needed.shift() ?? entry.head
    entry.back = farthest(entry.phrase, rarest, choices)
    called[rarest]?.push(entry.order)
  }
  return called
}

/** How many words a choice of a phrase may stand behind its first word at most, wherever it stands last. */
function farthest(phrase: ReadyPhrase, choice: number, choices: Choice[]): number {
  let words = 0
  let at = 0
  for (const element of phrase) {
    if ('gap' in element) words += element.gap
    else {
      if (element.choice === choice && !element.optional) at = words
      const lengths = choices[element.choice]?.options.map((option) => option.length) ?? []
      words += Math.max(1, ...lengths)
    }
  }
  return at
}
