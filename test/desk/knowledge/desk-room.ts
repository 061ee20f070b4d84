import { createHmac } from 'node:crypto'
import { namesAndNumbers } from '../../../src/commands/names-and-numbers.ts'
import type { AuditEntry } from '../../../src/desk/audit/audit-record.ts'
import type { CommitAudited } from '../../../src/desk/knowledge/audited.ts'
import { type BatchHead, createBatchBook } from '../../../src/desk/knowledge/batch-book.ts'
import { createKnowledgeBook } from '../../../src/desk/knowledge/knowledge-book.ts'
import { createLiveKnowledge, type Live } from '../../../src/desk/knowledge/live-knowledge.ts'
import { heldRows } from '../../../src/desk/knowledge/overlay.ts'
import type { Proposal } from '../../../src/desk/knowledge/proposal.ts'
import type { StaffMember } from '../../../src/domain/desk.ts'
import type { AgencyNotice } from '../../../src/domain/notice.ts'
import type { Store } from '../../../src/ports/store.ts'
import { createObjections } from '../../../src/runtime/objections.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { notice } from '../../offer/small-house.ts'

export const member = (id: string, rest: Partial<StaffMember> = {}): StaffMember => ({
  id,
  name: id,
  roles: ['supervisor'],
  desks: ['ID', 'VN'],
  ...rest,
})

export const sari = member('sari')
export const budi = member('budi')
export const tono = member('tono', { roles: ['worker'], desks: ['ID'] })

/** The rows that ship with the program of the tests. Every firm is invented. */
export const shippedRows: AgencyNotice[] = [
  notice('PT Lautan Sembilan Permata', {}),
  notice('PT Gunung Delapan Cahaya', { nature: 'suspended', listedOn: '2026-10-01' }),
]

export const keyring = {
  index: (text: string) => createHmac('sha256', 'key').update(text).digest('hex').slice(0, 32),
}

export const names = namesAndNumbers({
  help: [],
  bodies: [],
})

/** The desk's knowledge over a store, and what it wrote into the audit. */
export function deskRoom({
  store = memoryStore(),
  clock = heldClock(),
  rows = shippedRows,
}: {
  store?: Store
  clock?: HeldClock
  rows?: AgencyNotice[]
} = {}) {
  const audit: AuditEntry[] = []
  const commit: CommitAudited = async (change, entry) => {
    if (!(await store.commit(change))) return false
    audit.push(entry)
    return true
  }
  const objections = createObjections(store, keyring)
  const shown: Live[] = []
  const live = createLiveKnowledge({
    store,
    clock,
    notices: rows,
    objections: objections.list,
    onChange: (now) => void shown.push(now),
  })
  const held = () => heldRows(live.now().notices)
  const book = createKnowledgeBook({ store, clock, commit, names, held })
  const batches = createBatchBook({ store, clock, commit, names })
  return { store, clock, audit, commit, objections, live, shown, book, batches }
}

const origin = { source: 'https://www.kantor-uji.test/daftar', readOn: '2026-11-20' }

export const adding = (name: string, rest: Partial<AgencyNotice> = {}): Proposal => ({
  what: 'notice',
  notice: { act: 'add', notice: notice(name, { listedOn: '2026-11-20', ...rest }) },
  origin: { ...origin },
})

export const marking = (
  value: string,
  rest: Partial<Extract<Proposal, { what: 'mark' }>['mark']> = {},
): Proposal => ({
  what: 'mark',
  mark: { kind: 'phone', value, campaign: false, seenOn: '2026-11-20', ...rest },
  origin,
})

export const batchHead: BatchHead = {
  desk: 'ID',
  country: 'ID',
  authority: 'Kantor Uji',
  nature: 'revoked',
  listedOn: '2026-11-20',
  origin,
  file: { name: 'daftar.csv', hash: 'ab'.repeat(32) },
}

/** The id of what was done; fails where it was not. */
export function idOf(outcome: { done: boolean; id?: string; why?: string }): string {
  if (!outcome.done || outcome.id === undefined)
    throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome.id
}
