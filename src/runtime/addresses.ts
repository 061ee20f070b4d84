import { LRUCache } from 'lru-cache'
import type { Address } from '../domain/message.ts'
import type { Store } from '../ports/store.ts'
import { type Head, type Pointer, sameAddress } from './chat-record.ts'
import { addressKey, headKey } from './keys.ts'
import { newId } from './new-id.ts'
import { fromBytes, versionOf } from './stored-form.ts'

/** The keyed hash under which exact look-ups are made, so that the store holds no telephone number. */
export type HashIndex = { index(text: string): string | Promise<string> }

/** The way from an address to its chat. */
export type Door = {
  address: Address
  /** The pointer's key, and the version it must have while the chat is still to be made. */
  key: string
  version: number
  chat: string
  /** False: no chat yet. `chat` is the id it will get from whoever stores the first message. */
  made: boolean
}

export type Addresses = {
  /** The door to this address's chat; the same object for everybody who asks at the same time. */
  find(address: Address): Promise<Door>
  /** What was remembered turned out to be old: look again next time. */
  forget(door: Door): void
  hash(address: Address): Promise<string>
}

/** Doors kept in memory, about a third of a kilobyte each. */
const remembered = 20_000

export function createAddresses(store: Store, keyring: HashIndex): Addresses {
  const doors = new LRUCache<string, Promise<Door>>({ max: remembered })
  const nameOf = ({ channel, id }: Address) => `address:${channel}:${id}`

  async function hash(address: Address): Promise<string> {
    return await keyring.index(nameOf(address))
  }

  async function look(address: Address): Promise<Door> {
    const key = addressKey(await hash(address))
    const [stored] = await store.read([key])
    const pointer = fromBytes<Pointer>('pointer', stored)
    if (pointer) {
      const [head] = await store.read([headKey(pointer.chat)])
      // A chat that does not know the address has given it up for another one.
      if (fromBytes<Head>('head', head)?.addresses.some((one) => sameAddress(one, address)))
        return { address, key, version: versionOf(stored), chat: pointer.chat, made: true }
    }
    return { address, key, version: versionOf(stored), chat: newId(), made: false }
  }

  return {
    find(address) {
      const name = nameOf(address)
      const known = doors.get(name)
      if (known) return known
      const looking = look(address)
      doors.set(name, looking)
      looking.catch(() => {
        if (doors.peek(name) === looking) doors.delete(name)
      })
      return looking
    },
    forget(door) {
      doors.delete(nameOf(door.address))
    },
    hash,
  }
}
