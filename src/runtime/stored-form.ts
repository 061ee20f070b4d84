import type { Stored } from '../ports/store.ts'
import { type RecordKind, recordKind } from './records.ts'

/** The kinds of records the way of a message is made of. */
export type Kind =
  | 'head'
  | 'entry'
  | 'line'
  | 'outbox'
  | 'voice'
  | 'offer'
  | 'place'
  | 'file'
  | 'seen'
  | 'pointer'
  | 'code'
  | 'coded-verdict'
  | 'objection-part'
  | 'objection-decision'
  | 'hand-over'
  | 'hand-over-end'
  | 'objection-acknowledged'
  | 'report'
  | 'report-code'
  | 'report-state'
  | 'report-withdrawn'
  | 'letter'
  | 'tries'
  | 'lease'
  | 'kept'

const kinds = new Map<Kind, RecordKind<object>>()

function formOf(kind: Kind): RecordKind<object> {
  const known = kinds.get(kind) ?? recordKind(kind)
  kinds.set(kind, known)
  return known
}

export function toBytes(kind: Kind, value: object): Uint8Array {
  return formOf(kind).encode(value)
}

/** What was stored under `kind`, or undefined where nothing is. Throws a `RecordFault` when it cannot be read. */
export function fromBytes<T extends object>(kind: Kind, stored: Stored | undefined): T | undefined {
  return stored && (formOf(kind).decode(stored.value) as T)
}

/** The version a commit may insist on: 0 where nothing is stored. */
export function versionOf(stored: Stored | undefined): number {
  return stored?.version ?? 0
}

/** An index record: its key says everything. */
export const nothing = new Uint8Array(0)
