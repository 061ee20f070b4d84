import { type Keep, RightLost } from '../ports/keep.ts'
import type { Change, Store, Stored } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import type { Lease } from './lease.ts'
import { fromBytes, toBytes } from './stored-form.ts'

/** `kept/<whose>/<folder>/<keyed hash of the name>`: a record of an adapter's own. */
type Kept = { value: string }

const batch = 200

/**
 * A `Keep` in the sealed store. Names are hashed with the index key, because an adapter's are made of
 * telephone numbers. With a lease every write insists on its term.
 * @param whose which adapter's: one word
 */
export function createKeep(
  store: Store,
  keyring: HashIndex,
  whose: string,
  lease: Pick<Lease, 'fence'> | null,
): Keep {
  const prefixOf = (folder: string) => `kept/${whose}/${folder}/`
  const keyOf = async (folder: string, name: string) =>
    prefixOf(folder) + (await keyring.index(`kept:${whose}:${folder}:${name}`))

  async function commit(change: Change): Promise<void> {
    if (!lease) {
      await store.commit(change)
      return
    }
    const fence = lease.fence()
    if (!fence || !(await store.commit({ ...change, if: [fence] }))) throw new RightLost()
  }

  async function eachPage(
    folder: string,
    visit: (page: Stored[]) => Promise<void> | void,
  ): Promise<void> {
    const prefix = prefixOf(folder)
    for (let from = ''; ; ) {
      const page = await store.list(prefix, from, batch)
      await visit(page)
      const last = page.at(-1)
      if (!last || page.length < batch) return
      from = `${last.key.slice(prefix.length)}!`
    }
  }

  return {
    async read(folder, names) {
      const keys = await Promise.all(names.map((name) => keyOf(folder, name)))
      return (await store.read(keys)).map((stored) => textIn(stored))
    },
    async list(folder) {
      const values: string[] = []
      await eachPage(folder, (page) => {
        for (const stored of page) values.push(textIn(stored) ?? '')
      })
      return values
    },
    async write(changes) {
      const put: [string, Uint8Array][] = []
      const remove: string[] = []
      for (const { folder, name, value } of changes) {
        const key = await keyOf(folder, name)
        if (value === null) remove.push(key)
        else put.push([key, toBytes('kept', { value } satisfies Kept)])
      }
      await commit({ put, delete: remove })
    },
    async prune(folder, isOld) {
      await eachPage(folder, async (page) => {
        const old = page.filter((stored) => isOld(textIn(stored) ?? '')).map(({ key }) => key)
        if (old.length > 0) await commit({ delete: old })
      })
    },
    watch: (folder, onChange) => store.wake(prefixOf(folder), onChange),
  }
}

function textIn(stored: Stored | undefined): string | undefined {
  return fromBytes<Kept>('kept', stored)?.value
}
