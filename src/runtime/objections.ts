import type { CodedObjection, Decision, FirmObjection } from '../domain/objection.ts'
import type { Store, Stored } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import type { ObjectionPart, StoredDecision } from './chat-record.ts'
import { decisionKey, objectionPrefix } from './keys.ts'
import { retention } from './retention.ts'
import { fromBytes, toBytes, versionOf } from './stored-form.ts'

/** An objection with all that was written to it. */
export type Objection = CodedObjection & {
  code: string
  about: ObjectionPart['about']
  firms: string[]
  /** Oldest first; none are left where the chat was erased by whoever wrote them. */
  parts: ObjectionPart[]
}

export type Objections = {
  /** All that are kept, the one to be decided first at the head. */
  list(): Promise<Objection[]>
  find(code: string): Promise<Objection | null>
  /** Writes a decision down, also over an earlier one. False: there is no such objection. */
  decide(code: string, decision: Decision): Promise<boolean>
}

const page = 200
const prefix = 'objection/'

export async function hashOfObjection(keyring: HashIndex, code: string): Promise<string> {
  return keyring.index(`objection:${code}`)
}

/** The objections in a store: what an operator lists and decides, and what a code's holder is told. */
export function createObjections(store: Store, keyring: HashIndex): Objections {
  async function read(of: string): Promise<Objection[]> {
    const records = new Map<string, Stored[]>()
    for (let from = ''; ; ) {
      const stored = await store.list(of, from, page)
      for (const one of stored) {
        const hash = one.key.slice(prefix.length).split('/')[0] ?? ''
        records.set(hash, [...(records.get(hash) ?? []), one])
      }
      const last = stored.at(-1)
      if (!last || stored.length < page) break
      from = `${last.key.slice(of.length)}!`
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
    async decide(code, decision) {
      for (;;) {
        const found = await find(code)
        if (!found) return false
        const { about, at, dueBy, firms } = found
        const record: StoredDecision = { code, about, at, dueBy, firms, decision }
        const key = decisionKey(await hashOfObjection(keyring, code))
        const [before] = await store.read([key])
        const put: [string, Uint8Array][] = [[key, toBytes('objection-decision', record)]]
        if (await store.commit({ if: [[key, versionOf(before)]], put })) return true
      }
    },
  }
}

function joined(records: Stored[]): Objection | null {
  const isDecision = ({ key }: Stored) => key.endsWith('/decision')
  const parts = records
    .filter((one) => !isDecision(one))
    .flatMap((one) => fromBytes<ObjectionPart>('objection-part', one) ?? [])
  const decided = fromBytes<StoredDecision>('objection-decision', records.find(isDecision))
  const first = parts[0] ?? decided
  if (!first) return null
  const { code, about, at, dueBy } = first
  const firms = new Set([...(decided?.firms ?? []), ...parts.flatMap((part) => part.firms)])
  return { code, about, at, dueBy, firms: [...firms], parts, decision: decided?.decision ?? null }
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
    : fromBytes<ObjectionPart>('objection-part', stored)?.at
  return (since ?? 0) + retention.objection <= now
}
