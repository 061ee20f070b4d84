import { expect, onTestFinished, test } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { type ScrubbingStore, StoreFault } from '../../src/ports/store.ts'
import { changeMasterKey } from '../../src/runtime/change-master-key.ts'
import { openKeyring } from '../../src/runtime/keyring.ts'
import { MasterKeyFault } from '../../src/runtime/master-state.ts'
import { newSealKey, sealKeyOf } from '../../src/runtime/seal.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const log = keptLog()
const master = newSealKey()

function openKeys(): ScrubbingStore {
  const store = embeddedStore({ directory: tempDirectory(), name: 'keys' })
  onTestFinished(() => store.close())
  return store
}

test('an owner has one key, the same after a restart and for two processes that race for it', async () => {
  const store = openKeys()
  const [one, other] = await Promise.all([
    openKeyring(store, master, log),
    openKeyring(store, master, log),
  ])
  const keys = await Promise.all([one, other, one, other].map((ring) => ring.keyOf('chat/a')))
  const again = await (await openKeyring(store, master, log)).keyOf('chat/a')
  expect(
    new Set([...keys, again].map(({ secret }) => Buffer.from(secret).toString('hex'))).size,
  ).toBe(1)
  expect((await one.keyOf('chat/b')).id).not.toBe(again.id)
})

test('the store of keys holds no key in the clear', async () => {
  const store = openKeys()
  const keyring = await openKeyring(store, master, log)
  const { secret } = await keyring.keyOf('chat/a')
  const all = Buffer.concat((await store.list('', '', 100)).map(({ value }) => Buffer.from(value)))
  expect(all.length).toBeGreaterThan(100)
  expect(all.includes(Buffer.from(secret))).toBe(false)
  expect(all.includes(Buffer.from(master.secret))).toBe(false)
})

test('index names are steady, differ by text and by keyring, and tell nothing', async () => {
  const store = openKeys()
  const keyring = await openKeyring(store, master, log)
  const name = keyring.index('phone:+6281234567890')
  expect(name).toMatch(/^[0-9a-f]{32}$/)
  expect((await openKeyring(store, master, log)).index('phone:+6281234567890')).toBe(name)
  expect(keyring.index('phone:+6281234567891')).not.toBe(name)
  expect((await openKeyring(openKeys(), master, log)).index('phone:+6281234567890')).not.toBe(name)
})

test('another master key is refused in one line', async () => {
  const store = openKeys()
  await openKeyring(store, master, log)
  const refused = openKeyring(store, newSealKey(), log)
  await expect(refused).rejects.toThrow(MasterKeyFault)
  await expect(refused).rejects.toThrow(/^This is not the master key [^\n]+$/)
})

test('a destroyed key is found by nobody, except by who held it in memory', async () => {
  const store = openKeys()
  const keyring = await openKeyring(store, master, log)
  const elsewhere = await openKeyring(store, master, log)
  const { id } = await keyring.keyOf('chat/a')
  await elsewhere.keyOf('chat/a')
  await keyring.destroy('chat/a')
  expect(await keyring.find('chat/a', id)).toBeUndefined()
  expect(await (await openKeyring(store, master, log)).find('chat/a', id)).toBeUndefined()
  expect((await elsewhere.find('chat/a', id))?.id).toBe(id)
  expect((await keyring.keyOf('chat/a')).id).not.toBe(id)
})

test('the keys of the house and of look-ups cannot be destroyed', async () => {
  const keyring = await openKeyring(openKeys(), master, log)
  await expect(keyring.destroy('house')).rejects.toThrow(TypeError)
  await expect(keyring.destroy('index')).rejects.toThrow(TypeError)
})

test('files left uncleaned by a crash are cleaned at the next start', async () => {
  const store = openKeys()
  let scrubs = 0
  const failing = (fails: boolean): ScrubbingStore => ({
    ...store,
    async scrub() {
      if (fails) throw new StoreFault('the disk is away')
      scrubs += 1
      await store.scrub()
    },
  })
  const first = await openKeyring(failing(true), master, log)
  await first.keyOf('chat/a')
  await first.destroy('chat/a')
  await expect(first.settled()).rejects.toThrow(StoreFault)
  expect(scrubs).toBe(0)

  await (await openKeyring(failing(false), master, log)).settled()
  expect(scrubs).toBe(1)
  await (await openKeyring(failing(false), master, log)).settled()
  expect(scrubs).toBe(1)
})

