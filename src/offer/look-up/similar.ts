import { distance } from 'fastest-levenshtein'
import { inOneGo } from './in-one-go.ts'

/** Finds names a few letters apart among very many. */
export type SimilarIndex = {
  /** The names at most an eighth of their letters (at least one, at most three) away, nearest first. */
  find(name: string): string[]
}

/** Shorter names are one letter away from too many others. */
const shortest = 8
const longest = 120
const mostEdits = 3

/** How many letters apart a name of so many may be. */
function editsOf(letters: number): number {
  return Math.min(mostEdits, Math.max(1, Math.floor(letters / 8)))
}

/**
 * A name is cut into two pieces more than letters may differ, so two pieces stand untouched in whatever is similar,
 * and moved no further than letters were added or left out (after Pass-Join: Li, Deng, Wang and Feng, 2011). Names
 * are kept by their pieces; those that share two are compared in full. Half the trade shares one: `karya`.
 */
export function similarIndex(names: Iterable<string>): SimilarIndex {
  return inOneGo(indexingSimilar(names))
}

/** Names looked at between two stops of `indexingSimilar`. */
const atOnce = 1_000

/** The same piece by piece: names that come in great numbers keep nobody waiting. */
export function* indexingSimilar(names: Iterable<string>): Generator<void, SimilarIndex, void> {
  const met = new Set<string>()
  let pieces = 0
  for (const name of names) {
    if (name.length < shortest || name.length > longest + mostEdits || met.has(name)) continue
    met.add(name)
    pieces += cutsOf(name.length).length
    if (met.size % atOnce === 0) yield
  }
  const all = [...met]
  // Lists in one stretch, one behind the other: an array for each piece would take ten times the memory.
  const lists = 2 ** Math.ceil(Math.log2(Math.max(pieces, 2)))
  const ends = new Uint32Array(lists + 1)
  const listed = new Uint32Array(pieces)
  function* eachPiece(take: (list: number, at: number) => void): Generator<void, void, void> {
    for (const [at, name] of all.entries()) {
      if (at % atOnce === atOnce - 1) yield
      for (const [nth, { from, to }] of cutsOf(name.length).entries())
        take(listOf(name, from, to, name.length, nth, lists), at)
    }
  }
  yield* eachPiece((list) => {
    ends[list + 1] = (ends[list + 1] ?? 0) + 1
  })
  for (let list = 0; list < lists; list++) {
    ends[list + 1] = (ends[list + 1] ?? 0) + (ends[list] ?? 0)
    if (list % (atOnce * 50) === 0) yield
  }
  const filled = ends.slice(0, lists)
  yield* eachPiece((list, at) => {
    const free = filled[list] ?? 0
    listed[free] = at
    filled[list] = free + 1
  })
  const letters = new Uint32Array(all.length)
  for (const [at, name] of all.entries()) {
    letters[at] = lettersOf(name)
    if (at % atOnce === 0) yield
  }
  // When a name was last met, so that nothing has to be wiped: in this look-up, or a second time in it.
  const lastMet = new Uint32Array(all.length)
  let once = 0

  return {
    find(name) {
      if (name.length < shortest || name.length > longest) return []
      const most = editsOf(name.length)
      const own = lettersOf(name)
      const found: { other: string; away: number }[] = []
      const meet = (at: number) => {
        if (lastMet[at] !== once) {
          if (lastMet[at] !== once + 1) lastMet[at] = once
          return
        }
        lastMet[at] = once + 1
        // A letter changed for another is one letter less and one more.
        if (bitsOf((letters[at] ?? 0) ^ own) > 2 * most) return
        const other = all[at] ?? ''
        const away = other === name ? 0 : distance(name, other)
        if (away > 0 && away <= most) found.push({ other, away })
      }
      once = (once + 2) >>> 0
      for (let longer = -most; longer <= most; longer++) {
        const length = name.length - longer
        for (const [nth, { from, to }] of cutsOf(length).entries()) {
          for (const moved of movesOf(longer, most)) {
            if (from + moved < 0 || to + moved > name.length) continue
            const list = listOf(name, from + moved, to + moved, length, nth, lists)
            const end = ends[list + 1] ?? 0
            for (let i = ends[list] ?? 0; i < end; i++) meet(listed[i] ?? 0)
          }
        }
      }
      return found
        .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
        .map(({ other }) => other)
    },
  }
}

type Cut = { from: number; to: number }

const cuts: Cut[][] = []

/** Where a name of so many letters is cut, for the most letters that whoever looks for it may differ by. */
function cutsOf(letters: number): Cut[] {
  const known = cuts[letters]
  if (known) return known
  const pieces = editsOf(letters + mostEdits) + 2
  const made = Array.from({ length: pieces }, (_, nth) => ({
    from: Math.floor((letters * nth) / pieces),
    to: Math.floor((letters * (nth + 1)) / pieces),
  }))
  cuts[letters] = made
  return made
}

/**
 * How far a piece may have moved: what was added and left out before it and behind it is no more than the edits.
 * @param longer how many letters longer the name looked for is
 */
function movesOf(longer: number, edits: number): number[] {
  const moves: number[] = []
  for (let moved = -edits; moved <= edits; moved++) {
    if (Math.abs(moved) + Math.abs(longer - moved) <= edits) moves.push(moved)
  }
  return moves
}

/** The list of a piece: by its letters, its place and the length of the name. Others may share it by chance. */
function listOf(
  name: string,
  from: number,
  to: number,
  length: number,
  nth: number,
  lists: number,
): number {
  let hash = Math.imul(length * 8 + nth + 1, 0x9e3779b1)
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x85ebca6b) >>> 7) & (lists - 1)
}

/** Which letters a name holds, a bit each; some share one. */
function lettersOf(name: string): number {
  let letters = 0
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) & 31)
  return letters >>> 0
}

/** How many bits are set: by pairs, by fours, by eights, then all eights added up in the highest. */
function bitsOf(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
