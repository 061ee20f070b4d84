import type { Span } from '../../domain/offer.ts'
import {
  type WordingQuestion,
  type WordingWeights,
  wordingQuestions,
} from '../../domain/wording.ts'
import { spanOf } from '../notice.ts'
import { type PairTable, pairTable } from '../phrases/pair-table.ts'
import { type PerWord, perWord } from '../read/per-word.ts'
import type { Reading } from '../read/read.ts'
import type { Token } from '../read/token.ts'
import { anyNumber, spokenWords } from './spoken-words.ts'

/**
 * What the wording of a text says, beside the signs that patterns name. Words, two words in a
 * row and two with one between carry weights learned from labelled texts (`npm run learn`). Each counts once, however often it is said.
 */
export type Wording = {
  /** Log of the odds of yes, per question. */
  odds: Readonly<Record<WordingQuestion, number>>
  /** The eight words or fewer that say most of the danger; null where nothing speaks for it. */
  span: Span | null
}

export type WordingIndex = {
  /** Words that stand in any line, by number from 1. */
  words: ReadonlyMap<string, number>
  /** Where the weights of a word begin, of two in a row, of two with one between. */
  single: Int32Array
  row: PairTable
  apart: PairTable
  /** Four weights each, in the order of the questions; the first four hold for every text. */
  weights: Float32Array
  /** In which of all the runs looked at each line was counted last, so that nothing has to be wiped. */
  counted: { in: Uint32Array; run: number }
  /** What was worked out of words met before. */
  known: PerWord<Weighed[]>
}

/** A word as the weights know it: its number, 0 where no line has it, and where the weights it has alone begin. */
type Weighed = { here: number; alone: number[] }

/** The line that holds for every text. */
export const everyText = '*'
/** Between two words: whatever word. */
export const anyWord = '_'

const questions = wordingQuestions.length

/** Makes weights ready. */
export function indexWording(lists: WordingWeights): WordingIndex {
  const lines = new Map<string, number[]>([[everyText, new Array(questions).fill(0)]])
  for (const [q, question] of wordingQuestions.entries()) {
    for (const { words, weight } of lists[question]) {
      const line = lines.get(words) ?? new Array(questions).fill(0)
      line[q] = weight
      lines.set(words, line)
    }
  }
  const words = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = words.get(word)
    if (known !== undefined) return known
    words.set(word, words.size + 1)
    return words.size
  }
  const singles: [word: number, start: number][] = []
  const rows: [number, number, number][] = []
  const aparts: [number, number, number][] = []
  const weights = new Float32Array(lines.size * questions)
  let start = 0
  for (const [line, values] of lines) {
    weights.set(values, start)
    // The root of a chat spelling may be several words: `~hop dong`.
    const [a = '', b, c] = line.startsWith('~') ? [line] : line.split(' ')
    if (b === undefined) {
      if (line !== everyText) singles.push([numberOf(a), start])
    } else if (c === undefined) rows.push([numberOf(a), numberOf(b), start])
    else if (b === anyWord) aparts.push([numberOf(a), numberOf(c), start])
    else throw new Error(`no weight is learned for three words in a row: ${line}`)
    start += questions
  }
  const single = new Int32Array(words.size + 1)
  for (const [word, at] of singles) single[word] = at
  return {
    words,
    single,
    row: pairTable(rows),
    apart: pairTable(aparts),
    weights,
    counted: { in: new Uint32Array(lines.size), run: 0 },
    known: perWord(),
  }
}

/** So many words count in full. */
const shortText = 15

/**
 * How much the words of a text count together: a long listing holds many that each say a little, and what they
 * add up to says less than the same from a few. Learned and weighed alike; chosen by cross-validation.
 * @param words how many there are
 */
export function togetherOf(words: number): number {
  return Math.sqrt(shortText / Math.max(shortText, words))
}

/**
 * The evidence of the wording, per question. Several messages are looked at one by one as well as together, and what
 * says most counts. Words for which `isLeftOut` holds are not there at all: nobody gains by writing them.
 * Linear in the text.
 * @param isLeftOut asked with the offset in the text at which a word begins
 */
export function wordingOf(
  reading: Reading,
  isLeftOut: (start: number) => boolean,
  index: WordingIndex,
): Wording {
  let strongest = nothingSaid
  for (const tokens of [reading.tokens, ...joinedWords(reading, index)]) {
    const said = tokens.filter(({ start }) => !isLeftOut(start))
    for (const [from, to] of partsOf(said, reading.text)) {
      const worth = worthOf(said, from, to, index)
      const odds = (q: number) => (index.weights[q] ?? 0) + sumOf(worth, q)
      strongest = stronger(strongest, {
        odds: { danger: odds(0), offer: odds(1), help: odds(2), missing: odds(3) },
        span: quoted(reading, said, worth, from),
      })
    }
  }
  return strongest
}

