import { randomBytes } from 'node:crypto'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { ErasedList } from './erased-list.ts'
import { everyRecord } from './every-record.ts'
import { keyName } from './master-state.ts'
import { retention } from './retention.ts'

/** Stands while destroyed keys may still lie in the files; whoever opens the keyring next cleans up. */
export const scrubMark = 'scrub'

/** `gone/<owner>` beside the keys: it was destroyed, and on which day. */
const gonePrefix = 'gone/'
const atOnce = 500

export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Destroys the keys of these owners and writes down that they were: one commit for every few hundred. */
export async function destroyKeys(
  store: Store,
  erased: readonly (readonly [owner: string, day: string])[],
): Promise<void> {
  for (let from = 0; from < erased.length; from += atOnce) {
    const some = erased.slice(from, from + atOnce)
    await store.commit({
      delete: some.map(([owner]) => keyName(owner)),
      put: [
        ...some.map(([owner, day]): [string, Uint8Array] => [gonePrefix + owner, Buffer.from(day)]),
        [scrubMark, randomBytes(8)],
      ],
    })
  }
}

/** Owner -> day, as the store of keys knows it. */
export async function erasedIn(store: Pick<Store, 'list'>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const { key, value } of everyRecord(store, gonePrefix, { page: atOnce }))
    found.set(key.slice(gonePrefix.length), Buffer.from(value).toString())
  return found
}

/**
 * Makes the store of keys and the list beside it agree: who stands in the list and still has a key, because an
 * older copy was put back, loses it again; who is missing in the list is added. What is over its time goes from
 * both. Resolves with how many keys were destroyed again. A list that cannot be read or written is told and
 * stops nothing: the store remembers by itself until it is put back.
 */
export async function agreeOnErased(
  store: Store,
  list: ErasedList,
  log: Log,
  now: number,
): Promise<number> {
  const inStore = await erasedIn(store)
  const inList = quietly(log, () => list.read()) ?? new Map<string, string>()
  const oldest = dayOf(now - retention.erased)

  const again = [...inList].filter(([owner]) => !inStore.has(owner))
  const keys = await Promise.all(
    again.map(async ([owner]) => (await store.read([keyName(owner)]))[0] !== undefined),
  )
  await destroyKeys(store, again)
  const over = [...inStore].filter(([, day]) => day < oldest).map(([owner]) => gonePrefix + owner)
  for (let from = 0; from < over.length; from += atOnce)
    await store.commit({ delete: over.slice(from, from + atOnce) })

  const all = new Map([...inStore, ...inList])
  const kept = [...all].filter(([, day]) => day >= oldest)
  const missing = kept.filter(([owner]) => !inList.has(owner))
  if (kept.length < all.size) quietly(log, () => list.replace(kept))
  else if (missing.length > 0) quietly(log, () => list.add(missing))
  return keys.filter(Boolean).length
}

/** Does it, or says that the list could not be kept. */
export function quietly<T>(log: Log, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    log.warn('keys.erased-list-not-kept', {
      code,
      fix: 'let the service write beside DATA_DIR: an older copy put back brings back who was erased',
    })
    return undefined
  }
}
