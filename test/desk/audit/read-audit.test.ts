import { expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import { type AuditQuestion, readAudit } from '../../../src/desk/audit/read-audit.ts'
import type { StaffMember } from '../../../src/domain/desk.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'

const auditor: StaffMember = { id: 'au', name: 'Au', roles: ['auditor'], desks: ['ID', 'VN'] }

async function house() {
  const store = memoryStore()
  const audit = createAudit({ store, clock: heldClock() })
  for (let number = 1; number <= 300; number++)
    await audit.append({
      who: number % 2 ? 'w1' : 'w2',
      act: number % 3 ? 'chat-read' : 'chat-taken',
      about: { chat: `c${number % 10}`, desk: number % 5 ? 'ID' : 'VN' },
    })
  const ask = (question: AuditQuestion = {}, reader = auditor) =>
    readAudit({ store, audit }, reader, question)
  return { ask, audit, store }
}

test('newest first, page by page, to the very first', async () => {
  const { ask } = await house()
  const numbers: number[] = []
  for (let before = 301, next: number | null = before; next !== null; before = next ?? 0) {
    const page = await ask({ before, limit: 70 })
    numbers.push(...(page?.records.map(({ number }) => number) ?? []))
    next = page?.next ?? null
    if (next === null) break
  }
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, at) => 300 - at))
})

test('by member, by act, by chat', async () => {
  const { ask } = await house()
  const all = { before: 301, limit: 500 }
  expect((await ask({ ...all, who: 'w2' }))?.records).toHaveLength(150)
  expect((await ask({ ...all, act: 'chat-taken' }))?.records).toHaveLength(100)
  const chat = await ask({ ...all, chat: 'c4' })
  expect(chat?.records.map(({ about }) => about['chat'])).toEqual(Array(30).fill('c4'))
})

test('that it was read, and by which filter, stands in it', async () => {
  const { ask, audit } = await house()
  await ask({ chat: 'c4' })
  expect(await audit.newest()).toMatchObject({ number: 301 })
  const page = await ask({ limit: 1, before: 302 })
  expect(page?.records).toMatchObject([{ who: 'au', act: 'audit-read', about: { chat: 'c4' } }])
})

test('what concerns a desk that is not theirs is left out', async () => {
  const { ask } = await house()
  const page = await ask({ before: 301, limit: 500 }, { ...auditor, desks: ['VN'] })
  expect(new Set(page?.records.map(({ about }) => about['desk']))).toEqual(new Set(['VN']))
})

test.each(['volunteer', 'worker', 'supervisor', 'administrator'] as const)(
  'a %s gets nothing, and the try stands in it',
  async (role) => {
    const { ask } = await house()
    expect(await ask({}, { ...auditor, id: 'x', roles: [role] })).toBeNull()
    const page = await ask({ limit: 1, act: 'denied' })
    expect(page?.records).toMatchObject([{ who: 'x', about: { to: 'read-audit' } }])
  },
)

test('a rare filter keeps nobody waiting: the page ends early and says where to go on', async () => {
  const store = memoryStore()
  const audit = createAudit({ store, clock: heldClock() })
  await audit.append({ who: 'rare', act: 'chat-read' })
  for (let round = 0; round < 60; round++)
    await audit.append(
      ...Array.from({ length: 80 }, () => ({ who: 'w1', act: 'chat-read' as const })),
    )
  const first = await readAudit({ store, audit }, auditor, { who: 'rare' })
  expect(first?.records).toEqual([])
  const second = await readAudit({ store, audit }, auditor, {
    who: 'rare',
    before: first?.next ?? 0,
  })
  expect(second).toMatchObject({ records: [{ number: 1 }], next: null })
})
