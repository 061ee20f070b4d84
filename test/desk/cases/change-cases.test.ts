import { beforeEach, expect, test } from 'vitest'
import { may } from '../../../src/desk/rights.ts'
import { caseFieldNames, shapeOf } from '../../../src/domain/case-fields.ts'
import { roles } from '../../../src/domain/desk.ts'
import { jpeg } from '../../fixtures/sample-files.ts'
import {
  caseRoom,
  elsewhere,
  now,
  origin,
  report,
  staff,
  supervisor,
  told,
  volunteer,
  worker,
} from './case-room.ts'

const id = 'report-one'
let room: ReturnType<typeof caseRoom>
beforeEach(async () => {
  room = caseRoom()
  await room.cases.openFromReport(report(told), origin)
})

const set = (name: Parameters<typeof shapeOf>[0], ...words: string[]) =>
  room.cases.setFields(worker, id, new Map([[name, words]]))

test('volunteers see no masked field and export nothing', async () => {
  expect(may(volunteer, 'see-cases')).toBe(true)
  for (const act of [
    'open-masked',
    'change-case',
    'refer-case',
    'export-case',
    'merge-cases',
  ] as const)
    expect(may(volunteer, act), act).toBe(false)
  const view = await room.cases.open(volunteer, id)
  expect(view?.hidden).toContain('x_FullName')
  expect(JSON.stringify(view)).not.toContain(told.name)
  expect(JSON.stringify(view)).not.toContain(told['last-place'])
  expect(await room.cases.unmask(volunteer, id, 'curious')).toBeNull()
  expect(room.acts().at(-1)).toBe('denied')
})

test('whoever keeps the accounts or audits reads no case', () => {
  for (const role of roles)
    expect(may({ roles: [role], desks: ['ID'] }, 'see-cases'), role).toBe(
      ['volunteer', 'worker', 'supervisor'].includes(role),
    )
})

test('what is masked is opened with a reason, and each reading is written down', async () => {
  const view = await room.cases.open(worker, id)
  expect(JSON.stringify(view)).not.toContain(told.name)
  expect(view?.history.find(({ field }) => field === 'x_FullName')).toMatchObject({ to: null })
  expect(await room.cases.unmask(worker, id, '  ')).toBeNull()
  const open = await room.cases.unmask(worker, id, 'rings the mother')
  expect(open?.one.fields.x_FullName?.told?.value).toBe(told.name)
  expect(room.audit.slice(1)).toMatchObject([
    { who: worker.id, act: 'case-read', about: { case: id, desk: 'ID' } },
    { who: worker.id, act: 'masked-opened', reason: 'rings the mother' },
  ])
})

test('a desk sees another desk’s case only while that desk shares it, and changes nothing in it', async () => {
  const { cases } = room
  expect(await cases.open(elsewhere, id)).toBeNull()
  expect(await cases.list(elsewhere)).toEqual([])
  expect(await cases.share(worker, id, { desk: 'VN', shared: true }, ' ')).toMatchObject({
    why: 'no-reason',
  })
  await cases.share(worker, id, { desk: 'VN', shared: true }, 'He left from Hanoi')
  expect(room.audit.at(-1)).toMatchObject({ act: 'case-shared', about: { to: 'VN' } })
  expect((await cases.open(elsewhere, id))?.one.id).toBe(id)
  expect((await cases.list(elsewhere)).map((row) => row.id)).toEqual([id])
  expect(await cases.assign(elsewhere, id, elsewhere.id)).toEqual({
    done: false,
    why: 'not-allowed',
  })
  await cases.share(worker, id, { desk: 'VN', shared: false }, 'Not needed any more')
  expect(await cases.open(elsewhere, id)).toBeNull()
})

test('more than a possible victim is said only with the organisation that decided it', async () => {
  expect(await set('vic_TraffickingStatus', 'ActualVictimOfTrafficking')).toMatchObject({
    why: 'no-organisation',
  })
  const whole = new Map([
    ['vic_TraffickingStatus', ['ActualVictimOfTrafficking']],
    ['vic_TraffickingStatusDecisionMakingOrg', ['Police']],
    ['x_TraffickingStatusDecidedBy', ['Kantor Uji']],
  ] as const)
  expect(await room.cases.setFields(worker, id, whole)).toEqual({ done: true })
  // Nor can the organisation be taken away behind it.
  expect(await set('vic_TraffickingStatusDecisionMakingOrg')).toMatchObject({
    why: 'no-organisation',
  })
})

test.each([
  ['prs_Birthdate', '2001-02-30'],
  ['x_BirthYear', '20001'],
  ['prs_Gender', 'Male'],
  ['prs_MobilePhone', 'none'],
  ['prs_Citizenship', 'Indonesia'],
  ['prs_PrimaryLanguage', 'Bahasa'],
  ['vic_MethodsOfControl', 'Witchcraft'],
  ['x_FullName', 'x'.repeat(301)],
] as const)('%s does not take %s, and nothing is changed', async (name, word) => {
  const before = (await room.whole()).one
  expect(await set(name, word)).toEqual({ done: false, why: 'malformed' })
  expect((await room.whole()).one).toEqual(before)
})

