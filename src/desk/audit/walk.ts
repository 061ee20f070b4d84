import type { Store } from '../../ports/store.ts'
import { RecordFault } from '../../runtime/records.ts'
import { SealBroken } from '../../runtime/seal.ts'
import { type AuditRecord, auditKey, auditKind, auditNumber, auditPrefix } from './audit-record.ts'

/** A record where one is; null where it cannot be opened or read. */
export type Step = { number: number; record: AuditRecord | null }

const page = 200

/** Every record not before `from`, in order, up to the first that cannot be read. */
export async function* walk(store: Store, from: number): AsyncGenerator<Step> {
  for (let next = from; ; ) {
    const steps = await readPage(store, next)
    yield* steps
    const last = steps.at(-1)
    if (!last?.record || steps.length < page) return
    next = last.number + 1
  }
}

async function readPage(store: Store, from: number): Promise<Step[]> {
  try {
    const stored = await store.list(auditPrefix, auditNumber(from), page)
    return stored.map(({ key, value }) => ({
      number: Number(key.slice(auditPrefix.length)),
      record: auditKind.decode(value),
    }))
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return oneByOne(store, from)
  }
}

/** A page does not say which of its records is broken, so each is asked for by itself. */
async function oneByOne(store: Store, from: number): Promise<Step[]> {
  const steps: Step[] = []
  for (let number = from; number < from + page; number++) {
    const record = await readOne(store, number)
    steps.push({ number, record })
    if (!record) break
  }
  return steps
}

async function readOne(store: Store, number: number): Promise<AuditRecord | null> {
  try {
    const [stored] = await store.read([auditKey(number)])
    return stored ? auditKind.decode(stored.value) : null
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return null
  }
}

/** Whether a record is there that was changed or moved, or that is none of ours. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof SealBroken || error instanceof RecordFault
}
