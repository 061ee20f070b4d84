import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Change, type Store, StoreFault } from '../../src/ports/store.ts'

/** An empty store, and how to be rid of it. */
export type StoreUnderTest = { store: Store; dispose: () => Promise<void> }

// The slow tests wait long where the machine is busy; on a free one none takes a second.
const patience = { timeout: 10_000 }

/** What every store promises. Each implementation runs it from its own test file. */
export function storeContract(open: () => Promise<StoreUnderTest>): void {
  let store: Store
  let dispose: () => Promise<void>
  let places = 0
  /** A prefix no other test uses. */
  const place = () => `chat/${++places}/`

  beforeAll(async () => {
    ;({ store, dispose } = await open())
  })
  afterAll(() => dispose())

  const bytes = (text: string) => Buffer.from(text)
  const textOf = (value: Uint8Array | undefined) => value && Buffer.from(value).toString()
  const put = (...pairs: [string, string][]) =>
    store.commit({ put: pairs.map(([key, text]) => [key, bytes(text)]) })
  const versionOf = async (key: string) => (await store.read([key]))[0]?.version ?? 0
  const keysOf = async (prefix: string, from = '', limit = 1_000) =>
    (await store.list(prefix, from, limit)).map(({ key }) => key)

  describe('read', () => {
    test('answers in the order asked, also twice, and undefined where nothing is', async () => {
      const at = place()
      await put([`${at}a`, 'first'], [`${at}b`, 'second'])
      const found = await store.read([`${at}b`, `${at}none`, `${at}a`, `${at}b`])
      expect(found.map((record) => record?.key)).toEqual([`${at}b`, undefined, `${at}a`, `${at}b`])
      expect(found.map((record) => textOf(record?.value))).toEqual([
        'second',
        undefined,
        'first',
        'second',
      ])
      expect(await store.read([])).toEqual([])
    })

    test('gives back every byte, from none to five million', async () => {
      const at = place()
      const values = [
        new Uint8Array(0),
        new Uint8Array([0]),
        Uint8Array.from({ length: 256 }, (_, byte) => byte),
        new Uint8Array([9, 0, 13, 10, 255]).subarray(1, 4),
        Buffer.alloc(5_000_000, 'a large one'),
      ]
      await store.commit({ put: values.map((value, n) => [`${at}${n}`, value]) })
      const found = await store.read(values.map((_, n) => `${at}${n}`))
      found.forEach((record, n) => {
        expect(Buffer.compare(record?.value ?? bytes('nothing'), values[n] ?? bytes(''))).toBe(0)
      })
    })
  })

  describe('list', () => {
    const odd = [
      '',
      ' ',
      '!',
      '%',
      '*',
      '-',
      '/',
      '0',
      '?',
      'A',
      '[a]',
      '\\',
      '^',
      '_',
      'a',
      '{',
      '~',
    ]

    test('keeps to the prefix, whatever characters it has, in the order of the bytes', async () => {
      const at = place()
      const keys = odd.flatMap((a) => odd.map((b) => `${at}${a}|${b}`))
      await store.commit({ put: keys.map((key) => [key, bytes(key)]) })
      for (const prefix of odd) {
        const expected = keys.filter((key) => key.startsWith(`${at}${prefix}|`)).sort()
        expect(await keysOf(`${at}${prefix}|`)).toEqual(expected)
      }
      expect(await keysOf(at)).toEqual([...keys].sort())
    })

    test('starts at prefix + from, that one included, and stops at the limit', async () => {
      const at = place()
      await put(...['1', '2', '3', '30', '4'].map((n): [string, string] => [`${at}due/${n}`, n]))
      await put([`${at}due`, 'before'], [`${at}due0`, 'after'])
      expect(await keysOf(`${at}due/`, '3')).toEqual([`${at}due/3`, `${at}due/30`, `${at}due/4`])
      expect(await keysOf(`${at}due/`, '2', 2)).toEqual([`${at}due/2`, `${at}due/3`])
      expect(await keysOf(`${at}due/`, '25')).toEqual([`${at}due/3`, `${at}due/30`, `${at}due/4`])
      expect(await keysOf(`${at}due/`, '5')).toEqual([])
      expect(await keysOf(`${at}due/`, '', 0)).toEqual([])
    })

    test('gives value and version with each key', async () => {
      const at = place()
      await put([`${at}a`, 'first'], [`${at}b`, 'second'])
      expect(await store.list(at, '', 10)).toEqual(await store.read([`${at}a`, `${at}b`]))
    })

    test('an empty prefix lists everything', async () => {
      const at = place()
      await put([`${at}here`, ''], [` ${at}lowest`, ''], [`~${at}highest`, ''])
      const all = await keysOf('', '', 10_000)
      expect(all).toEqual([...all].sort())
      for (const key of [`${at}here`, ` ${at}lowest`, `~${at}highest`]) expect(all).toContain(key)
    })
  })

  describe('commit', () => {
    test('puts and deletes together', async () => {
      const at = place()
      await put([`${at}old`, 'old'])
      expect(
        await store.commit({
          put: [[`${at}new`, bytes('new')]],
          delete: [`${at}old`, `${at}none`],
        }),
      ).toBe(true)
      expect(await keysOf(at)).toEqual([`${at}new`])
      expect(await store.commit({})).toBe(true)
    })

    test('a refused one changes nothing', async () => {
      const at = place()
      await put([`${at}a`, 'a'], [`${at}b`, 'b'])
      const before = await store.list(at, '', 10)
      const [a, b] = before.map(({ version }) => version)
      const refused: Change = {
        if: [
          [`${at}a`, a ?? 0],
          [`${at}b`, (b ?? 0) + 1],
        ],
        put: [
          [`${at}a`, bytes('changed')],
          [`${at}c`, bytes('new')],
        ],
        delete: [`${at}b`],
      }
      expect(await store.commit(refused)).toBe(false)
      expect(await store.list(at, '', 10)).toEqual(before)
      expect(await store.commit({ ...refused, if: [[`${at}b`, b ?? 0]] })).toBe(true)
      expect(await keysOf(at)).toEqual([`${at}a`, `${at}c`])
    })

    test('0 means that the key must not exist', async () => {
      const at = place()
      const create: Change = { if: [[`${at}a`, 0]], put: [[`${at}a`, bytes('a')]] }
      expect(await store.commit(create)).toBe(true)
      expect(await store.commit(create)).toBe(false)
      await store.commit({ delete: [`${at}a`] })
      expect(await store.commit(create)).toBe(true)
      expect(await store.commit({ if: [[`${at}none`, 1]] })).toBe(false)
    })

    test('every put has a version of its own, never one from before a delete', async () => {
      const at = place()
      const seen = new Set<number>([0])
      for (let round = 0; round < 5; round++) {
        await put([`${at}a`, 'one'])
        const one = await versionOf(`${at}a`)
        await put([`${at}a`, 'one'])
        const two = await versionOf(`${at}a`)
        await store.commit({ delete: [`${at}a`] })
        for (const version of [one, two]) {
          expect(seen).not.toContain(version)
          seen.add(version)
        }
        await put([`${at}a`, 'again'])
        expect(
          await store.commit({ if: [[`${at}a`, one]], put: [[`${at}a`, bytes('stale')]] }),
        ).toBe(false)
      }
    })

    test('of many that insist on the same version one wins', async () => {
      const at = place()
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          store.commit({ if: [[`${at}a`, 0]], put: [[`${at}a`, bytes(`${n}`)]] }),
        ),
      )
      expect(outcomes.filter(Boolean)).toHaveLength(1)
      const [winner] = await store.read([`${at}a`])
      expect(textOf(winner?.value)).toBe(String(outcomes.indexOf(true)))
    })

    test('200 increments at once, each tried until accepted, end at 200', async () => {
      const key = `${place()}count`
      const increment = async () => {
        for (;;) {
          const [now] = await store.read([key])
          const next = bytes(String(Number(textOf(now?.value) ?? '0') + 1))
          if (await store.commit({ if: [[key, now?.version ?? 0]], put: [[key, next]] })) return
        }
      }
      await Promise.all(Array.from({ length: 200 }, increment))
      expect(textOf((await store.read([key]))[0]?.value)).toBe('200')
    }, 30_000)

    test('takes a thousand keys at once', async () => {
      const at = place()
      const keys = Array.from({ length: 1_000 }, (_, n) => `${at}${String(n).padStart(4, '0')}`)
      await store.commit({ put: keys.map((key) => [key, bytes(key)]) })
      const found = await store.list(at, '', 2_000)
      expect(found.map(({ key }) => key)).toEqual(keys)
      expect(new Set(found.map(({ version }) => version)).size).toBe(1_000)
      const all = found.map(({ key, version }): [string, number] => [key, version])
      expect(await store.commit({ if: all, delete: keys })).toBe(true)
      expect(await keysOf(at)).toEqual([])
    })

    test.each<[string, Change]>([
      ['an empty key', { put: [['', bytes('')]] }],
      ['a key with a line break', { delete: ['chat/a\n'] }],
      ['a key that is not ASCII', { if: [['chat/người', 0]] }],
      ['a key put twice', { put: Array(2).fill(['chat/a', bytes('')]) }],
      ['a key put and deleted', { put: [['chat/a', bytes('')]], delete: ['chat/a'] }],
      ['a version below 0', { if: [['chat/a', -1]] }],
    ])('refuses %s with a TypeError', async (_, change) => {
      await expect(store.commit(change)).rejects.toThrow(TypeError)
    })
  })

  describe('wake', { timeout: 30_000 }, () => {
    test.each([
      ['under one chat', () => `${place()}[*]?/`],
      ['of its own kind', () => `w[*]?${++places}/`],
      ['of half a name', () => `w/[*]?${++places}-`],
    ])('tells of a put %s, and of nothing else', async (_, prefix) => {
      const at = prefix()
      const [right, wrong, last] = [vi.fn(), vi.fn(), vi.fn()]
      store.wake(`${at}last`, last)
      const stop = [store.wake(`${at}a`, right), store.wake(`${at}other`, wrong)]
      /** Calls come in the order of the puts: when this one is heard, all before it were. */
      const heardAll = async () => {
        last.mockClear()
        await vi.waitFor(async () => {
          await put([`${at}last`, '']) // repeated: a subscription takes a moment
          expect(last).toHaveBeenCalled()
        }, patience)
      }
      await heardAll()
      await put([`${at}a/1`, 'a'])
      await heardAll()
      expect(right).toHaveBeenCalled()

      right.mockClear()
      await store.commit({ delete: [`${at}a/1`] })
      await store.commit({ if: [[`${at}a/1`, 99]], put: [[`${at}a/1`, bytes('refused')]] })
      await heardAll()
      expect(right).not.toHaveBeenCalled()
      expect(wrong).not.toHaveBeenCalled()

      for (const end of stop) end()
      await put([`${at}a/1`, 'a'])
      await heardAll()
      expect(right).not.toHaveBeenCalled()
    })
  })

  describe('close', () => {
    test('lets what was asked before finish, then rejects everything', async () => {
      const other = await open()
      const committed = other.store.commit({ put: [['chat/a/b', bytes('last')]] })
      await other.store.close()
      await expect(committed).resolves.toBe(true)
      await expect(other.store.read(['chat/a/b'])).rejects.toThrow(StoreFault)
      await expect(other.store.list('chat/', '', 1)).rejects.toThrow(StoreFault)
      await expect(other.store.commit({ delete: ['chat/a/b'] })).rejects.toThrow(StoreFault)
      await other.store.close()
      await other.dispose()
    })
  })

  test('agrees with a plain map on any sequence of commits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const at = place()
        const model = new Map<string, { text: string; version: number }>()
        const seen = new Set<string>()
        for (const { insist, changes } of steps) {
          const change: Change = {
            if: insist.map(([key, stale]) => [
              `${at}${key}`,
              (model.get(key)?.version ?? 0) + (stale ? 1 : 0),
            ]),
            put: changes.flatMap(([key, text]) =>
              text === null ? [] : [[`${at}${key}`, bytes(text)] as [string, Uint8Array]],
            ),
            delete: changes.flatMap(([key, text]) => (text === null ? [`${at}${key}`] : [])),
          }
          const accepted = await store.commit(change)
          expect(accepted).toBe(insist.every(([, stale]) => !stale))
          const now = new Map((await store.list(at, '', 100)).map((record) => [record.key, record]))
          if (accepted) {
            for (const [key, text] of changes) {
              if (text === null) model.delete(key)
              else {
                const version = now.get(`${at}${key}`)?.version ?? 0
                expect(seen).not.toContain(`${key} ${version}`)
                seen.add(`${key} ${version}`)
                model.set(key, { text, version })
              }
            }
          }
          const expected = [...model].map(([key, { text, version }]) => [
            `${at}${key}`,
            text,
            version,
          ])
          expect([...now.values()].map((r) => [r.key, textOf(r.value), r.version])).toEqual(
            expected.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
          )
        }
      }),
      { numRuns: 40 },
    )
  }, 30_000)
}

const key = fc.constantFrom('a', 'a/', 'a/b', 'B', '~', '%_*', '[x]\\')
const step = fc.record({
  insist: fc.array(fc.tuple(key, fc.boolean()), { maxLength: 2 }),
  changes: fc.uniqueArray(fc.tuple(key, fc.option(fc.string({ maxLength: 8 }))), {
    maxLength: 4,
    selector: ([name]) => name,
  }),
})
