/**
 * Numbers kept under two whole numbers. Two words in a row are looked up at every word of a text: numbers in one
 * stretch are found at half the time of a map with both packed into one key.
 */
export type PairTable = {
  /** Where the value of a pair stands in `values`; -1 where there is none. */
  find(first: number, second: number): number
  values: Int32Array
}

/** @param pairs a later one stands for an earlier one of the same numbers; all numbers are from 0 */
export function pairTable(
  pairs: readonly (readonly [first: number, second: number, value: number])[],
): PairTable {
  const size = 2 ** Math.ceil(Math.log2(pairs.length * 2 + 2))
  const firsts = new Int32Array(size).fill(-1)
  const seconds = new Int32Array(size)
  const values = new Int32Array(size)
  /** Where a pair stands, or the free place where it would. */
  const placeOf = (first: number, second: number) => {
    let at = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0
    at = (at ^ (at >>> 15)) & (size - 1)
    while (firsts[at] !== -1 && (firsts[at] !== first || seconds[at] !== second)) {
      at = (at + 1) & (size - 1)
    }
    return at
  }
  for (const [first, second, value] of pairs) {
    const at = placeOf(first, second)
    firsts[at] = first
    seconds[at] = second
    values[at] = value
  }
  return {
    find(first, second) {
      const at = placeOf(first, second)
      return firsts[at] === -1 ? -1 : at
    },
    values,
  }
}
