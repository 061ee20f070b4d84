import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  exportChanges,
  type ImportOptions,
  importList,
  listChanges,
  stepChange,
} from '../../src/commands/agencies.ts'
import { deskKnowledge } from '../../src/commands/desk-knowledge.ts'
import { houseFolder, openShipped, type Shipped } from '../../src/commands/house.ts'
import { knowledgeByCommand } from '../../src/commands/knowledge-door.ts'
import { liveLists } from '../../src/commands/live-lists.ts'
import { openOperatorDoor } from '../../src/commands/operator-door.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { CommitAudited } from '../../src/desk/knowledge/audited.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { noMetrics } from '../../src/runtime/metrics.ts'
import { keyring } from '../desk/knowledge/desk-room.ts'
import { nothingBehindDoor } from '../fixtures/behind-door.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

let dataDir: string
let config: Config
let out: string
let err: string
let shipped: Shipped

beforeAll(async () => {
  shipped = await openShipped()
})
beforeEach(() => {
  dataDir = tempDirectory()
  config = readConfig({ DATA_DIR: join(dataDir, 'data') })
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
})
afterEach(() => vi.restoreAllMocks())

const about: ImportOptions = {
  authority: 'KP2MI',
  date: '2026-11-20',
  nature: 'revoked',
  country: 'ID',
  source: 'https://www.kantor-uji.test/daftar',
}
const list = `No;Nama Perusahaan;Tanggal;Kota
1;PT Armada Samudra Contoh;20/11/2026;Kota Contoh
2;PT Multi Intan Amanah Internasional;29/1/2026;Bekasi
3;PT Putri Samawa Mandirri;;
4;=1+1;;
`
const file = (text = list) => {
  const path = join(dataDir, 'daftar.csv')
  writeFileSync(path, text)
  return path
}

describe('suar agencies', () => {
  it('shows a list as a difference and writes nothing', async () => {
    expect(await importList(config, file(), about, shipped)).toBe(0)
    expect(out).toMatch(/new: 1\n {2}2 {2}PT Armada Samudra Contoh/)
    expect(out).toContain('4  PT Putri Samawa Mandirri  ~ PT Putri Samawa Mandiri')
    expect(out).toMatch(/rows nothing can be made of: 1\n {2}5 {2}=1\+1/)
    expect(out).toContain('the same: 1')
    expect(out).toContain('PT Ramzy  2026-02-04')
    expect(err).toContain('Nothing was written')
    out = ''
    await listChanges(config, shipped)
    expect(out).toBe('none\n')
  })

  it('proposes, has somebody else confirm, gives it back as rows, and takes the whole back', async () => {
    expect(
      await importList(config, file(), { ...about, apply: true, by: 'sari', own: ['4'] }, shipped),
    ).toBe(0)
    const [, id = ''] = /proposed (\S+):/.exec(out) ?? []
    out = ''
    await listChanges(config, shipped)
    expect(out).toContain(`${id}  proposed  ID  KP2MI  revoked  2026-11-20  2 new, 0 changed`)
    expect(await stepChange(config, 'confirm', id, { by: 'sari' }, shipped)).toBe(1)
    expect(await stepChange(config, 'confirm', id, {}, shipped)).toBe(1)
    expect(err).toContain('somebody else must')
    expect(await stepChange(config, 'confirm', id, { by: 'budi' }, shipped)).toBe(0)
    out = ''
    expect(await exportChanges(config, { country: 'ID' }, shipped)).toBe(0)
    expect(out).toBe(
      'PT Armada Samudra Contoh,,revoked,KP2MI,2026-11-20,,,,,Kota Contoh,https://www.kantor-uji.test/daftar\n' +
        'PT Putri Samawa Mandirri,,revoked,KP2MI,2026-11-20,,,,,,https://www.kantor-uji.test/daftar\n',
    )
    const rows = out
    out = ''
    await exportChanges(config, { country: 'ID', whole: true }, shipped)
    const shippedList = readFileSync(join(houseFolder, 'knowledge/agencies/ID.csv'), 'utf8')
    expect(out).toBe(shippedList + rows)
    expect(await stepChange(config, 'withdraw', id, { by: 'sari' }, shipped)).toBe(1)
    expect(
      await stepChange(config, 'withdraw', id, { by: 'sari', reason: 'the wrong list' }, shipped),
    ).toBe(0)
    out = ''
    await exportChanges(config, { country: 'ID' }, shipped)
    expect(out).toBe('')
    // The same list again: there is nothing left over that would be in its way.
    expect(await importList(config, file(), { ...about, apply: true, by: 'sari' }, shipped)).toBe(0)
  })

  it('speaks to the service where one runs', async () => {
    const store = memoryStore()
    const lists = liveLists()
    const parts = { store, keyring, lists, shipped, clock: systemClock, log: recordingLog() }
    const commit: CommitAudited = (change) => store.commit(change)
    const desk = deskKnowledge({ ...parts, metrics: noMetrics, commit })
    const running = readConfig({ DATA_DIR: dataDir })
    const none = { list: async () => [], find: async () => null }
    const knowledge = knowledgeByCommand(desk)
    const close = openOperatorDoor(
      dataDir,
      { ...nothingBehindDoor, objections: none, knowledge },
      recordingLog(),
    )
    expect(await importList(running, file(), { ...about, apply: true, by: 'sari' }, shipped)).toBe(
      0,
    )
    const [, id = ''] = /proposed (\S+):/.exec(out) ?? []
    expect(await stepChange(running, 'confirm', id, { by: 'budi' }, shipped)).toBe(0)
    expect((await desk.batches.find(id))?.confirmed?.by).toBe('operator:budi')
    out = ''
    await exportChanges(running, { country: 'ID' }, shipped)
    expect(out).toContain('PT Armada Samudra Contoh')
    await close()
  })

  it.each<[string, string, Partial<ImportOptions>]>([
    ['--nature is one of', list, { nature: 'bad' }],
    ['--country is ID or VN', list, { country: 'KH' }],
    ['listedOn is no date', list, { date: 'yesterday' }],
    ['lies in the future', list, { date: '2031-01-01' }],
    ['--column is one of', list, { column: ['firm=x'] }],
    ['There is no column "Kolom"', list, { column: ['licence=Kolom'] }],
    ['#1 A | #2 B', 'A,B\n1,2\n', {}],
    ['More than one column may be the date', 'Nama PT,Tanggal,Tanggal\nPT A,1,2\n', {}],
    ['no firm below', 'Nama PT,Tanggal\n', {}],
    ['UTF-8', 'Nama PT,Tanggal\nPT \u0000', {}],
    ['Which table?', '<table><tr><td>Nama<td>No</table><table><tr><td>Nama<td>No</table>', {}],
    ['--by is one word', list, { apply: true, by: 'two words' }],
  ])('a wrong call ends with one clear fault: %s', async (says, text, options) => {
    const path = file(text)
    if (says === 'UTF-8') writeFileSync(path, Buffer.from('Nama,B\nS\u00f3ng,1', 'latin1'))
    expect(await importList(config, path, { ...about, ...options }, shipped)).toBe(1)
    expect(err).toContain(says)
    expect(err).not.toContain('    at ')
    expect(await importList(config, join(dataDir, 'gone.csv'), about, shipped)).toBe(1)
  })
})
