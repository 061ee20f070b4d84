import type { Change } from '../ports/store.ts'
import { type Index, indexKey } from './keys.ts'
import { type Kind, nothing, toBytes } from './stored-form.ts'

/** A commit in the making. Whatever is said last of a key holds, because a store hears of each key once. */
export type Draft = {
  insist(key: string, version: number): void
  put(kind: Kind, key: string, value: object): void
  /** A record that is nothing but bytes, such as a piece of a file. */
  putBytes(key: string, bytes: Uint8Array): void
  remove(key: string): void
  /** Moves the one record a chat has in an index; null: there is none. */
  move(index: Index, chat: string, from: number | null, to: number | null): void
  isEmpty(): boolean
  change(): Change
}

export function draft(): Draft {
  const conditions = new Map<string, number>()
  const puts = new Map<string, Uint8Array>()
  const deletes = new Set<string>()

  function putBytes(key: string, bytes: Uint8Array) {
    deletes.delete(key)
    puts.set(key, bytes)
  }
  function remove(key: string) {
    puts.delete(key)
    deletes.add(key)
  }

  return {
    insist: (key, version) => void conditions.set(key, version),
    put: (kind, key, value) => putBytes(key, toBytes(kind, value)),
    putBytes,
    remove,
    move(index, chat, from, to) {
      if (from === to) return
      if (from !== null) remove(indexKey(index, from, chat))
      if (to !== null) putBytes(indexKey(index, to, chat), nothing)
    },
    isEmpty: () => puts.size === 0 && deletes.size === 0,
    change: () => ({ if: [...conditions], put: [...puts], delete: [...deletes] }),
  }
}