test('a change of the master key keeps every key, and shuts the old master out', async () => {
  const store = openKeys()
  const keyring = await openKeyring(store, master, log)
  const owners = Array.from({ length: 1_200 }, (_, n) => `chat/${n}`)
  const before = await Promise.all(owners.map((owner) => keyring.keyOf(owner)))
  const name = keyring.index('phone:+84')

  const next = newSealKey()
  expect(await changeMasterKey(store, master, next)).toBe(owners.length + 1)
  await expect(openKeyring(store, master, log)).rejects.toThrow(MasterKeyFault)
  await expect(keyring.keyOf('chat/new')).rejects.toThrow(/master key was changed/)
  const changed = await openKeyring(store, next, log)
  expect(await Promise.all(owners.map((owner) => changed.keyOf(owner)))).toEqual(
    before.map(({ secret }) => sealKeyOf(Buffer.from(secret))),
  )
  expect(changed.index('phone:+84')).toBe(name)
  expect(await changeMasterKey(store, master, next)).toBe(0)
}, 30_000)

test('a change while all goes on: who knows the next key reads on, and makes new keys after it', async () => {
  const store = openKeys()
  const next = newSealKey()
  const [here, there] = [
    await openKeyring(store, master, log),
    await openKeyring(store, master, log, next),
  ]
  const owners = Array.from({ length: 900 }, (_, n) => `chat/${n}`)
  const before = await Promise.all(owners.map((owner) => here.keyOf(owner)))

  const changing = here.changeMaster(next)
  // One that must wait for the end of the change, and many that are read in the middle of it.
  const [made, ...read] = await Promise.all([
    there.keyOf('chat/new'),
    ...owners.map((owner) => there.keyOf(owner)),
  ])
  expect(await changing).toBeGreaterThanOrEqual(owners.length + 1)
  expect(read.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect((await here.keyOf('chat/after')).id).toBe((await there.keyOf('chat/after')).id)
  const later = await openKeyring(store, next, log)
  expect((await later.find('chat/new', made?.id ?? ''))?.id).toBe(made?.id)
  expect(here.index('phone:+84')).toBe(later.index('phone:+84'))
  await expect(openKeyring(store, master, log)).rejects.toThrow(MasterKeyFault)
}, 30_000)

test('a change broken off opens for who knows both keys, and is finished by them', async () => {
  const store = openKeys()
  const next = newSealKey()
  const keyring = await openKeyring(store, master, log)
  const owners = Array.from({ length: 700 }, (_, n) => `chat/${n}`)
  const before = await Promise.all(owners.map((owner) => keyring.keyOf(owner)))
  let commits = 0
  const dying: ScrubbingStore = {
    ...store,
    async commit(change) {
      commits += 1
      if (commits > 2) throw new StoreFault('killed')
      return store.commit(change)
    },
  }
  await expect((await openKeyring(dying, master, log)).changeMaster(next)).rejects.toThrow('killed')
  const both = await openKeyring(store, master, log, next)
  expect(await both.changeMaster(next)).toBe(owners.length + 1 - 500)
  const after = await Promise.all(owners.map((owner) => both.keyOf(owner)))
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
}, 30_000)

test('a change broken off opens for no key until it is run again', async () => {
  const store = openKeys()
  const keyring = await openKeyring(store, master, log)
  const owners = Array.from({ length: 700 }, (_, n) => `chat/${n}`)
  const before = await Promise.all(owners.map((owner) => keyring.keyOf(owner)))

  const next = newSealKey()
  let commits = 0
  const dying: ScrubbingStore = {
    ...store,
    async commit(change) {
      commits += 1
      if (commits > 2) throw new StoreFault('killed') // after the mark and the first page
      return store.commit(change)
    },
  }
  await expect(changeMasterKey(dying, master, next)).rejects.toThrow('killed')
  for (const key of [master, next]) {
    await expect(openKeyring(store, key, log)).rejects.toThrow(/was not finished/)
  }
  await expect(changeMasterKey(store, master, newSealKey())).rejects.toThrow(MasterKeyFault)
  expect(await changeMasterKey(store, master, next)).toBe(owners.length + 1 - 500)
  const changed = await openKeyring(store, next, log)
  const after = await Promise.all(owners.map((owner) => changed.keyOf(owner)))
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
}, 30_000)