/** The words with spaced letters put together, where that makes a word the weights know: `TKI/TKW` makes none. */
function joinedWords({ joined }: Reading, index: WordingIndex): Token[][] {
  if (!joined) return []
  const isKnown = joined.tokens.some(
    (token) =>
      // One put together reaches over more of the text than it has letters.
      token.end - token.start > (token.forms[0]?.length ?? 0) &&
      weighed(token, index).some(({ here, alone }) => here > 0 || alone.length > 0),
  )
  return isKnown ? [joined.tokens] : []
}

const nothingSaid: Wording = {
  odds: { danger: -Infinity, offer: -Infinity, help: -Infinity, missing: 0 },
  span: null,
}

/** Of two ways to look at a text, for each question the one that says more. */
function stronger(a: Wording, b: Wording): Wording {
  return {
    odds: {
      danger: Math.max(a.odds.danger, b.odds.danger),
      offer: Math.max(a.odds.offer, b.odds.offer),
      help: Math.max(a.odds.help, b.odds.help),
      // Of whoever calls loudest it is asked who it is.
      missing: a.odds.help >= b.odds.help ? a.odds.missing : b.odds.missing,
    },
    span: a.odds.danger >= b.odds.danger ? a.span : b.span,
  }
}

/** More messages in one text are not looked at by themselves. */
const mostParts = 40

/** The whole, and where blank lines part it, each message. */
function partsOf(tokens: Token[], text: string): [from: number, to: number][] {
  const whole: [number, number] = [0, tokens.length - 1]
  const parts: [number, number][] = []
  let from = 0
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token?.first) continue
    const between = text.slice(tokens[i - 1]?.end ?? 0, token.start)
    if (!/\n[^\S\n]{0,20}\r?\n/.test(between)) continue
    parts.push([from, i - 1])
    from = i
  }
  if (parts.length === 0 || parts.length > mostParts) return [whole]
  return [whole, ...parts, [from, tokens.length - 1]]
}

/** What the weights know of a word; a chat spelling may stand for several. */
function weighed(token: Token, { words, single, known }: WordingIndex): Weighed[] {
  const earlier = known.get(token)
  if (earlier) return earlier
  const made = spokenWords([token]).map(({ readings, roots }) => {
    let here = 0
    for (let i = readings.length - 1; i >= 0 && here === 0; i--) {
      here = words.get(readings[i] ?? '') ?? 0
    }
    const numbers = [here, ...roots.map((root) => words.get(root) ?? 0)]
    return { here, alone: numbers.map((number) => single[number] ?? 0).filter((at) => at > 0) }
  })
  known.keep(token, made)
  return made
}

/** What each word of a part adds with those before it, a line once; the four questions side by side. */
function worthOf(tokens: Token[], from: number, to: number, index: WordingIndex): Float64Array {
  const { words, row, apart, weights, counted } = index
  const number = words.get(anyNumber) ?? -1
  const worth = new Float64Array(Math.max(0, to - from + 1) * questions)
  const run = ++counted.run
  const add = (start: number, place: number) => {
    // The first line holds for every text and is added elsewhere.
    if (start === 0 || counted.in[start / questions] === run) return
    counted.in[start / questions] = run
    for (let q = 0; q < questions; q++) {
      worth[place + q] = (worth[place + q] ?? 0) + (weights[start + q] ?? 0)
    }
  }
  let last = 0
  let beforeLast = 0
  for (let at = from; at <= to; at++) {
    const place = (at - from) * questions
    const parts = weighed(tokens[at] as Token, index)
    for (let p = 0; p < parts.length; p++) {
      const { here, alone } = parts[p] as Weighed
      if (here === number && last === number) continue
      for (let i = 0; i < alone.length; i++) add(alone[i] ?? 0, place)
      if (here && last) {
        const found = row.find(last, here)
        if (found >= 0) add(row.values[found] ?? 0, place)
      }
      if (here && beforeLast) {
        const found = apart.find(beforeLast, here)
        if (found >= 0) add(apart.values[found] ?? 0, place)
      }
      beforeLast = last
      last = here
    }
  }
  return worth
}

/** What all words of a part say together. */
function sumOf(worth: Float64Array, question: number): number {
  let sum = 0
  for (let i = question; i < worth.length; i += questions) sum += worth[i] ?? 0
  return sum * togetherOf(worth.length / questions)
}

/** A line on a small phone, in words. */
const quotedWords = 8

/** The eight words in a row that say most. */
function quoted(reading: Reading, tokens: Token[], worth: Float64Array, from: number): Span | null {
  let best = 0
  let end = -1
  let sum = 0
  const of = (word: number) => worth[word * questions] ?? 0
  for (let i = 0; i < worth.length / questions; i++) {
    sum += of(i)
    if (i >= quotedWords) sum -= of(i - quotedWords)
    if (sum > best) {
      best = sum
      end = i
    }
  }
  if (end < 0) return null
  let start = Math.max(0, end - quotedWords + 1)
  while (start < end && of(start) <= 0) start++
  return spanOf(reading.text, tokens, from + start, from + end)
}
