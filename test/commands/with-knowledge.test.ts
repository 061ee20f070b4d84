import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { importList, stepChange } from '../../src/commands/agencies.ts'
import { verifyAuditCommand } from '../../src/commands/audit.ts'
import { noteRing } from '../../src/commands/helplines.ts'
import { openShipped } from '../../src/commands/house.ts'
import { openConfiguredStore } from '../../src/commands/open-store.ts'
import { readConfig } from '../../src/config.ts'
import { auditKind, auditPrefix } from '../../src/desk/audit/audit-record.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

afterEach(() => vi.restoreAllMocks())

it('what is done while no service runs stands in the audit, by whom, and the chain holds', async () => {
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const directory = tempDirectory()
  const config = readConfig({ DATA_DIR: join(directory, 'data') })
  const shipped = await openShipped()
  const [helpline = ''] = shipped.help
    .flatMap(({ entries }) => entries)
    .filter(({ by }) => by === 'phone')
    .map(({ id }) => id)
  const file = join(directory, 'daftar.csv')
  writeFileSync(file, 'No;Nama Perusahaan\n1;PT Armada Samudra Contoh\n')
  const about = {
    authority: 'KP2MI',
    date: '2026-11-20',
    nature: 'revoked',
    country: 'ID',
    source: 'https://www.kantor-uji.test/daftar',
  }
  await importList(config, file, { ...about, apply: true, by: 'sari' }, shipped)
  const [, id = ''] = /proposed (\S+):/.exec(out) ?? []
  expect(await stepChange(config, 'confirm', id, { by: 'budi' }, shipped)).toBe(0)
  expect(await noteRing(config, helpline, { result: 'works', by: 'sari' })).toBe(0)

  const { store, close } = await openConfiguredStore(config, recordingLog())
  const written = (await store.list(auditPrefix, '', 100)).map(({ value }) =>
    auditKind.decode(value),
  )
  await close()
  expect(written.map(({ who, act }) => [who, act])).toEqual([
    ['operator:sari', 'notices-imported'],
    ['operator:budi', 'knowledge-confirmed'],
    ['operator:sari', 'helpline-dialled'],
  ])
  out = ''
  expect(await verifyAuditCommand(config, { hash: [] })).toBe(0)
  expect(out).toContain('3 records hold together')
})
