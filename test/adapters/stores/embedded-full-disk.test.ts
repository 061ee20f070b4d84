import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { expectAcknowledged } from '../../fixtures/acknowledged.ts'
import { runStoreWriter, type Writer } from '../../fixtures/run-store-writer.ts'
import { tempDirectory } from '../../fixtures/temp-directory.ts'

// No file of the process may grow beyond this many bytes; to SQLite that is a full disk. It can be
// lifted while the process runs, which making a disk of a size would need root for.
const room = 1_000_000

function writerWithLittleRoom(): Writer {
  if (spawnSync('prlimit', ['--version']).error) {
    throw new Error(
      'prlimit is not on the PATH; this test needs it. Debian: apt-get install util-linux',
    )
  }
  const writer = runStoreWriter({ before: ['prlimit', `--fsize=${room}:unlimited`] })
  onTestFinished(() => writer.kill())
  return writer
}

function makeRoom({ pid }: Writer): void {
  spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited'])
}

test('a full disk refuses commits, loses nothing, and is over when there is room again', async () => {
  const store = { kind: 'embedded' as const, directory: tempDirectory(), master: null }
  const lengths = [30_000]
  const writer = writerWithLittleRoom()
  writer.begin({ store, first: 1, count: null, lanes: 4, lengths })

  await writer.until(() => writer.refused.length > 4)
  const before = writer.acked.length
  expect(before).toBeGreaterThan(5)
  expect(writer.refused[0]?.reason).toMatch(/StoreFault: nothing was stored: .*(full|I\/O error)/)

  makeRoom(writer)
  await writer.until(() => writer.acked.length > before + 50)
  await writer.kill()
  expect(await expectAcknowledged(store, writer.acked, lengths)).toBe(writer.acked.length)
}, 30_000)

test('a commit too large for the room left does not take down those it shares a transaction with', async () => {
  const store = { kind: 'embedded' as const, directory: tempDirectory(), master: null }
  const lengths = [...Array(9).fill(100), 1_500_000]
  const writer = writerWithLittleRoom()
  writer.begin({ store, first: 0, count: 20, lanes: 4, lengths })

  const refused = () => [...new Set(writer.refused.map(({ n }) => n))]
  await writer.until(() => writer.acked.length === 18 && refused().length > 1)
  expect(refused().sort((a, b) => a - b)).toEqual([9, 19])

  makeRoom(writer)
  await writer.finish()
  expect(await expectAcknowledged(store, writer.acked, lengths)).toBe(20)
}, 30_000)
