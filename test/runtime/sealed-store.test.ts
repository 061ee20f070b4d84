import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { redisStore } from '../../src/adapters/stores/redis/redis-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { type Keyring, openKeyring } from '../../src/runtime/keyring.ts'
import { newSealKey, SealBroken } from '../../src/runtime/seal.ts'
import { sealedStore } from '../../src/runtime/sealed-store.ts'
import { storeContract } from '../contracts/store.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { type RedisServer, startRedis } from '../fixtures/redis-server.ts'

type Opened = { store: Store; inner: Store; keyring: Keyring; dispose: () => Promise<void> }

async function onEmbedded(): Promise<Opened> {
  const directory = mkdtempSync(join(tmpdir(), 'suar-sealed-'))
  const inner = embeddedStore({ directory, name: 'records' })
  const keys = embeddedStore({ directory, name: 'keys' })
  const keyring = await openKeyring(keys, newSealKey(), keptLog())
  return {
    store: sealedStore(inner, keyring),
    inner,
    keyring,
    async dispose() {
      await inner.close()
      await keyring.close()
      rmSync(directory, { recursive: true })
    },
  }
}

describe('sealed store on embedded', () => storeContract(onEmbedded))

describe('sealed store on redis', () => {
  let server: RedisServer
  let names = 0
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())

  storeContract(async () => {
    const at = ++names
    const log = keptLog()
    const inner = await redisStore({ url: server.url, namespace: `records-${at}`, log })
    const keys = await redisStore({ url: server.url, namespace: `keys-${at}`, log })
    const keyring = await openKeyring(keys, newSealKey(), log)
    return {
      store: sealedStore(inner, keyring),
      async dispose() {
        await inner.close()
        await keyring.close()
      },
    }
  })
})

describe('sealed store', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await onEmbedded()
  })
  afterAll(() => opened.dispose())

  const put = (key: string, text: string) =>
    opened.store.commit({ put: [[key, Buffer.from(text)]] })
  const textAt = async (key: string) => {
    const [record] = await opened.store.read([key])
    return record && Buffer.from(record.value).toString()
  }

  test('the inner store never sees a plain value', async () => {
    await put('chat/plain/1', 'a very plain text')
    const [record] = await opened.inner.read(['chat/plain/1'])
    expect(Buffer.from(record?.value ?? []).includes('plain')).toBe(false)
    expect(await textAt('chat/plain/1')).toBe('a very plain text')
  })

  test('equal values look different each time', async () => {
    await put('chat/equal/1', 'same')
    const [first] = await opened.inner.read(['chat/equal/1'])
    await put('chat/equal/1', 'same')
    const [second] = await opened.inner.read(['chat/equal/1'])
    expect(Buffer.compare(first?.value ?? Buffer.of(), second?.value ?? Buffer.of())).not.toBe(0)
  })

  test.each([
    ['moved under another name', (sealed: Buffer) => sealed],
    ['with its last byte changed', (sealed: Buffer) => flipped(sealed, sealed.length - 1)],
    ['with its nonce changed', (sealed: Buffer) => flipped(sealed, 12)],
    ['of an unknown format', (sealed: Buffer) => flipped(sealed, 0)],
    ['cut short', (sealed: Buffer) => sealed.subarray(0, 20)],
  ])('a record %s does not open', async (what, change) => {
    const [from, to] = what.startsWith('moved')
      ? ['chat/broken/1', 'chat/broken/2']
      : ['chat/broken/1', 'chat/broken/1']
    await put(from, 'genuine')
    const [record] = await opened.inner.read([from])
    await opened.inner.commit({ put: [[to, change(Buffer.from(record?.value ?? []))]] })
    await expect(opened.store.read([to])).rejects.toThrow(SealBroken)
    await expect(opened.store.list(to, '', 1)).rejects.toThrow(SealBroken)
    await opened.inner.commit({ delete: [to] })
  })

  test('what belonged to a destroyed key is absent, and a list goes on behind it', async () => {
    for (const chat of ['1', '2', '3', '4']) await put(`chat/gone${chat}/a`, chat)
    await opened.keyring.destroy('chat/gone2')
    await opened.keyring.destroy('chat/gone3')
    expect(await opened.store.read(['chat/gone1/a', 'chat/gone2/a'])).toMatchObject([
      { key: 'chat/gone1/a' },
      undefined,
    ])
    const two = await opened.store.list('chat/gone', '', 2)
    expect(two.map(({ key }) => key)).toEqual(['chat/gone1/a', 'chat/gone4/a'])
    const taken = { if: [['chat/gone2/a', 0]] as [string, number][] }
    expect(await opened.store.commit({ ...taken, put: [['chat/gone2/a', Buffer.of(1)]] })).toBe(
      false,
    )
  })

  test('a new key of an erased owner does not bring the old records back', async () => {
    await put('chat/again/old', 'old')
    await opened.keyring.destroy('chat/again')
    await put('chat/again/new', 'new')
    expect(await textAt('chat/again/old')).toBeUndefined()
    expect(await textAt('chat/again/new')).toBe('new')
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
