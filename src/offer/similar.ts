/** Finds names a few letters apart among very many, at a cost that does not grow with their number. */
export type SimilarIndex = {
  /** The names at most an eighth of their letters (at least one, at most three) away, nearest first. */
  find(name: string): string[]
}

/** How many of a name's rarest three-letter pieces are looked up, and how many names are tried for each. */
const piecesTried = 8
const namesPerPiece = 60

/** Shorter names are one letter away from too many others. */
const shortest = 8

export function similarIndex(names: Iterable<string>): SimilarIndex {
  const all = [...new Set(names)].filter((name) => name.length >= shortest)
  const byPiece = new Map<string, number[]>()
  for (const [at, name] of all.entries()) {
    for (const piece of pieces(name)) {
      const list = byPiece.get(piece)
      if (list) list.push(at)
      else byPiece.set(piece, [at])
    }
  }
  return {
    find(name) {
      if (name.length < shortest || name.length > 120) return []
      const rarest = [...pieces(name)]
        .map((piece) => byPiece.get(piece) ?? [])
        .filter((list) => list.length > 0)
        .sort((a, b) => a.length - b.length)
        .slice(0, piecesTried)
      const shared = new Map<number, number>()
      for (const list of rarest) {
        for (const at of list.slice(0, namesPerPiece)) shared.set(at, (shared.get(at) ?? 0) + 1)
      }
      const most = Math.min(3, Math.max(1, Math.floor(name.length / 8)))
      return [...shared]
        .filter(([, count]) => count >= Math.min(2, rarest.length))
        .map(([at]) => ({ other: all[at] ?? '', away: distance(name, all[at] ?? '', most) }))
        .filter(({ other, away }) => away <= most && other !== name)
        .sort((a, b) => a.away - b.away || a.other.localeCompare(b.other))
        .map(({ other }) => other)
    },
  }
}

function pieces(name: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i + 3 <= name.length; i++) found.add(name.slice(i, i + 3))
  return found
}

/** Letters to change, add or leave out; more than `most` is not counted on. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const value = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      next.push(value)
      least = Math.min(least, value)
    }
    if (least > most) return most + 1
    row = next
  }
  return row[b.length] ?? most + 1
}
