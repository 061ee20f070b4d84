import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import {
  type AuditEntry,
  auditKey,
  auditKind,
  hashOf,
} from '../../../src/desk/audit/audit-record.ts'
import { verifyAudit } from '../../../src/desk/audit/verify.ts'
import type { Change, Store } from '../../../src/ports/store.ts'
import { failingStore } from '../../fixtures/failing-store.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { sealedHouse } from '../../fixtures/sealed-house.ts'

const bytes = (text: string) => Buffer.from(text)
const read: AuditEntry = { who: 'w1', act: 'chat-read', about: { chat: 'c1', desk: 'ID' } }

function house(store: Store = memoryStore()) {
  const clock = heldClock()
  return { store, clock, audit: createAudit({ store, clock }) }
}

async function recordsIn(store: Store) {
  return (await store.list('audit/', '', 5_000)).map(({ value }) => auditKind.decode(value))
}

test('each record is numbered, dated, and bound to the one before', async () => {
  const { store, clock, audit } = house()
  expect(await audit.newest()).toBeNull()
  await audit.append(read)
  await clock.pass(1_000)
  await audit.append({ ...read, act: 'masked-opened', reason: ' cần gọi lại ' })
  const [one, two] = await recordsIn(store)
  expect(one).toMatchObject({ ...read, number: 1, reason: '', before: '0'.repeat(64) })
  expect(two).toMatchObject({ number: 2, before: one?.hash, reason: 'cần gọi lại' })
  expect(two?.at).toBe(clock.now())
  expect(await audit.newest()).toEqual({ number: 2, hash: two?.hash, at: two?.at })
})

test('a hash covers every field of the record and no order of them', async () => {
  const { store, audit } = house()
  await audit.append({ ...read, reason: 'r' })
  const [record] = await recordsIn(store)
  if (!record) throw new Error('no record')
  const { hash, ...rest } = record
  expect(hashOf(rest)).toBe(hash)
  expect(hashOf({ ...rest, about: { desk: 'ID', chat: 'c1' } })).toBe(hash)
  const others = [
    { ...rest, number: 2 },
    { ...rest, at: rest.at + 1 },
    { ...rest, who: 'w2' },
    { ...rest, act: 'denied' as const },
    { ...rest, about: { chat: 'c2', desk: 'ID' } },
    { ...rest, reason: 'other' },
    { ...rest, before: '1'.repeat(64) },
  ]
  expect(new Set([hash, ...others.map(hashOf)]).size).toBe(others.length + 1)
})

describe('an act and its record are one commit', () => {
  test('both are there', async () => {
    const { store, audit } = house()
    expect(await audit.commit({ if: [['a', 0]], put: [['a', bytes('1')]] }, [read])).toBe(true)
    expect((await store.read(['a', auditKey(1)])).every(Boolean)).toBe(true)
  })

  test('neither is there when what the act insists on has moved', async () => {
    const { store, audit } = house()
    await store.commit({ put: [['a', bytes('1')]] })
    expect(await audit.commit({ if: [['a', 0]], put: [['b', bytes('1')]] }, [read])).toBe(false)
    expect(await store.read(['b', auditKey(1)])).toEqual([undefined, undefined])
    expect(await audit.newest()).toBeNull()
  })

  test('one that fails takes none of its neighbours along', async () => {
    const { store, audit } = house()
    await store.commit({ put: [['taken', bytes('1')]] })
    const done = await Promise.all([
      audit.commit({ put: [['a', bytes('1')]] }, [read]),
      audit.commit({ put: [['b', bytes('1')]] }, [read]),
      audit.commit({ if: [['taken', 0]], put: [['c', bytes('1')]] }, [read]),
      audit.commit({ put: [['d', bytes('1')]] }, [read]),
    ])
    expect(done).toEqual([true, true, false, true])
    expect(await store.read(['c'])).toEqual([undefined])
    expect(await recordsIn(store)).toHaveLength(3)
  })

  test('two acts on one record do not slip through in one commit', async () => {
    const { store, audit } = house()
    await store.commit({ put: [['chat', bytes('waits')]] })
    const [stored] = await store.read(['chat'])
    const take = (who: string): Change => ({
      if: [['chat', stored?.version ?? 0]],
      put: [['chat', bytes(who)]],
    })
    const first = audit.append(read)
    const done = await Promise.all([
      audit.commit(take('a'), [{ ...read, act: 'chat-taken' }]),
      audit.commit(take('b'), [{ ...read, act: 'chat-taken' }]),
    ])
    await first
    expect(done).toEqual([true, false])
    expect((await recordsIn(store)).filter(({ act }) => act === 'chat-taken')).toHaveLength(1)
  })

  test('a store that is away fails the act, and the next one goes on', async () => {
    const inner = memoryStore()
    const store = failingStore(inner)
    const { audit } = house(store)
    store.away = true
    await expect(audit.append(read)).rejects.toThrow('away')
    store.away = false
    await audit.append(read)
    expect(await recordsIn(inner)).toHaveLength(1)
  })
})

