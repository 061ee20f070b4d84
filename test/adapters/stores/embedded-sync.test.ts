import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runStoreWriter } from '../../fixtures/run-store-writer.ts'
import { tempDirectory } from '../../fixtures/temp-directory.ts'

const commits = 50

test(`the log is synced before each of ${commits} commits is acknowledged, as strace sees it`, async () => {
  if (spawnSync('strace', ['-V']).error) {
    throw new Error(
      'strace is not on the PATH and this test needs it. Debian: apt-get install strace',
    )
  }
  const directory = tempDirectory()
  const trace = join(directory, 'trace')
  const calls = 'trace=write,writev,pwrite64,fsync,fdatasync'
  const writer = runStoreWriter({
    before: ['strace', '-f', '-y', '-s', '16', '-o', trace, '-e', calls, '-e', 'signal=none'],
  })
  onTestFinished(() => writer.kill())
  const store = { kind: 'embedded' as const, directory: join(directory, 'data'), master: null }
  writer.begin({ store, first: 1, count: commits, lanes: 1, lengths: [200] })
  await writer.finish()

  const seen = readTrace(readFileSync(trace, 'utf8'))
  expect(seen.filter((event) => event === 'ack')).toHaveLength(commits)
  // Between two acknowledgements: the log is written, then synced, and not written again after that.
  let state = 'nothing'
  for (const event of seen) {
    if (event === 'ack') {
      expect(state).toBe('synced')
      state = 'nothing'
    } else state = event
  }
}, 30_000)

type Event = 'ack' | 'written' | 'synced'

/** What happened to the log and to the standard output, in order. A call counts when it has returned. */
function readTrace(text: string): Event[] {
  const begun = new Map<string, Event>()
  return text.split('\n').flatMap((line) => {
    const thread = line.split(/\s+/, 1)[0] ?? ''
    const event = /resumed>/.test(line) ? begun.get(thread) : eventOf(line)
    if (!event) return []
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, event)
      return event === 'ack' ? [event] : [] // a reader may have it although the call has not returned
    }
    const again = /resumed>/.test(line) && event === 'ack'
    begun.delete(thread)
    return again || / = -1 /.test(line) ? [] : [event]
  })
}

function eventOf(line: string): Event | undefined {
  if (/\bwritev?\(1<[^>]*>, .*ack /.test(line)) return 'ack'
  if (/\bpwrite64\(\d+<[^>]*records\.db-wal>/.test(line)) return 'written'
  if (/\bf(data)?sync\(\d+<[^>]*records\.db-wal>/.test(line)) return 'synced'
  return undefined
}
