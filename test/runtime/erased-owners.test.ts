import { appendFileSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { erasedList } from '../../src/runtime/erased-list.ts'
import { agreeOnErased, dayOf, destroyKeys, erasedIn } from '../../src/runtime/erased-owners.ts'
import { openKeyring } from '../../src/runtime/keyring.ts'
import { retention } from '../../src/runtime/retention.ts'
import { newSealKey } from '../../src/runtime/seal.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const now = Date.UTC(2026, 10, 26)
const today = dayOf(now)
const scrubbing = () => Object.assign(memoryStore(), { scrub: async () => {} })
const listed = () => erasedList(join(tempDirectory(), 'data.erased'))

test('the list takes nothing for an entry that is none, and a line torn by a crash costs no other', () => {
  const file = join(tempDirectory(), 'data.erased')
  const list = erasedList(file)
  expect([...list.read()]).toEqual([])
  list.add([['chat/one', today]])
  appendFileSync(file, '2026-11-26 chat/tw')
  list.add([['case/three', today]])
  appendFileSync(file, 'house\n2026-11-26 index\n2026-11-26 house\n2026-11-26 ../x\n')
  expect([...list.read().keys()]).toEqual(['chat/one', 'chat/tw', 'case/three'])
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('store and list are made to agree, in both directions', async () => {
  const store = scrubbing()
  const list = listed()
  const keyring = await openKeyring(store, newSealKey(), keptLog())
  const before = await keyring.keyOf('chat/put-back')
  await keyring.keyOf('chat/stays')
  await destroyKeys(store, [['case/in-store', today]])
  list.add([['chat/put-back', today]])
  expect(await agreeOnErased(store, list, keptLog(), now)).toBe(1)
  const both = ['case/in-store', 'chat/put-back']
  expect([...(await erasedIn(store)).keys()].sort()).toEqual(both)
  expect([...list.read().keys()].sort()).toEqual(both)
  expect(store.keys('key/chat/')).toEqual(['key/chat/stays'])
  expect(before.id).toMatch(/^[0-9a-f]{16}$/)
  // Nothing is left to be done the next time.
  expect(await agreeOnErased(store, list, keptLog(), now)).toBe(0)
})

test('what is over its time goes from both', async () => {
  const store = scrubbing()
  const list = listed()
  const old = dayOf(now - retention.erased - 86_400_000)
  await destroyKeys(store, [
    ['chat/old', old],
    ['chat/fresh', today],
  ])
  list.add([['case/old', old]])
  await agreeOnErased(store, list, keptLog(), now)
  await agreeOnErased(store, list, keptLog(), now)
  expect([...(await erasedIn(store)).keys()]).toEqual(['chat/fresh'])
  expect([...list.read().keys()]).toEqual(['chat/fresh'])
})

test('a list that cannot be written is told, and keeps nobody from erasing', async () => {
  const folder = join(tempDirectory(), 'folder')
  mkdirSync(folder)
  // A folder stands where the file should: no right of the user's writes over that.
  const list = erasedList(folder)
  const log = recordingLog()
  const store = scrubbing()
  const keyring = await openKeyring(store, newSealKey(), log, null, list)
  await keyring.keyOf('chat/one')
  await keyring.destroy('chat/one')
  expect(store.keys('key/chat/')).toEqual([])
  expect([...(await erasedIn(store)).keys()]).toEqual(['chat/one'])
  expect(JSON.stringify(log)).toContain('keys.erased-list-not-kept')
  expect(JSON.stringify(log)).not.toContain('chat/one')
})