test('values are kept in one form', async () => {
  await set('prs_MobilePhone', '+62 812-0000-0012')
  await set('prs_Citizenship', 'vn, id')
  await set('vic_MethodsOfControl', 'WithholdsDocuments', 'DebtBondage')
  const { fields } = (await room.whole()).one
  expect(fields.prs_MobilePhone?.set?.value).toBe('+6281200000012')
  expect(fields.prs_Citizenship?.set?.value).toBe('VN;ID')
  expect(fields.vic_MethodsOfControl?.set?.value).toBe('DebtBondage;WithholdsDocuments')
  // What the person told can be taken out of what holds, and stays what they told.
  await set('x_LastKnownPlace', '')
  const { x_LastKnownPlace: place } = (await room.whole()).one.fields
  expect(place).toMatchObject({ set: { value: null }, told: { value: told['last-place'] } })
})

test('a deadline stands in the index until it is done, and who did it is known', async () => {
  const { cases } = room
  await cases.addDeadline(worker, id, { text: 'Call the mother', by: now + 2000 })
  await cases.addDeadline(worker, id, { text: 'Ask Kemlu', by: now + 1000 })
  expect((await cases.row(id))?.dueBy).toBe(now + 1000)
  await cases.finishDeadline(supervisor, id, 2)
  expect((await cases.row(id))?.dueBy).toBe(now + 2000)
  expect(await cases.finishDeadline(supervisor, id, 2)).toMatchObject({ why: 'not-open' })
  expect((await room.whole()).one.deadlines[1]?.done).toMatchObject({ by: supervisor.id })
  expect(await cases.addDeadline(worker, id, { text: ' ', by: now })).toMatchObject({
    why: 'malformed',
  })
})

test('an officer’s request is written down whole, by a supervisor only', async () => {
  const form = {
    authority: 'Kantor Uji',
    officer: 'Petugas Uji',
    reference: 'UJI/1/2026',
    calledBackOn: '+62 21 0000 0000',
    confirmedBy: 'meja depan',
    asked: 'Where was he seen last?',
    answer: 'refused',
  } as const
  expect(await room.cases.noteRequest(worker, id, form)).toMatchObject({ why: 'not-allowed' })
  for (const line of ['authority', 'reference', 'calledBackOn', 'confirmedBy'] as const)
    expect(await room.cases.noteRequest(supervisor, id, { ...form, [line]: ' ' })).toMatchObject({
      why: 'malformed',
    })
  expect(await room.cases.noteRequest(supervisor, id, form)).toEqual({ done: true })
  expect(room.audit.at(-1)).toMatchObject({
    act: 'officer-request-noted',
    about: { answer: 'refused' },
  })
  expect((await room.whole()).one.requests).toMatchObject([{ ...form, by: supervisor.id }])
})

test('a file lies in the case and is read only by whoever may open what is masked', async () => {
  await room.cases.addFile(id, { bytes: jpeg, type: 'image/jpeg' }, 4)
  expect(await room.cases.file(volunteer, id, 1)).toBeNull()
  expect(await room.cases.file(elsewhere, id, 1)).toBeNull()
  expect(Buffer.from((await room.cases.file(worker, id, 1)) ?? [])).toEqual(Buffer.from(jpeg))
  expect(room.audit.at(-1)).toMatchObject({ act: 'case-file-read', about: { file: '1' } })
  expect(await room.cases.file(worker, id, 2)).toBeNull()
})

test('nobody else does anything with a case, and that they tried is on record', async () => {
  const { cases } = room
  const before = await room.store.list('case', '', 100)
  for (const person of [elsewhere, volunteer, staff('administrator'), staff('auditor')]) {
    const tries = [
      cases.setFields(person, id, new Map([['x_BirthYear', ['2002']]])),
      cases.setLife(person, id, true),
      cases.assign(person, id, person.id),
      cases.addDeadline(person, id, { text: 'x', by: now }),
      cases.share(person, id, { desk: 'VN', shared: true }, 'x'),
      cases.confirmErasure(person, id),
    ]
    for (const outcome of await Promise.all(tries))
      expect(outcome).toEqual({ done: false, why: 'not-allowed' })
  }
  expect(await room.store.list('case', '', 100)).toEqual(before)
  expect(room.acts().filter((act) => act === 'denied')).toHaveLength(24)
})

test('everything that leads to a person is masked', () => {
  const open = caseFieldNames.filter((name) => !shapeOf(name).masked)
  for (const name of open)
    expect(name).not.toMatch(
      /Name|Phone(?!Watched)|Identity|Birthdate|Place|ContactBy$(?<!LastContactBy)|Marks/,
    )
})
