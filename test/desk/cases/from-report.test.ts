import { expect, test } from 'vitest'
import { createCaseClock } from '../../../src/desk/cases/case-clock.ts'
import { places, toldFields } from '../../../src/desk/cases/told-fields.ts'
import { newerWord } from '../../../src/domain/case.ts'
import { journeyFields, missingFields, screeningFields } from '../../../src/domain/report.ts'
import { retention } from '../../../src/runtime/retention.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { mortalStore } from '../../fixtures/mortal-store.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import {
  caseRoom,
  consents,
  now,
  origin,
  report,
  told,
  toldOf,
  withReceipt,
  worker,
} from './case-room.ts'

test('every question of a report has its place in a case', () => {
  // When a sign is due, and who is told, is read off the check-in itself.
  const elsewhere = ['check-every', 'check-on', 'check-hour', 'alert'] as const
  const all = [...missingFields, ...screeningFields, ...journeyFields]
  expect(Object.keys(places).sort()).toEqual([...all].sort())
  for (const field of elsewhere) expect(places[field]).toEqual([])
  for (const field of all.filter((one) => !elsewhere.some((other) => other === one)))
    expect(places[field].length, field).toBeGreaterThan(0)
})

test('what was told stands under the names of the standard, and nothing is guessed', () => {
  const fields = toldFields(report({ ...told, nationality: 'Viet Nam', 'money-asked': 'maybe' }))
  expect(fields).toMatchObject({
    x_FullName: { value: 'Rangga Suryanto Contoh' },
    prs_Gender: { value: 'Masculine' },
    x_BirthYear: { value: '2001' },
    prs_Citizenship: { value: 'VN' },
    x_NationalityTold: { value: 'Viet Nam' },
  })
  // A name is not taken apart, a year is no date of birth, and "maybe" is neither yes nor no.
  for (const name of ['prs_FirstName', 'prs_SecondName', 'prs_Birthdate', 'x_MoneyAsked'] as const)
    expect(fields[name]).toBeUndefined()
  expect(fields.vic_TraffickingStatus).toBeUndefined()
})

test('whoever writes of themselves may be a victim: the program says no more, and of nobody else', () => {
  const answers = {
    'can-go-out': 'no',
    'papers-held': 'yes',
    'same-work': 'yes',
    'owes-before-leaving': 'unknown',
    'afraid-to-stop': 'yes',
    adult: 'unknown',
  }
  const fields = toldFields(report(answers, { about: 'possible-victim', language: 'vi' }))
  expect(fields.vic_TraffickingStatus?.value).toBe('PossibleVictimOfTrafficking')
  expect(fields.vic_MethodsOfControl?.value).toBe('WithholdsDocuments;RestrictsMovement')
  expect(fields.prs_PrimaryLanguage?.value).toBe('vie')
  expect(fields.x_AgeGroup?.value).toBe('Unknown')
})

test('a report becomes a case once: the same again, or an older one, changes nothing', async () => {
  const { cases, store, acts, whole } = caseRoom()
  const first = await cases.openFromReport(report(told, { revision: 3 }), origin)
  expect(first).toMatchObject({ kind: 'opened' })
  const before = await store.list('case', '', 100)
  for (const revision of [3, 2])
    expect(
      await cases.openFromReport(report({ ...told, name: 'Lain' }, { revision }), origin),
    ).toEqual({ kind: 'unchanged' })
  expect(await store.list('case', '', 100)).toEqual(before)
  expect(acts()).toEqual(['case-opened'])
  const { one } = await whole()
  expect(one.fields.x_FullName?.told?.value).toBe('Rangga Suryanto Contoh')
  expect(one.reportKind).toBe('missing-relative')
  expect((await cases.row(one.id))?.reportKind).toBe('missing-relative')
})

test('a newer revision changes what was answered anew, and never what the staff set', async () => {
  const { cases, clock, whole } = caseRoom()
  await cases.openFromReport(report(told), origin)
  await clock.leap(1000)
  await cases.setFields(worker, 'report-one', new Map([['x_BirthYear', ['2002']]]))
  await clock.leap(1000)
  const at = clock.now()
  const later = report({ ...told, 'last-place': 'asrama di belakang' }, { revision: 2 })
  later.answers['birth-year'] = { value: '2003', at }
  expect(await cases.openFromReport(later, origin)).toMatchObject({ kind: 'changed' })
  const { one, history } = await whole()
  expect(one.fields.x_LastKnownPlace?.told?.value).toBe('asrama di belakang')
  expect(one.fields.x_BirthYear).toMatchObject({ set: { value: '2002' }, told: { value: '2003' } })
  expect(newerWord(one, 'x_BirthYear')).toBe('2003')
  expect(newerWord(one, 'x_FullName')).toBeNull()
  expect(history).toContainEqual(
    expect.objectContaining({ who: 'person', field: 'x_BirthYear', from: '2001', to: '2003' }),
  )
  expect(history).toContainEqual(
    expect.objectContaining({ who: 'm-worker', field: 'x_BirthYear', from: '2001', to: '2002' }),
  )
  // Somebody of the staff takes the newer word over.
  await cases.takeNewerWord(worker, 'report-one', 'x_BirthYear')
  expect((await whole()).one.fields.x_BirthYear?.set?.value).toBe('2003')
})

