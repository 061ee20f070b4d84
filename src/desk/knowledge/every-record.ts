import type { Store, Stored } from '../../ports/store.ts'

/** All records under a prefix, in the order of their keys, read `page` at a time. */
export async function* everyRecord(
  store: Store,
  prefix: string,
  page = 200,
): AsyncGenerator<Stored> {
  for (let from = ''; ; ) {
    const stored = await store.list(prefix, from, page)
    yield* stored
    const last = stored.at(-1)
    if (!last || stored.length < page) return
    from = `${last.key.slice(prefix.length)}!`
  }
}
