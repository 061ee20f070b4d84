import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  type CaseEntry,
  entryFieldNames,
  entryShape,
  fieldsOf,
} from '../../src/domain/case-entries.ts'
import { caseFieldNames, caseFields, shapeOf } from '../../src/domain/case-fields.ts'
import { csvColumns, htcdsCsv, htcdsJson } from '../../src/exchange/htcds-files.ts'
import { eventColumns, htcdsColumns, planColumns } from '../../src/exchange/htcds-record.ts'
import { caseOf, head } from './exchange-for-test.ts'

type Published = { field: string; status: string; type: string; values: string }
/** Names and code lists as the standard publishes them (IOM, CC BY 4.0). */
const published: Published[] = parse(readFileSync('test/fixtures/htcds-2.0-fields.csv', 'utf8'), {
  columns: true,
})
const standard = new Map(published.map((one) => [one.field, one]))

/** What we add to the standard's own lists: one it defines and forgot, and one it leaves room for. */
const added = ['RestrictsMovement', 'Zalo']

const rows = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

test('the published list is whole', () => {
  expect(published).toHaveLength(83)
})

test('every name is one of the standard, in use, or says that it is ours', () => {
  const bare = new Set([...standard.keys()].map((name) => name.replace(/^[a-z]+_/, '')))
  for (const name of [...caseFieldNames, ...htcdsColumns, ...entryFieldNames]) {
    // Where the standard has a name, it is used.
    if (name.startsWith('x_')) expect(bare.has(name.slice(2)), name).toBe(false)
    else expect(standard.get(name)?.status, name).toBe('DRAFT')
  }
})

test('every code of every list is one of the standard, or one of our additions', () => {
  for (const name of caseFieldNames) {
    const { codes = [], kind } = shapeOf(name)
    const lists = standard.get(name)?.values.split(';') ?? []
    if (name.startsWith('x_') || codes.length === 0) continue
    expect(standard.get(name)?.type, name).toMatch(kind === 'many' ? /^Multiselect/ : /^Picklist/)
    const ours = codes.filter((code) => !lists.includes(code))
    for (const code of ours) expect([...added, 'x_ForcedCriminality'], name).toContain(code)
  }
})

test('events and plans have every field of the standard, and no other', () => {
  for (const [kind, prefix] of [
    ['event', 'hte_'],
    ['plan', 'spl_'],
  ] as const) {
    const all = [...standard.keys()].filter((name) => name.startsWith(prefix))
    expect(fieldsOf(kind).sort()).toEqual(all.sort())
  }
  for (const name of entryFieldNames) {
    const { codes = [], kind } = entryShape(name)
    const { type = '', values = '' } = standard.get(name) ?? {}
    expect([...codes], name).toEqual(
      values
        .split(/[;/]/)
        .map((one) => one.trim())
        .filter(Boolean),
    )
    if (kind === 'date') expect(type, name).toBe('Date')
    if (kind === 'degrees') expect(type, name).toBe('Geolocation')
  }
})

const entry = (kind: 'event' | 'plan', number: number, fields: CaseEntry['fields']): CaseEntry => ({
  kind,
  number,
  fields,
  by: 'm-one',
  at: head.at,
})

test('every event and plan goes along, the case once', () => {
  const one = caseOf(
    { x_FullName: 'Rangga' },
    {
      entries: [
        entry('event', 1, { hte_Type: 'Exploitation', hte_Date: '2026-09-02', hte_Country: 'KH' }),
        entry('event', 2, { hte_Type: 'Recruitment', hte_City: '=Medan', hte_Date: '2026-08-01' }),
        entry('plan', 3, { spl_Type: 'Legal', spl_Objectives: 'a lawyer, "soon"' }),
      ],
    },
  )
  const [first = {}, second = {}, ...more] = rows(htcdsCsv(one, head))
  expect(more).toEqual([])
  expect(first).toMatchObject({
    x_RecordId: 'export-one',
    x_FullName: 'Rangga',
    hte_Type: 'Recruitment',
    hte_City: "'=Medan",
    spl_Type: 'Legal',
    spl_Objectives: 'a lawyer, "soon"',
  })
  // The second row is the event's alone, under the same record.
  const held = Object.entries(second).filter(([, value]) => value !== '')
  expect(Object.fromEntries(held)).toEqual({
    x_RecordId: 'export-one',
    hte_Type: 'Exploitation',
    hte_Date: '2026-09-02',
    hte_Country: 'KH',
  })
  const json = JSON.parse(htcdsJson(one, head))
  expect(json.x_HistoricEvents.map((event: object) => Object.keys(event))).toEqual([
    eventColumns,
    eventColumns,
  ])
  expect(json.x_HistoricEvents[1]).toMatchObject({ hte_Country: ['KH'], hte_City: null })
  expect(Object.keys(json.x_SupportPlans[0])).toEqual(planColumns)
  expect(JSON.parse(htcdsJson(caseOf({}), head)).x_HistoricEvents).toEqual([])
})

