import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { KnowledgeByCommand } from '../../src/commands/knowledge-door.ts'
import {
  acknowledgeObjection,
  decideObjection,
  listObjections,
  showObjection,
} from '../../src/commands/objections.ts'
import { behindDoor, openOperatorDoor } from '../../src/commands/operator-door.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { Decision } from '../../src/domain/objection.ts'
import type { Objection } from '../../src/runtime/objections.ts'
import { nothingBehindDoor } from '../fixtures/behind-door.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const objection: Objection = {
  code: 'BCDF2GHJ',
  about: 'firm',
  at: Date.UTC(2026, 10, 25, 5),
  dueBy: Date.UTC(2026, 11, 9, 5),
  firms: ['PT Laut Biru'],
  marks: [],
  acknowledgeBy: Date.UTC(2026, 10, 27, 5),
  acknowledged: null,
  decidedBy: null,
  parts: [],
  decision: null,
}
const part = {
  ...objection,
  writtenAt: objection.at,
  text: 'Izin kami\u001b[2J kembali.',
  chat: 'c',
}

const away = () => Promise.reject(new Error('not asked for here'))
const noKnowledge: KnowledgeByCommand = {
  acts: away,
  list: away,
  propose: away,
  step: away,
  acknowledge: away,
  decide: away,
  rings: away,
  ring: away,
}

let dataDir: string
let config: Config
let decisions: [string, Decision][]
let acknowledged: [string | null, string][]
let close: () => Promise<void>
let out: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'suar-'))
  config = readConfig({ DATA_DIR: dataDir })
  decisions = []
  acknowledged = []
  const running = {
    list: async () => [{ ...objection, parts: [part] }],
    find: async (code: string) =>
      code === objection.code ? { ...objection, parts: [part] } : null,
  }
  const knowledge: KnowledgeByCommand = {
    ...noKnowledge,
    async decide(by, code, decision) {
      if (by === 'sari') return 'same-person'
      decisions.push([code, decision])
      return code === objection.code ? 'done' : 'unknown'
    },
    acknowledge: async (by, code) => {
      acknowledged.push([by, code])
      return code === objection.code ? 'done' : 'unknown'
    },
  }
  close = openOperatorDoor(
    dataDir,
    { ...nothingBehindDoor, objections: running, knowledge },
    recordingLog(),
  )
  out = ''
  const write = (text: string | Uint8Array) => {
    out += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await close()
  await rm(dataDir, { recursive: true, force: true })
})

test('the door of a running service is open to its own user alone', async () => {
  expect((await stat(join(dataDir, 'operator.sock'))).mode & 0o777).toBe(0o600)
  expect(await behindDoor(dataDir)).not.toBeNull()
  await close()
  expect(await behindDoor(dataDir)).toBeNull()
})

test('it lists what is open with the day, and shows what was written without letting it steer', async () => {
  expect(await listObjections(config)).toBe(0)
  expect(out).toContain('BCDF-2GHJ  2026-11-25  decide by 2026-12-09')
  expect(out).toContain('firm  PT Laut Biru')
  expect(await showObjection(config, 'bcdf-2ghj')).toBe(0)
  expect(out).toContain('Izin kami[2J kembali.')
  expect(out).not.toContain('\u001b')
})

test('a decision needs its words in both languages and takes the day given', async () => {
  const words = { id: 'izinnya\nberlaku', vi: 'còn hạn' }
  const outcome = 'corrected'
  expect(
    await decideObjection(config, 'BCDF-2GHJ', { outcome, ...words, date: '2026-12-01' }),
  ).toBe(0)
  expect(decisions).toEqual([
    [
      'BCDF2GHJ',
      {
        at: Date.UTC(2026, 11, 1, 5),
        outcome,
        text: { id: 'izinnya berlaku', vi: 'còn hạn' },
      },
    ],
  ])
})

test('it is acknowledged by name, and the day for that is listed until it was', async () => {
  expect(await listObjections(config)).toBe(0)
  expect(out).toContain('acknowledge by 2026-11-27')
  expect(await acknowledgeObjection(config, 'BCDF-2GHJ', { by: 'budi' })).toBe(0)
  expect(acknowledged).toEqual([['budi', 'BCDF2GHJ']])
  expect(await acknowledgeObjection(config, 'BCDF-2GHK', {})).toBe(1)
})

test.each([
  ['somebody else must', 'BCDF-2GHJ', { outcome: 'kept', id: 'a', vi: 'b', by: 'sari' }],
  ['--by is one word', 'BCDF-2GHJ', { outcome: 'kept', id: 'a', vi: 'b', by: 'two words' }],
  ['--outcome', 'BCDF-2GHJ', { outcome: 'deleted', id: 'a', vi: 'b' }],
  ['both languages', 'BCDF-2GHJ', { outcome: 'kept', id: 'a' }],
  ['--date', 'BCDF-2GHJ', { outcome: 'kept', id: 'a', vi: 'b', date: 'tomorrow' }],
  ['no code', 'hello', { outcome: 'kept', id: 'a', vi: 'b' }],
  ['no objection', 'BCDF-2GHK', { outcome: 'kept', id: 'a', vi: 'b' }],
])('a wrong call ends with one clear line: %s', async (says, code, options) => {
  expect(await decideObjection(config, code, options)).toBe(1)
  expect(out).toContain(says)
  expect(out.trim().split('\n')).toHaveLength(1)
})
