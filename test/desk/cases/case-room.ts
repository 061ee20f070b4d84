import type { AuditEntry } from '../../../src/desk/audit/audit-record.ts'
import { type Cases, createCases } from '../../../src/desk/cases/cases.ts'
import type { WriteDocument } from '../../../src/desk/cases/share-cases.ts'
import type { CommitAudited } from '../../../src/desk/knowledge/audited.ts'
import type { Role, StaffMember } from '../../../src/domain/desk.ts'
import {
  type Consent,
  type ConsentPurpose,
  consentPurposes,
  type Report,
  type ReportField,
} from '../../../src/domain/report.ts'
import type { Store } from '../../../src/ports/store.ts'
import type { Entry } from '../../../src/runtime/chat-record.ts'
import { readCoded } from '../../../src/runtime/coded-verdicts.ts'
import { reportCodeKey } from '../../../src/runtime/keys.ts'
import { toBytes } from '../../../src/runtime/stored-form.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { plainKeyring } from '../../fixtures/sealed-house.ts'

export const now = Date.UTC(2026, 10, 26, 7)
export const origin = { desk: 'ID', chat: 'chat-of-somebody' } as const

export const staff = (role: Role, rest: Partial<StaffMember> = {}): StaffMember => ({
  id: `m-${role}`,
  name: role,
  roles: [role],
  desks: ['ID'],
  ...rest,
})
export const worker = staff('worker')
export const supervisor = staff('supervisor')
export const volunteer = staff('volunteer')
export const elsewhere = staff('worker', { id: 'm-elsewhere', desks: ['VN'] })

export function consents(
  given: readonly ConsentPurpose[] = consentPurposes,
  at = now - 1000,
): Consent[] {
  return consentPurposes.map((purpose) => ({
    purpose,
    given: given.includes(purpose),
    at,
    language: 'id',
    channel: 'web',
    textVersion: '2026-11-26',
  }))
}

/** A report of an invented person. Answers are told one second apart. */
export function report(
  answers: Partial<Record<ReportField, string | null>>,
  rest: Partial<Report> = {},
): Report {
  const told = Object.entries(answers).map(([field, value], n) => [
    field,
    { value, at: now - 60_000 + n * 1000 },
  ])
  return {
    id: 'report-one',
    about: 'missing-relative',
    language: 'id',
    startedAt: now - 60_000,
    revision: 1,
    answers: Object.fromEntries(told),
    files: [],
    consents: consents(),
    finished: true,
    code: 'BCDF2GHJ',
    ...rest,
  }
}

export const told = {
  relationship: 'ibu',
  name: 'Rangga Suryanto Contoh',
  'birth-year': '2001',
  sex: 'male',
  nationality: 'Indonesia',
  'contact-by': 'WA 0812-0000-0011',
  'last-place': 'gedung biru dekat pasar',
} as const

const plainDocument: WriteDocument = async (format, one, { to }) =>
  Buffer.from(`${format} of ${one.fields.x_FullName?.told?.value} for ${to.name}`)

/** The cases of the desk over a store, with what was written into the audit. */
export function caseRoom({
  store = memoryStore(),
  clock = heldClock(now),
  write = plainDocument,
}: {
  store?: Store
  clock?: HeldClock
  write?: WriteDocument
} = {}) {
  const audit: AuditEntry[] = []
  const destroyed: string[] = []
  const commit: CommitAudited = async (change, entry) => {
    if (!(await store.commit(change))) return false
    audit.push(entry)
    return true
  }
  const cases: Cases = createCases({
    store,
    clock,
    keyring: plainKeyring,
    commit,
    append: async (entry) => void audit.push(entry),
    destroyer: { destroy: async (owner) => void destroyed.push(owner) },
    write,
  })
  /** Everything of a case, as somebody with a reason sees it. */
  async function whole(id = 'report-one') {
    const view = await cases.unmask(supervisor, id, 'test')
    if (!view) throw new Error('no such case')
    return view
  }
  return { store, clock, audit, destroyed, cases, whole, acts: () => audit.map(({ act }) => act) }
}

/** What whoever knows a report's code is told of it. */
export async function toldOf(store: Store, of: Report) {
  const entry = { body: { kind: 'text', text: of.code } } as Entry
  return (await readCoded(store, plainKeyring, [entry], now, '')).get(of.code)?.report
}

/** The receipt as the chat writes it. */
export async function withReceipt(store: Store, of: Report): Promise<void> {
  const key = reportCodeKey(plainKeyring.index(`report-code:${of.code}`) as string)
  await store.commit({ put: [[key, toBytes('report-code', { report: of.id })]] })
}