const everything = caseOf({
  x_FullName: 'Rangga "Yanto" Suryanto, Contoh',
  prs_Gender: 'Masculine',
  prs_Citizenship: 'ID;VN',
  prs_MobilePhone: '+6281200000011',
  vic_TypeOfExploitation: 'ForcedLabour;x_ForcedCriminality',
  vic_MethodsOfControl: caseFields.vic_MethodsOfControl.codes.join(';'),
  vic_RecruitmentWebsitesAndApps: caseFields.vic_RecruitmentWebsitesAndApps.codes.join(';'),
  cas_Status: 'Active',
  x_Recruiter: '=HYPERLINK("http://x.test")',
  x_ReporterContactBy: '+6281200000012',
  cco_CaseComment: 'what we think',
})

test('a table holds only codes of the published lists, whatever the case holds', () => {
  const [row = {}] = rows(htcdsCsv(everything, head))
  expect(Object.keys(row)).toEqual(csvColumns)
  for (const [name, value] of Object.entries(row)) {
    const list = standard.get(name)?.values.split(';').filter(Boolean) ?? []
    if (list.length === 0 || value === '') continue
    for (const code of value.split(';')) expect([...list, ...added], name).toContain(code)
  }
  expect(row['vic_TypeOfExploitation']).toBe('ForcedLabour;Other')
  expect(row['x_ForcedCriminality']).toBe('TRUE')
  expect(row['prs_Citizenship']).toBe('ID;VN')
})

test('a table is read back as it was, and nothing in it is a formula', () => {
  const [row = {}] = rows(htcdsCsv(everything, head))
  expect(row['x_FullName']).toBe('Rangga "Yanto" Suryanto, Contoh')
  expect(row['prs_MobilePhone']).toBe('+6281200000011')
  expect(row['x_Recruiter']).toBe('\'=HYPERLINK("http://x.test")')
  for (const begin of ['=1', '+1 OR', '-1', '@a', '\tx']) {
    const [one = {}] = rows(htcdsCsv(caseOf({ x_JobPromised: begin }), head))
    expect(one['x_JobPromised']).toBe(`'${begin}`)
  }
})

test('how the reporter is reached and what the desk thinks does not leave the house', () => {
  for (const file of [htcdsCsv(everything, head), htcdsJson(everything, head)]) {
    expect(file).not.toContain('+6281200000012')
    expect(file).not.toContain('what we think')
  }
})

test('the JSON holds the same; what is not known is null and never no', () => {
  const json = JSON.parse(htcdsJson(everything, head))
  const lists = ['x_HistoricEvents', 'x_SupportPlans']
  expect(Object.keys(json)).toEqual(['x_Standard', ...htcdsColumns, ...lists])
  expect(json).toMatchObject({
    x_Standard: 'HTCDS 2.0',
    x_RecordId: 'export-one',
    x_EntryDate: '2026-11-26',
    x_ExpiryDate: '2026-12-26',
    con_Consent: true,
    vic_TypeOfExploitation: ['ForcedLabour', 'Other'],
    x_ForcedCriminality: true,
    prs_Birthdate: null,
    cas_ReferredOrganisation: null,
  })
  const bare = JSON.parse(htcdsJson(caseOf({}), head))
  expect(bare.x_ForcedCriminality).toBeNull()
  expect(bare.vic_MethodsOfControl).toBeNull()
})

test('the referral to this recipient goes along, and no other, nor one that was stopped', () => {
  const referral = {
    number: 1,
    to: head.to,
    reason: 'Other',
    details: 'Rings the family first',
    purpose: 'share-at-home',
    by: 'm-one',
    at: head.at,
    stoppedAt: null,
  } as const
  const elsewhere = { ...referral, number: 2, to: { name: 'Kantor Lain', country: 'ID' } }
  const json = (referrals: Parameters<typeof caseOf>[1]) =>
    JSON.parse(htcdsJson(caseOf({}, referrals), head))
  expect(json({ referrals: [referral, elsewhere] })).toMatchObject({
    cas_ReferredOrganisation: 'Kantor Uji',
    cas_ReasonForOutgoingReferral: 'Other',
    cas_OutgoingReferralDate: '2026-11-26',
  })
  for (const referrals of [[elsewhere], [{ ...referral, stoppedAt: head.at }]])
    expect(json({ referrals }).cas_ReferredOrganisation).toBeNull()
})
