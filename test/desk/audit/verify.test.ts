import { describe, expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import {
  type Anchor,
  type AuditRecord,
  anchorKind,
  auditKey,
  auditKind,
  hashOf,
  origin,
} from '../../../src/desk/audit/audit-record.ts'
import { pruneAudit } from '../../../src/desk/audit/prune.ts'
import { verifyAudit } from '../../../src/desk/audit/verify.ts'
import type { Store } from '../../../src/ports/store.ts'
import { retention } from '../../../src/runtime/retention.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { sealedHouse } from '../../fixtures/sealed-house.ts'

async function chain(length: number, store: Store = memoryStore()) {
  const clock = heldClock()
  const audit = createAudit({ store, clock })
  for (let number = 1; number <= length; number++)
    await audit.append({ who: 'w1', act: 'chat-read', about: { chat: `c${number}` } })
  return { store, clock, audit, verify: (ask = {}) => verifyAudit({ store, clock }, ask) }
}

async function recordAt(store: Store, number: number): Promise<AuditRecord> {
  const [stored] = await store.read([auditKey(number)])
  if (!stored) throw new Error(`no record ${number}`)
  return auditKind.decode(stored.value)
}

const write = (store: Store, number: number, record: AuditRecord) =>
  store.commit({ put: [[auditKey(number), auditKind.encode(record)]] })

/** What somebody does who holds the store and its keys: every record from `from` on anew, hashes and all. */
async function rewrite(store: Store, change: (record: AuditRecord) => AuditRecord) {
  const records = (await store.list('audit/', '', 1_000)).map(({ value }) =>
    auditKind.decode(value),
  )
  let last: Anchor = { number: 0, hash: origin }
  for (const record of records) {
    const { hash: _, ...forged } = { ...change(record), before: last.hash }
    last = { number: record.number, hash: hashOf(forged) }
    await write(store, record.number, { ...forged, hash: last.hash })
  }
  await store.commit({ put: [['audit-end', anchorKind.encode(last)]] })
}

test('an untouched chain holds, over pages too, from its front and from its middle', async () => {
  const { verify, audit } = await chain(450)
  const { hash } = (await audit.newest()) ?? {}
  const newest = { number: 450, hash }
  expect(await verify()).toEqual({ broken: null, records: 450, newest, tooOld: [] })
  expect(await verify({ from: 200 })).toMatchObject({ broken: null, records: 251 })
  expect(await (await chain(0)).verify()).toMatchObject({ broken: null, records: 0, newest: null })
})

test('a whole chain rewritten with the keys passes by itself, and not against yesterday’s hash', async () => {
  const { store } = await sealedHouse()
  const { verify, audit } = await chain(40, store)
  const yesterday = await audit.newest()
  if (!yesterday) throw new Error('nothing to publish')
  await audit.append({ who: 'w2', act: 'chat-taken', about: { chat: 'c9' } })
  expect((await verify({ published: [yesterday] })).broken).toBeNull()

  await rewrite(store, (record) => (record.number === 7 ? { ...record, who: 'w9' } : record))
  expect((await recordAt(store, 7)).who).toBe('w9')
  expect(await verify()).toMatchObject({ broken: null, records: 41 })
  expect((await verify({ published: [yesterday] })).broken).toEqual({
    number: 40,
    fault: 'not-as-published',
  })
})

describe('one who can open the store and does less is found without a published hash', () => {
  test.each<[string, (record: AuditRecord) => AuditRecord]>([
    ['who', (record) => ({ ...record, who: 'w9' })],
    ['when', (record) => ({ ...record, at: record.at - 1 })],
    ['about', (record) => ({ ...record, about: { chat: 'other' } })],
    ['what', (record) => ({ ...record, act: 'chat-taken' })],
    ['why', (record) => ({ ...record, reason: 'asked' })],
  ])('one field changed: %s', async (_, change) => {
    const { store, verify } = await chain(9)
    await write(store, 4, change(await recordAt(store, 4)))
    expect((await verify()).broken).toEqual({ number: 4, fault: 'changed' })
  })

  test('one changed with its hash', async () => {
    const { store, verify } = await chain(9)
    const { hash: _, ...forged } = { ...(await recordAt(store, 4)), who: 'w9' }
    await write(store, 4, { ...forged, hash: hashOf(forged) })
    expect((await verify()).broken).toEqual({ number: 5, fault: 'unlinked' })
  })

  test('two swapped', async () => {
    const { store, verify } = await chain(9)
    const [four, five] = [await recordAt(store, 4), await recordAt(store, 5)]
    await write(store, 4, five)
    await write(store, 5, four)
    expect((await verify()).broken).toEqual({ number: 4, fault: 'changed' })
  })

  test('one taken out of the middle, or the first', async () => {
    for (const number of [1, 5]) {
      const { store, verify } = await chain(9)
      await store.commit({ delete: [auditKey(number)] })
      expect((await verify()).broken).toEqual({ number, fault: 'missing' })
    }
  })

  test('the tail cut off, and the end left as it was', async () => {
    const { store, verify } = await chain(9)
    await store.commit({ delete: [auditKey(8), auditKey(9)] })
    expect((await verify()).broken).toEqual({ number: 8, fault: 'missing' })
  })

  test('the front cut off, and a pruning claimed that was not', async () => {
    const { store, verify } = await chain(9)
    const { number, hash } = await recordAt(store, 3)
    await store.commit({
      delete: [1, 2, 3].map(auditKey),
      put: [['audit-start', anchorKind.encode({ number, hash })]],
    })
    expect((await verify()).broken).toEqual({ number: 1, fault: 'cut' })
  })
})

test('the tail cut off with its end set back is found by what was published', async () => {
  const { store, verify, audit } = await chain(9)
  const published = await audit.newest()
  const { number, hash } = await recordAt(store, 7)
  await store.commit({
    delete: [auditKey(8), auditKey(9)],
    put: [['audit-end', anchorKind.encode({ number, hash })]],
  })
  expect((await verify()).broken).toBeNull()
  expect((await verify({ published: [published] })).broken).toEqual({
    number: 9,
    fault: 'not-as-published',
  })
})

test('without the keys nothing can be changed or moved unseen', async () => {
  const { store, inner } = await sealedHouse()
  const { verify } = await chain(9, store)
  const [four, five] = await inner.read([auditKey(4), auditKey(5)])
  if (!four || !five) throw new Error('no records')
  await inner.commit({
    put: [
      [auditKey(4), five.value],
      [auditKey(5), four.value],
    ],
  })
  expect((await verify()).broken).toEqual({ number: 4, fault: 'unreadable' })
  await inner.commit({ put: [[auditKey(4), four.value]] })
  expect((await verify()).broken).toEqual({ number: 5, fault: 'unreadable' })
})

test('what is appended, or pruned, while it is walked breaks nothing', async () => {
  const { store, clock, verify, audit } = await chain(450)
  await clock.leap(retention.audit)
  const all = await Promise.all([
    ...Array.from({ length: 8 }, () => verify()),
    ...Array.from({ length: 40 }, () => audit.append({ who: 'w2', act: 'chat-read' })),
    pruneAudit({ store, clock, audit }),
    ...Array.from({ length: 8 }, () => verify()),
  ])
  const verdicts = all.filter((one) => typeof one === 'object')
  expect(verdicts).toHaveLength(16)
  for (const { broken } of verdicts) expect(broken).toBeNull()
  expect(await verify()).toMatchObject({ broken: null, records: 40 + 3 })
})

describe('pruning', () => {
  async function pruned() {
    const made = await chain(5)
    const early = await recordAt(made.store, 2)
    await made.clock.leap(retention.audit - 1_000)
    for (let more = 0; more < 3; more++) await made.audit.append({ who: 'w1', act: 'audit-read' })
    expect(await pruneAudit(made)).toBe(0)
    await made.clock.leap(1_000)
    expect(await pruneAudit(made)).toBe(5)
    return { ...made, early }
  }

  test('what is over its time goes, and the chain holds on from there', async () => {
    const { store, verify } = await pruned()
    expect((await store.read([auditKey(5)]))[0]).toBeUndefined()
    // Six to eight, and the record of the pruning.
    expect(await verify()).toMatchObject({ broken: null, records: 4 })
  })

  test('again and again, until everything that was is gone', async () => {
    const { store, clock, verify, audit } = await pruned()
    for (let year = 0; year < 5; year++) {
      await clock.leap(retention.audit)
      await pruneAudit({ store, clock, audit })
      expect((await verify()).broken).toBeNull()
    }
    expect((await verify()).records).toBeLessThan(4)
  })

  test('a published hash that is over its time is told from one that was cut off before it', async () => {
    const { clock, verify, early } = await pruned()
    const day = (at: number) => new Date(at).toISOString().slice(0, 10)
    const { number, hash } = early
    const old = await verify({ published: [{ number, hash }] })
    expect(old).toMatchObject({ broken: null, tooOld: [2] })
    const cut = await verify({ published: [{ number, hash, day: day(clock.now() - 86_400_000) }] })
    expect(cut.broken).toEqual({ number: 2, fault: 'cut' })
    const due = await verify({ published: [{ number, hash, day: day(early.at - 86_400_000) }] })
    expect(due).toMatchObject({ broken: null, tooOld: [2] })
  })

  test('the pruning that accounts for the front cannot be taken away again', async () => {
    const { store, verify } = await pruned()
    await store.commit({ delete: ['audit-start'] })
    expect((await verify()).broken).toEqual({ number: 1, fault: 'missing' })
  })
})
