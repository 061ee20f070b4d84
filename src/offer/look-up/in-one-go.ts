/** Runs what is made piece by piece to its end. */
export function inOneGo<T>(pieces: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = pieces.next()
    if (done) return value
  }
}
