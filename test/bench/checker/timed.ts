/** How long a piece of work is repeated, in milliseconds of CPU. */
const atLeast = 250

/**
 * Does a piece of work until the compiler has caught up with it; before, that costs more than the work itself.
 * @param work does it once, for the nth of the inputs
 */
export function warmUp(inputs: number, work: (nth: number) => void): void {
  repeat(2 * atLeast, inputs, work)
}

/** How often a piece of work is done in a second of this process's CPU. */
export function perCpuSecond(inputs: number, work: (nth: number) => void): number {
  const { done, spent } = repeat(atLeast, inputs, work)
  return (done * 1000) / spent
}

function repeat(least: number, inputs: number, work: (nth: number) => void) {
  let done = 0
  const before = process.cpuUsage()
  const start = performance.now()
  for (let spent = 0; ; ) {
    for (let nth = 0; nth < inputs; nth++) {
      work(nth)
      done++
      // What is slow is not done with all of the inputs: they are alike.
      if (performance.now() - start > 4 * least) break
    }
    const { user, system } = process.cpuUsage(before)
    spent = (user + system) / 1000
    if (spent >= least) return { done, spent }
  }
}

/** The share of one-by-one times that lie below, in milliseconds. */
export function quantile(
  inputs: number,
  rounds: number,
  share: number,
  work: (nth: number) => void,
) {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (let nth = 0; nth < inputs; nth++) {
      const start = performance.now()
      work(nth)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
}

/** A table for people, columns as wide as they need to be. */
export function table(head: string[], rows: (string | number)[][]): string {
  const all = [head, ...rows.map((row) => row.map(written))]
  const wide = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return `${all
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(wide[i] ?? 0) : cell.padStart(wide[i] ?? 0)))
        .join('  '),
    )
    .join('\n')}\n`
}

function written(cell: string | number): string {
  if (typeof cell === 'string') return cell
  if (cell >= 100) return Math.round(cell).toLocaleString('en')
  return cell.toPrecision(3)
}
