import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { changeKey } from '../../src/commands/key.ts'
import { openConfiguredStore } from '../../src/commands/open-store.ts'
import { openOperatorDoor } from '../../src/commands/operator-door.ts'
import { masterKeyOf } from '../../src/runtime/master-key.ts'
import { nothingBehindDoor } from '../fixtures/behind-door.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const [old, fresh] = [7, 9].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [
  string,
  string,
]

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

const text = 'saya di Bavet'
const put: [string, Uint8Array][] = [['chat/a/line/1', Buffer.from(text)]]
type Place = Parameters<typeof changeKey>[0]

async function readWith(place: Place, masterKey: string): Promise<string | undefined> {
  const { store, close } = await openConfiguredStore(
    { ...place, masterKey, masterKeyNext: null },
    keptLog(),
  )
  try {
    const [found] = await store.read(['chat/a/line/1'])
    return found && Buffer.from(found.value).toString()
  } finally {
    await close()
  }
}

test('the running service of an embedded store changes it, and goes on', async () => {
  const dataDir = join(tempDirectory(), 'data')
  const place: Place = { dataDir, redisUrl: null, masterKey: old, masterKeyNext: fresh }
  const { store, keyring, close } = await openConfiguredStore(
    { ...place, masterKeyNext: null },
    keptLog(),
  )
  await store.commit({ put })
  const changeMasterKey = (next: string) => keyring.changeMaster(masterKeyOf(next, 'it'))
  const shut = openOperatorDoor(dataDir, { ...nothingBehindDoor, changeMasterKey }, keptLog())
  await vi.waitFor(() => changeKey(place), { timeout: 20_000, interval: 50 })
  await store.commit({ put: [['chat/b/line/1', Buffer.from('after')]] })
  expect((await store.list('chat/', '', 9)).map(({ key }) => key)).toHaveLength(2)
  await shut()
  await close()
  expect(await readWith(place, fresh)).toBe(text)
  await expect(readWith(place, old)).rejects.toThrow(/not the master key/)
})

test('with Redis a process that was told the next key reads on', async () => {
  const { url } = await startRedis()
  const place: Place = {
    dataDir: tempDirectory(),
    redisUrl: url,
    masterKey: old,
    masterKeyNext: fresh,
  }
  const running = await openConfiguredStore(place, keptLog())
  await running.store.commit({ put })
  await changeKey(place)
  await running.store.commit({ put: [['chat/b/line/1', Buffer.from('after')]] })
  expect(await running.store.list('chat/', '', 9)).toHaveLength(2)
  await running.close()
  expect(await readWith(place, fresh)).toBe(text)
})

test('without a next key it says what to set', async () => {
  const place: Place = {
    dataDir: tempDirectory(),
    redisUrl: null,
    masterKey: old,
    masterKeyNext: null,
  }
  await expect(changeKey(place)).rejects.toThrow(/SUAR_MASTER_KEY_NEXT/)
})
