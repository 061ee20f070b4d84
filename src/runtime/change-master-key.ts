import type { ScrubbingStore } from '../ports/store.ts'
import {
  MasterKeyFault,
  type MasterState,
  masterBytes,
  masterRecord,
  readMaster,
} from './master-state.ts'
import { keyIdOf, type SealKey, seal, unseal } from './seal.ts'

const page = 500

/**
 * Wraps every key with another master key; the data itself is not touched. Until it is finished no keyring
 * opens and none makes new keys. After a crash it is run again with the same two keys. Resolves with the
 * number of keys wrapped anew, once the old wrappings are gone from the files.
 */
export async function changeMasterKey(
  store: ScrubbingStore,
  from: SealKey,
  to: SealKey,
): Promise<number> {
  const state = await readMaster(store)
  if (state === null)
    throw new MasterKeyFault('There are no keys here to change the master key of.')
  if (state.now === to.id && state.next === null) return 0
  if (state.now !== from.id) {
    throw new MasterKeyFault('The old master key given is not the one the data was sealed with.')
  }
  if (state.next !== null && state.next !== to.id) {
    throw new MasterKeyFault(
      'A change to another master key was begun before. Finish that one first.',
    )
  }
  await move(store, state.version, { now: from.id, next: to.id })
  const count = await wrapAll(store, from, to)
  const begun = await readMaster(store)
  await move(store, begun?.version ?? 0, { now: to.id, next: null })
  await store.scrub()
  return count
}

async function move(store: ScrubbingStore, version: number, state: MasterState): Promise<void> {
  const accepted = await store.commit({
    if: [[masterRecord, version]],
    put: [[masterRecord, masterBytes(state)]],
  })
  if (!accepted) throw new MasterKeyFault('Another process is changing the master key right now.')
}

async function wrapAll(store: ScrubbingStore, from: SealKey, to: SealKey): Promise<number> {
  let count = 0
  let after = ''
  for (;;) {
    const wrapped = await store.list('key/', after, page)
    const last = wrapped.at(-1)
    if (!last) return count
    // Those of a change that was broken off are wrapped with the new one already.
    const old = wrapped.filter(({ key, value }) => keyIdOf(key, value) === from.id)
    const accepted = await store.commit({
      if: old.map(({ key, version }) => [key, version]),
      put: old.map(({ key, value }) => [key, seal(to, key, unseal(from, key, value))]),
    })
    if (!accepted) continue // one was destroyed meanwhile: look at the same page again
    count += old.length
    after = `${last.key} `.slice('key/'.length) // a space is the lowest character: just after the last
  }
}
