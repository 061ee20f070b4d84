import type { Stored } from '../ports/store.ts'

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

/** Every record begins with these characters, so that its kind is known before the rest is read. */
const beginning = (kind: Kind) => `{"kind":"${kind}","v":${shape},`

export function toBytes(kind: Kind, value: object): Uint8Array {
  return Buffer.from(beginning(kind) + JSON.stringify(value).slice(1))
}

/** What was stored under `kind`, or undefined where nothing is. Throws when it is of another kind. */
export function fromBytes<T>(kind: Kind, stored: Stored | undefined): T | undefined {
  if (!stored) return undefined
  const { buffer, byteOffset, byteLength } = stored.value
  const text = Buffer.from(buffer, byteOffset, byteLength).toString()
  const start = beginning(kind)
  if (!text.startsWith(start)) throw new Error(`not a ${kind} record of shape ${shape}`)
  return JSON.parse(`{${text.slice(start.length)}`)
}

/** The version a commit may insist on: 0 where nothing is stored. */
export function versionOf(stored: Stored | undefined): number {
  return stored?.version ?? 0
}

/** An index record: its key says everything. */
export const nothing: Uint8Array = Buffer.from('{}')
