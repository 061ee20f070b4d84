import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { verifyAuditCommand } from '../../src/commands/audit.ts'
import { openConfiguredStore } from '../../src/commands/open-store.ts'
import { openOperatorDoor } from '../../src/commands/operator-door.ts'
import { addStaff, listStaff } from '../../src/commands/staff.ts'
import { terminalStaff } from '../../src/commands/terminal-staff.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { createAudit } from '../../src/desk/audit/audit.ts'
import { verifyAudit } from '../../src/desk/audit/verify.ts'
import { createStaff } from '../../src/desk/staff/staff.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { nothingBehindDoor } from '../fixtures/behind-door.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

let config: Config
let out: string
let err: string

beforeEach(() => {
  const dataDir = join(tempDirectory(), 'data')
  config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://suar.example' })
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
  onTestFinished(() => void vi.restoreAllMocks())
})

const rights = { role: ['administrator'], desk: ['ID', 'VN'] }

/** A service that runs on the data, as far as the terminal has to do with it. */
async function running() {
  const { store, keyring, close } = await openConfiguredStore(config, recordingLog())
  const ground = {
    store,
    keyring,
    clock: systemClock,
    audit: createAudit({ store, clock: systemClock }),
  }
  const staff = createStaff(ground)
  const closeDoor = openOperatorDoor(
    config.dataDir,
    {
      ...nothingBehindDoor,
      staff: terminalStaff(staff),
      verifyAudit: (published) => verifyAudit(ground, { published }),
    },
    recordingLog(),
  )
  const stop = async () => {
    await closeDoor()
    await close()
  }
  return { staff, store, stop }
}

const tokenIn = (text: string) =>
  /^https:\/\/suar\.example\/desk\/welcome#([\w-]{43})\n$/.exec(text)?.[1] ?? ''

test('add prints a link on standard output, once; list says who is there', async () => {
  expect(await addStaff(config, 'Sari Melati', rights)).toBe(0)
  expect(tokenIn(out)).not.toBe('')
  expect(err).toContain('sari.melati comes in by this link, once, until')
  const { staff, stop } = await running()
  expect(await staff.invitations.look(tokenIn(out))).toMatchObject({ signInName: 'sari.melati' })
  await stop()
  out = ''
  expect(await listStaff(config)).toBe(0)
  expect(out).toBe('sari.melati  Sari Melati  administrator  ID+VN  invited\n')
})

test('both work beside a running service, which holds the store', async () => {
  const { staff, stop } = await running()
  expect(
    await addStaff(config, 'Lan', {
      role: ['worker', 'supervisor'],
      desk: ['VN'],
      signIn: 'lan.anh',
    }),
  ).toBe(0)
  expect(await staff.invitations.look(tokenIn(out))).toMatchObject({ signInName: 'lan.anh' })
  out = ''
  await listStaff(config)
  expect(out).toBe('lan.anh  Lan  worker+supervisor  VN  invited\n')
  await stop()
})

test.each([
  ['--role is one of', { role: ['chief'], desk: ['ID'] }],
  ['--desk is ID or VN', { role: ['worker'], desk: ['MY'] }],
  ['--role is one of', { role: [], desk: ['ID'] }],
  ['--sign-in has', { ...rights, signIn: 'two words' }],
])('a wrong call ends with one clear line: %s', async (says, options) => {
  expect(await addStaff(config, 'Sari', options)).toBe(1)
  expect(err).toContain(says)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(out).toBe('')
})

test('a name that is taken is said so', async () => {
  await addStaff(config, 'Sari', rights)
  expect(await addStaff(config, 'Sari', rights)).toBe(1)
  expect(err).toContain('That sign-in name is taken')
})

test('the audit is verified beside the service and without it, against what was published', async () => {
  await addStaff(config, 'Sari', rights)
  const { staff, store, stop } = await running()
  const newest = await createAudit({ store, clock: systemClock }).newest()
  const good = `${newest?.number}:${newest?.hash}`
  const day = new Date(newest?.at ?? 0).toISOString().slice(0, 10)
  out = ''
  expect(await verifyAuditCommand(config, { hash: [] })).toBe(0)
  expect(out).toContain(`1 records hold together; the newest is ${good}.`)
  expect(out).toContain('a chain made anew as a whole would hold too')
  await staff.invitations.firstLink()
  out = ''
  expect(await verifyAuditCommand(config, { hash: [good, `${good}:${day}`] })).toBe(0)
  expect(out).toContain('1 is as it was published.')
  await stop()
  out = ''
  expect(await verifyAuditCommand(config, { hash: [`1:${'0'.repeat(64)}`] })).toBe(1)
  expect(out).toBe('BROKEN at 1: it is not what was published.\n')
  expect(await verifyAuditCommand(config, { hash: ['1:2'] })).toBe(1)
  expect(err).toContain('--hash is number:hash')
})