test.each<[string, AuditEntry]>([
  ['no act', { ...read, act: 'made-up' as never }],
  ['needs a reason', { ...read, act: 'masked-opened', reason: '  ' }],
  ['id or a code', { ...read, about: { chat: 'Nguyễn Văn A' } }],
  ['small word', { ...read, about: { 'a b': 'c' } }],
  ['must be an id', { ...read, who: '' }],
  ['500', { ...read, reason: 'x'.repeat(501) }],
])('what must not stand there is refused before anything is done: %s', async (says, entry) => {
  const { store, audit } = house()
  await expect(audit.commit({ put: [['a', bytes('1')]] }, [entry])).rejects.toThrow(says)
  await expect(audit.commit({ put: [['a', bytes('1')]] }, [])).rejects.toThrow('written down')
  expect(await store.read(['a'])).toEqual([undefined])
})

test('many at once in several processes make one chain, in far fewer commits', async () => {
  const store = memoryStore()
  const clock = heldClock()
  const processes = [1, 2, 3].map(() => createAudit({ store, clock }))
  await Promise.all(
    processes.flatMap((audit, at) =>
      Array.from({ length: 200 }, (_, i) => audit.append({ ...read, about: { n: `${at}.${i}` } })),
    ),
  )
  expect(await verifyAudit({ store, clock })).toMatchObject({ broken: null, records: 600 })
  const written = (await recordsIn(store)).map(({ about }) => about['n'])
  expect(new Set(written).size).toBe(600)
  expect(store.commits()).toBeLessThan(60)
})

test('whatever is appended together in whatever order holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ by: fc.nat(1), key: fc.nat(3), fails: fc.boolean() }), {
        maxLength: 25,
      }),
      async (acts) => {
        const store = memoryStore()
        const clock = heldClock()
        const processes = [createAudit({ store, clock }), createAudit({ store, clock })]
        await store.commit({ put: [['there', bytes('1')]] })
        const done = await Promise.all(
          acts.map(({ by, key, fails }, at) =>
            processes[by]?.commit(
              {
                if: fails ? [['there', 0]] : [],
                put: [[`k${key}`, bytes(String(at))]],
              },
              [{ ...read, about: { n: String(at) } }],
            ),
          ),
        )
        expect(done).toEqual(acts.map(({ fails }) => !fails))
        const records = await recordsIn(store)
        expect(records.map(({ about }) => Number(about['n'])).sort((a, b) => a - b)).toEqual(
          acts.flatMap(({ fails }, at) => (fails ? [] : [at])),
        )
        expect((await verifyAudit({ store, clock })).broken).toBeNull()
        // The record written last for a key is the act that stands in it.
        for (const [at, { key }] of acts.entries()) {
          const [stored] = await store.read([`k${key}`])
          const last = records.findLast(({ about }) => acts[Number(about['n'])]?.key === key)
          if (stored) expect(Buffer.from(stored.value).toString()).toBe(last?.about['n'])
          else expect(acts[at]?.fails).toBe(true)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('an end that was lost or set back makes no second record of a number', async () => {
  const { store, clock, audit } = house()
  await audit.append(read)
  const [early] = await store.read(['audit-end'])
  await audit.append(read, read)
  if (early) await store.commit({ put: [['audit-end', early.value]] })
  await audit.append(read)
  await store.commit({ delete: ['audit-end'] })
  await audit.append(read)
  expect(await verifyAudit({ store, clock })).toMatchObject({ broken: null, records: 5 })
})

test('on the sealed store in files nothing of it can be read', async () => {
  const { store, inner } = await sealedHouse()
  const { clock, audit } = house(store)
  await audit.append({ ...read, reason: 'gọi lại cho gia đình' })
  const raw = (await inner.list('audit', '', 10)).map(({ value }) => Buffer.from(value).toString())
  expect(raw.join()).not.toMatch(/gia|chat-read|w1/)
  expect(await verifyAudit({ store, clock })).toMatchObject({ broken: null, records: 1 })
})
