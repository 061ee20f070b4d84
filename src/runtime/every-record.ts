import type { Store, Stored } from '../ports/store.ts'

const usualPage = 200

/**
 * All records under a prefix whose key is not before `prefix + from`, in the order of their keys, read `page`
 * at a time: what is put or deleted meanwhile may be among them or not.
 */
export async function* everyRecord(
  store: Pick<Store, 'list'>,
  prefix: string,
  { from = '', page = usualPage }: { from?: string; page?: number } = {},
): AsyncGenerator<Stored> {
  for (let next = from; ; ) {
    const stored = await store.list(prefix, next, page)
    yield* stored
    const last = stored.at(-1)
    if (!last || stored.length < page) return
    next = `${last.key.slice(prefix.length)}!`
  }
}

/** The same, all at once. */
export async function listAll(
  store: Pick<Store, 'list'>,
  prefix: string,
  from = '',
): Promise<Stored[]> {
  const found: Stored[] = []
  for await (const one of everyRecord(store, prefix, { from })) found.push(one)
  return found
}