test('nothing is kept without a yes to keeping and reading; a no is a no where a life is in danger too', async () => {
  for (const given of [[], ['keep-report'], ['read-by-desk']] as const) {
    const { cases, store } = caseRoom()
    const asked = report(told, { consents: consents(given) })
    for (const life of [false, true])
      expect(await cases.openFromReport(asked, { ...origin, life })).toEqual({ kind: 'no-consent' })
    expect(await cases.openFromReport(report(told, { consents: [] }), origin)).toEqual({
      kind: 'no-consent',
    })
    expect(await store.list('case', '', 10)).toEqual([])
  }
})

const inDanger = { ...origin, life: true }
const unasked = report(told, { consents: [] })

test('before anybody was asked, a life in danger opens a case with the least that reaches them, and says so', async () => {
  const { cases, whole } = caseRoom()
  expect(await cases.openFromReport(unasked, inDanger)).toEqual({ kind: 'opened' })
  const { one, history } = await whole()
  expect(one).toMatchObject({ basis: 'vital-interest', life: true })
  expect(Object.keys(one.fields).sort()).toEqual([
    'x_LastKnownPlace',
    'x_ReporterContactBy',
    'x_ReporterRelationship',
  ])
  expect(history).toContainEqual(
    expect.objectContaining({ field: 'basis', to: 'vital-interest', who: 'system' }),
  )
  // Nobody outside learns of it, whoever asks.
  const wanted = {
    format: 'htcds-csv',
    to: { name: 'Kantor Uji', country: 'ID' },
    days: 1,
  } as const
  expect(await cases.exportCase(worker, one.id, wanted)).toEqual({ done: false, why: 'no-consent' })
})

test('once they agree all of it is there; once they say no it is erased with the next round', async () => {
  const yes = caseRoom()
  await yes.cases.openFromReport(unasked, inDanger)
  await yes.cases.openFromReport(report(told, { revision: 2 }), inDanger)
  const { one } = await yes.whole()
  expect(one).toMatchObject({ basis: 'consent', withdrawn: null })
  expect(one.fields.x_FullName?.told?.value).toBe(told.name)

  const no = caseRoom()
  await no.cases.openFromReport(unasked, inDanger)
  const refused = report(told, { revision: 2, consents: consents([]) })
  await no.cases.openFromReport(refused, inDanger)
  expect(JSON.stringify(await no.whole())).not.toContain(told.name)
  const { store, clock, cases } = no
  await createCaseClock({ store, clock, log: recordingLog(), erase: cases.erase }).round()
  expect(await cases.row('report-one')).toBeNull()
  expect(no.destroyed).toEqual(['case/report-one'])
})

test('a case nobody could be asked about is kept a month after its last change', async () => {
  const { cases, clock, store } = caseRoom()
  await cases.openFromReport(unasked, inDanger)
  await cases.assign(worker, 'report-one', worker.id)
  const { round } = createCaseClock({ store, clock, log: recordingLog(), erase: cases.erase })
  await clock.leap(retention.caseOnNeed - 1)
  await round()
  expect(await cases.row('report-one')).not.toBeNull()
  await clock.leap(1)
  await round()
  expect(await cases.row('report-one')).toBeNull()
})

test('a program killed at any commit opens the case whole when it is asked again', async () => {
  for (const when of ['before', 'after'] as const) {
    const store = memoryStore()
    const dying = caseRoom({ store: mortalStore(store, 1, when) })
    void dying.cases.openFromReport(report(told), origin)
    await new Promise((resolve) => setImmediate(resolve))
    const { cases, whole } = caseRoom({ store })
    const opened = await cases.openFromReport(report(told), origin)
    expect(opened).toMatchObject({ kind: when === 'before' ? 'opened' : 'unchanged' })
    expect((await whole()).one.fields.x_FullName?.told?.value).toBe(told.name)
    expect(store.keys('case-of/')).toHaveLength(1)
  }
})

test('two who open the same report at once make one case', async () => {
  const { cases, store, acts } = caseRoom()
  const both = await Promise.all([1, 2].map(() => cases.openFromReport(report(told), origin)))
  expect(both.map(({ kind }) => kind).sort()).toEqual(['opened', 'unchanged'])
  expect(await store.list('case-of/', '', 10)).toHaveLength(1)
  expect(acts()).toEqual(['case-opened'])
})

test('whoever has the code is told one of four words, and nothing else', async () => {
  const { cases, store } = caseRoom()
  const one = report(told)
  const state = () => toldOf(store, one)
  expect(await state()).toBeNull()
  await withReceipt(store, one)
  expect(await state()).toBe('received')
  await cases.openFromReport(one, origin)
  expect(await state()).toBe('received')
  await cases.open(worker, 'report-one')
  expect(await state()).toBe('read')
  await cases.assign(worker, 'report-one', worker.id)
  expect(await state()).toBe('being-handled')
  await cases.setFields(worker, 'report-one', new Map([['cas_Status', ['Closed']]]))
  expect(await state()).toBe('closed')
  await cases.withdraw('report-one')
  expect(await state()).toBe('closed')
  await cases.confirmErasure(worker, 'report-one')
  expect(await state()).toBeNull()
})

test('what lists are made of holds ids, codes and times, and nothing that was told', async () => {
  const { cases, store } = caseRoom()
  await cases.openFromReport(report(told), origin)
  await cases.addDeadline(worker, 'report-one', { text: 'Telepon ibunya', by: now + 1000 })
  const rows = await store.list('case-', '', 100)
  const text = rows.map(({ key, value }) => key + Buffer.from(value)).join()
  for (const word of [...Object.values(told), 'Telepon']) expect(text).not.toContain(word)
  expect((await cases.row('report-one'))?.dueBy).toBe(now + 1000)
  expect(await cases.casesOf(origin.chat)).toEqual(['report-one'])
})
