/**
 * About how many different things were counted, in 64 small numbers out of which none of them can be told again
 * (HyperLogLog): each keeps the longest run of noughts seen among the hashes that fell to it.
 */
export type DistinctCount = Uint8Array

const registers = 64
/** For 64 registers, from the paper of Flajolet and others (2007). */
const bias = 0.709

export function noneCounted(): DistinctCount {
  return new Uint8Array(registers)
}

/** @param hash at least 16 hex letters of a keyed hash */
export function countIn(count: DistinctCount, hash: string): void {
  const register = Number.parseInt(hash.slice(0, 2), 16) % registers
  const rest = BigInt(`0x${hash.slice(2, 16)}`)
  // 56 bits: the place of the first one.
  const rank = 57 - rest.toString(2).length + (rest === 0n ? 1 : 0)
  if (rank > (count[register] ?? 0)) count[register] = rank
}

/** What both counted. */
export function together(a: DistinctCount, b: DistinctCount): DistinctCount {
  return a.map((rank, register) => Math.max(rank, b[register] ?? 0))
}

/** About how many; within an eighth or so where they are many, nearly exact where they are few. */
export function howMany(count: DistinctCount): number {
  const raw = (bias * registers ** 2) / count.reduce((sum, rank) => sum + 2 ** -rank, 0)
  const empty = count.filter((rank) => rank === 0).length
  // While registers are empty, counting those says more.
  if (raw > 2.5 * registers || empty === 0) return Math.round(raw)
  return Math.round(registers * Math.log(registers / empty))
}
