import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { doctor, reviewFinding } from '../../src/commands/doctor.ts'
import { linkAdvice } from '../../src/commands/link-advice.ts'
import { openOperatorDoor } from '../../src/commands/operator-door.ts'
import { pair } from '../../src/commands/pair.ts'
import { readConfig } from '../../src/config.ts'
import type { Link, LinkRequest, LinkState, LinkStatus } from '../../src/ports/link.ts'
import { nothingBehindDoor } from '../fixtures/behind-door.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const now = Date.UTC(2026, 10, 26, 5)
const state = (status: LinkStatus, more: Partial<LinkState> = {}): LinkState => ({
  status,
  code: null,
  qr: null,
  pairingCode: null,
  limitedUntil: null,
  since: now - 3_600_000,
  at: now,
  ...more,
})

let out: string
beforeEach(() => {
  out = ''
  const write = (text: string | Uint8Array) => {
    out += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})
afterEach(() => vi.restoreAllMocks())

test('asks whether there is a copy of the master key, wherever it lies', async () => {
  const DATA_DIR = join(tempDirectory(), 'data')
  await doctor(readConfig({ DATA_DIR }), now)
  expect(out).toMatch(/key +ok +none yet/)
  await doctor(
    readConfig({ DATA_DIR, SUAR_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }),
    now,
  )
  expect(out).toMatch(/the master key is in SUAR_MASTER_KEY\n +-> is there a copy/)
  writeFileSync(`${DATA_DIR}.key`, 'x', { mode: 0o600 })
  await doctor(readConfig({ DATA_DIR }), now)
  expect(out).toContain(`the master key is in ${DATA_DIR}.key`)
})

describe('what is said of a link', () => {
  test.each<[LinkStatus, boolean]>([
    ['open', true],
    ['connecting', true],
    ['linking', true],
    ['unlinked', false],
    ['away', false],
    ['logged-out', false],
    ['closed', false],
    ['replaced', false],
    ['outdated', false],
  ])('%s is well: %s, and what is not has something to do', (status, well) => {
    const advice = linkAdvice(state(status), now)
    expect(advice.well).toBe(well)
    if (!well) expect(advice.todo).toBeTruthy()
    expect(advice.says).toContain('since 2026-11-26 04:00 UTC')
  })

  test('a number that was closed is told with its reason, and where people can go', () => {
    const { says, todo } = linkAdvice(state('closed', { code: 403 }), now)
    expect(says).toContain('reason 403')
    expect(todo).toContain('web page or Telegram')
  })

  test('an old state is that of a dead process, and a limit that lasts is told while it does', () => {
    expect(linkAdvice(state('open', { at: now - 61_000 }), now)).toMatchObject({ well: false })
    expect(linkAdvice(state('open', { limitedUntil: now + 1 }), now).says).toContain('no new chats')
    expect(linkAdvice(state('open', { limitedUntil: now - 1 }), now).well).toBe(true)
  })
})

/** A running service, as far as its door. */
function service(link: Link) {
  const dataDir = tempDirectory()
  const close = openOperatorDoor(dataDir, { ...nothingBehindDoor, link }, recordingLog())
  return { config: readConfig({ DATA_DIR: dataDir, WHATSAPP: 'on' }), close }
}

test('the doctor asks a running service through its door, and says with its status whether all is well', async () => {
  let now = state('open', { at: Date.now() })
  const { config, close } = service({ state: async () => now, ask: async () => {} })
  expect(await doctor(config)).toBe(0)
  expect(out).toMatch(/store +ok +embedded.*in use by the running service/)
  expect(out).toMatch(/whatsapp +ok +open/)
  expect(out).toMatch(
    /helplines +ok +\d+ of \d+ telephone numbers were never rung.*\n +-> suar helplines/,
  )
  now = state('logged-out', { at: Date.now(), code: 401 })
  expect(await doctor(config)).toBe(1)
  expect(out).toMatch(
    /whatsapp +LOOK +the phone has taken this device off its list.*401\n +-> npm run/,
  )
  await close()
})

test('the doctor makes nothing that is not there', async () => {
  const dataDir = join(tempDirectory(), 'data')
  expect(await doctor(readConfig({ DATA_DIR: dataDir }))).toBe(0)
  expect(out).toContain('nothing in')
  expect(existsSync(dataDir)).toBe(false)
  expect(existsSync(`${dataDir}.key`)).toBe(false)
})

describe('pairing', () => {
  test('shows what has to be typed on the phone, and ends when it is linked', async () => {
    const asked: LinkRequest[] = []
    let now = state('unlinked')
    const { config, close } = service({
      state: async () => now,
      async ask(request) {
        asked.push(request)
        now = state('linking', { at: Date.now(), pairingCode: 'ABCD1234' })
        setTimeout(() => {
          now = state('open', { at: Date.now() })
        }, 700)
      },
    })
    expect(await pair(config, { phone: '+62 812-3456-7890' })).toBe(0)
    expect(asked.map(({ phone }) => phone)).toEqual(['6281234567890'])
    expect(out).toBe('ABCD1234\nLinked.\n')
    await close()
  })

  test('says what is wrong with the call, or that no service runs', async () => {
    const { config, close } = service({ state: async () => state('unlinked'), ask: async () => {} })
    expect(await pair(config, { phone: '0812' })).toBe(1)
    expect(out).toContain('--phone is the number with its country')
    await close()
    expect(await pair(config, {})).toBe(1)
    expect(out).toContain('no service runs')
  })
})

test('articles past their day of review are told, the oldest first', () => {
  const articles = [
    { id: 'fees', language: 'id' as const, review: '2026-11-26' },
    { id: 'papers', language: 'vi' as const, review: '2026-11-25' },
    { id: 'visa', language: 'id' as const, review: '2026-02-01' },
  ]
  expect(reviewFinding(articles, '2026-02-01').well).toBe(true)
  const { well, says, todo } = reviewFinding(articles, '2026-11-26')
  expect([well, says]).toEqual([false, '2 of 3 articles are past their day of review'])
  expect(todo).toMatch(/visa\/id\.md.*papers\/vi\.md/)
})
