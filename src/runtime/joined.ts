/**
 * One reading for all who ask before it begins: each gets what was stored when they asked, or later. It begins in
 * the next round of the loop, so that requests that came together share it. Whoever gets the answer must not
 * change it.
 */
export function joined<T>(read: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null

  return () => {
    next ??= new Promise<T>((resolve, reject) => {
      setImmediate(() => {
        next = null
        read().then(resolve, reject)
      })
    })
    return next
  }
}
