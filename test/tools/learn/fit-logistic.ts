/**
 * One text: which features it has (by number), how much they count together, what the answer is, and how much the
 * text counts beside others.
 */
export type Example = { features: Int32Array; together: number; yes: boolean; weight: number }

/**
 * Logistic regression on features scaled by how differently the two classes use them (naive Bayes log ratios,
 * Wang and Manning 2012: strong on short texts), with quadratic regularisation, by L-BFGS. The same examples
 * give the same weights.
 * @param count features there are
 * @param cost how much an error costs beside large weights
 * @param before the log of odds of a text that holds none of the features
 * @returns a weight per feature
 */
export function fitLogistic(
  examples: readonly Example[],
  count: number,
  cost: number,
  before: number,
): Float64Array {
  const scale = ratios(examples, count)
  const at = new Float64Array(count)
  // All features of all texts in one row, and scaled weights made once a step: it is gone through a thousand times.
  const { row, ends } = inOneRow(examples)
  const scaled = new Float64Array(count)
  const objective = (x: Float64Array, gradient: Float64Array) => {
    let value = 0
    gradient.fill(0)
    for (let f = 0; f < count; f++) {
      const weight = x[f] as number
      value += 0.5 * weight * weight
      scaled[f] = weight * (scale[f] as number)
    }
    let from = 0
    for (let i = 0; i < examples.length; i++) {
      const { together, yes, weight } = examples[i] as Example
      const end = ends[i] as number
      let sum = 0
      for (let k = from; k < end; k++) sum += scaled[row[k] as number] as number
      const sign = yes ? 1 : -1
      const margin = sign * (before + together * sum)
      value += cost * weight * (margin > 30 ? Math.exp(-margin) : Math.log1p(Math.exp(-margin)))
      const slope = (-sign * cost * weight * together) / (1 + Math.exp(margin))
      for (let k = from; k < end; k++) {
        const f = row[k] as number
        gradient[f] = (gradient[f] as number) + slope
      }
      from = end
    }
    for (let f = 0; f < count; f++) {
      gradient[f] = (x[f] as number) + (gradient[f] as number) * (scale[f] as number)
    }
    return value
  }
  minimise(objective, at)
  return at.map((x, f) => x * (scale[f] ?? 0))
}

function inOneRow(examples: readonly Example[]): { row: Int32Array; ends: Int32Array } {
  const row = new Int32Array(examples.reduce((all, { features }) => all + features.length, 0))
  const ends = new Int32Array(examples.length)
  let end = 0
  for (const [i, { features }] of examples.entries()) {
    row.set(features, end)
    end += features.length
    ends[i] = end
  }
  return { row, ends }
}

/** How differently the two answers use a feature: the size of the log ratio of its shares. */
function ratios(examples: readonly Example[], count: number): Float64Array {
  const some = new Float64Array(count).fill(0.5)
  const rest = new Float64Array(count).fill(0.5)
  for (const { features, yes } of examples) {
    const into = yes ? some : rest
    for (const f of features) into[f] = (into[f] ?? 0) + 1
  }
  const sum = (of: Float64Array) => of.reduce((all, one) => all + one, 0)
  const [all, others] = [sum(some), sum(rest)]
  return some.map((d, f) => Math.abs(Math.log(d / all / ((rest[f] ?? 0) / others))))
}

/** Steps remembered, and steps taken at most. */
const memory = 10
const steps = 150

/** L-BFGS with a backtracking line search; `at` is moved to the minimum. */
function minimise(objective: (x: Float64Array, g: Float64Array) => number, at: Float64Array): void {
  const size = at.length
  const gradient = new Float64Array(size)
  const next = new Float64Array(size)
  const nextGradient = new Float64Array(size)
  const past: { moved: Float64Array; turned: Float64Array; rho: number }[] = []
  let value = objective(at, gradient)
  for (let step = 0; step < steps; step++) {
    const way = direction(gradient, past)
    const slope = dot(way, gradient)
    if (slope > -1e-9) return
    let length = step === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1
    let reached = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < 30; tries++) {
      for (let i = 0; i < size; i++) next[i] = (at[i] ?? 0) + length * (way[i] ?? 0)
      reached = objective(next, nextGradient)
      if (reached <= value + 1e-4 * length * slope) break
      length /= 2
    }
    if (!(reached < value)) return
    const moved = next.map((x, i) => x - (at[i] ?? 0))
    const turned = nextGradient.map((g, i) => g - (gradient[i] ?? 0))
    const along = dot(moved, turned)
    if (along > 1e-12) past.push({ moved, turned, rho: 1 / along })
    if (past.length > memory) past.shift()
    at.set(next)
    gradient.set(nextGradient)
    if (value - reached < 1e-6 * Math.abs(value)) return
    value = reached
  }
}

function direction(
  gradient: Float64Array,
  past: { moved: Float64Array; turned: Float64Array; rho: number }[],
): Float64Array {
  const way = gradient.map((g) => -g)
  const shares: number[] = []
  for (const { moved, turned, rho } of [...past].reverse()) {
    const share = rho * dot(moved, way)
    shares.unshift(share)
    for (let i = 0; i < way.length; i++) way[i] = (way[i] ?? 0) - share * (turned[i] ?? 0)
  }
  const last = past.at(-1)
  if (last) {
    const length = 1 / (last.rho * dot(last.turned, last.turned))
    for (let i = 0; i < way.length; i++) way[i] = (way[i] ?? 0) * length
  }
  for (const [k, { moved, turned, rho }] of past.entries()) {
    const back = (shares[k] ?? 0) - rho * dot(turned, way)
    for (let i = 0; i < way.length; i++) way[i] = (way[i] ?? 0) + back * (moved[i] ?? 0)
  }
  return way
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
