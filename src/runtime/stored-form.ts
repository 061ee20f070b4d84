import type { Stored } from '../ports/store.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** What kinds of records the runtime writes; each carries its kind and the version of its shape. */
export type Kind =
  | 'head'
  | 'entry'
  | 'line'
  | 'outbox'
  | 'removals'
  | 'voice'
  | 'offer'
  | 'places'
  | 'seen'
  | 'pointer'
  | 'code'
  | 'tries'
  | 'lease'

const shape = 1

export function toBytes(kind: Kind, value: object): Uint8Array {
  return encoder.encode(JSON.stringify({ kind, v: shape, ...value }))
}

/** What was stored under `kind`, or undefined where nothing is. Throws when it is of another kind. */
export function fromBytes<T>(kind: Kind, stored: Stored | undefined): T | undefined {
  if (!stored) return undefined
  const { kind: found, v, ...value } = JSON.parse(decoder.decode(stored.value))
  if (found !== kind || v !== shape) throw new Error(`not a ${kind} record of version ${shape}`)
  return value as T
}

/** The version a commit may insist on: 0 where nothing is stored. */
export function versionOf(stored: Stored | undefined): number {
  return stored?.version ?? 0
}

/** An index record: its key says everything. */
export const nothing = encoder.encode('{}')
