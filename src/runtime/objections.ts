import type { CodedObjection, Decision, FirmObjection } from '../domain/objection.ts'
import { daysToAcknowledge, workingDaysAfter } from '../domain/working-days.ts'
import type { Change, Store, Stored } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import type { Acknowledged, ObjectionPart, StoredDecision } from './chat-record.ts'
import { everyRecord } from './every-record.ts'
import { acknowledgedKey, decisionKey, objectionPrefix } from './keys.ts'
import { retention } from './retention.ts'
import { fromBytes, toBytes, versionOf } from './stored-form.ts'

/** An objection with all that was written to it. */
export type Objection = CodedObjection & {
  code: string
  about: ObjectionPart['about']
  firms: string[]
  /** Marks of our own it names, as `markKey` writes them. */
  marks: string[]
  /** By when whoever objected is to be told that it is read, and whether they were. */
  acknowledgeBy: number
  acknowledged: Acknowledged | null
  /** Who decided; null where nobody did, or it is not known. */
  decidedBy: string | null
  /** Oldest first; none are left where the chat was erased by whoever wrote them. */
  parts: ObjectionPart[]
}

export type Objections = {
  /** All that are kept, the one to be decided first at the head. */
  list(): Promise<Objection[]>
  find(code: string): Promise<Objection | null>
  /** Writes down who told them that it is read; the first stays. False: there is no such objection. */
  acknowledge(code: string, by: string, at: number): Promise<boolean>
  /** Writes a decision down, also over an earlier one. False: there is no such objection. */
  decide(code: string, decision: Decision, by?: string | null): Promise<boolean>
}

/** Commits a step of an objection; whoever keeps an audit puts its entry in. */
export type CommitStep = (
  change: Change,
  step: { does: 'acknowledge' | 'decide'; code: string; by: string | null },
) => Promise<boolean>

const prefix = 'objection/'

export async function hashOfObjection(keyring: HashIndex, code: string): Promise<string> {
  return keyring.index(`objection:${code}`)
}

/** The objections in a store: what an operator lists and decides, and what a code's holder is told. */
export function createObjections(
  store: Store,
  keyring: HashIndex,
  commit: CommitStep = (change) => store.commit(change),
): Objections {
  async function read(of: string): Promise<Objection[]> {
    const records = new Map<string, Stored[]>()
    for await (const one of everyRecord(store, of)) {
      const hash = one.key.slice(prefix.length).split('/')[0] ?? ''
      records.set(hash, [...(records.get(hash) ?? []), one])
    }
    return [...records.values()].flatMap((one) => joined(one) ?? [])
  }

  async function find(code: string): Promise<Objection | null> {
    const [found] = await read(objectionPrefix(await hashOfObjection(keyring, code)))
    return found ?? null
  }

  return {
    async list() {
      const all = await read(prefix)
      const rank = ({ decision, dueBy }: Objection) => (decision ? 1e15 : 0) + dueBy
      return all.toSorted((a, b) => rank(a) - rank(b))
    },
    find,
    async acknowledge(code, by, at) {
      for (;;) {
        const found = await find(code)
        if (!found) return false
        if (found.acknowledged) return true
        const key = acknowledgedKey(await hashOfObjection(keyring, code))
        const record: Acknowledged = { at, by }
        const put: [string, Uint8Array][] = [[key, toBytes('objection-acknowledged', record)]]
        const step = { does: 'acknowledge', code, by } as const
        if (await commit({ if: [[key, 0]], put }, step)) return true
      }
    },
    async decide(code, decision, by = null) {
      for (;;) {
        const found = await find(code)
        if (!found) return false
        const { about, at, dueBy, firms, marks } = found
        const whose = by === null ? {} : { by }
        const record: StoredDecision = {
          code,
          about,
          at,
          dueBy,
          firms,
          marks,
          decision,
          ...whose,
        }
        const key = decisionKey(await hashOfObjection(keyring, code))
        const [before] = await store.read([key])
        const put: [string, Uint8Array][] = [[key, toBytes('objection-decision', record)]]
        const step = { does: 'decide', code, by } as const
        if (await commit({ if: [[key, versionOf(before)]], put }, step)) return true
      }
    },
  }
}

function joined(records: Stored[]): Objection | null {
  const isDecision = ({ key }: Stored) => key.endsWith('/decision')
  const isAcknowledged = ({ key }: Stored) => key.endsWith('/acknowledged')
  const parts = records
    .filter((one) => !isDecision(one) && !isAcknowledged(one))
    .flatMap((one) => fromBytes<ObjectionPart>('objection-part', one) ?? [])
  const decided = fromBytes<StoredDecision>('objection-decision', records.find(isDecision))
  const first = parts[0] ?? decided
  if (!first) return null
  const { code, about, at, dueBy } = first
  const firms = new Set([...(decided?.firms ?? []), ...parts.flatMap((part) => part.firms)])
  const marks = new Set([...(decided?.marks ?? []), ...parts.flatMap((part) => part.marks ?? [])])
  return {
    code,
    about,
    at,
    dueBy,
    firms: [...firms],
    marks: [...marks],
    acknowledgeBy: workingDaysAfter(at, daysToAcknowledge),
    acknowledged:
      fromBytes<Acknowledged>('objection-acknowledged', records.find(isAcknowledged)) ?? null,
    decidedBy: decided?.by ?? null,
    parts,
    decision: decided?.decision ?? null,
  }
}

/** What is shown beside notices: one line a firm. A correction stands before an objection that is open. */
export function shownOf(objections: Objection[]): FirmObjection[] {
  const shown = new Map<string, FirmObjection>()
  for (const { firms, at, decision } of objections) {
    if (decision?.outcome === 'kept') continue
    for (const firm of firms) {
      const before = shown.get(firm)
      const later = (decision?.at ?? 0) > (before?.correction?.at ?? 0)
      if (!before || later || (!before.correction && at < before.at))
        shown.set(firm, { firm, at, correction: decision })
    }
  }
  return [...shown.values()]
}

/** Whether a record of an objection is over its time. */
export function isOldObjection(stored: Stored, now: number): boolean {
  const since = stored.key.endsWith('/decision')
    ? fromBytes<StoredDecision>('objection-decision', stored)?.decision.at
    : stored.key.endsWith('/acknowledged')
      ? fromBytes<Acknowledged>('objection-acknowledged', stored)?.at
      : fromBytes<ObjectionPart>('objection-part', stored)?.at
  return (since ?? 0) + retention.objection <= now
}
