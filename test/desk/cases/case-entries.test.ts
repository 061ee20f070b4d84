import { expect, test } from 'vitest'
import type { EntryFieldName } from '../../../src/domain/case-entries.ts'
import { caseRoom, elsewhere, origin, report, told, volunteer, worker } from './case-room.ts'

const id = 'report-one'
const given = (fields: Partial<Record<EntryFieldName, string>>) =>
  new Map(
    Object.entries(fields).map(([name, value]): [EntryFieldName, string[]] => [
      name as EntryFieldName,
      value === '' ? [] : [value],
    ]),
  )
const fresh = { kind: 'event', number: null } as const

async function opened() {
  const room = caseRoom()
  await room.cases.openFromReport(report(told), origin)
  return room
}

test('an event is entered, changed and taken away; each change stands in the history and the audit', async () => {
  const room = await opened()
  const { cases } = room
  const event = { hte_Type: 'Recruitment', hte_City: 'Medan', hte_Country: 'id' }
  expect(await cases.setEntry(worker, id, fresh, given(event))).toEqual({ done: true })
  const change = given({ hte_City: 'Binjai', hte_Date: '2026-08-01', hte_Country: '' })
  expect(await cases.setEntry(worker, id, { kind: 'event', number: 1 }, change)).toEqual({
    done: true,
  })
  const { one, history } = await room.whole()
  expect(one.entries).toMatchObject([
    {
      kind: 'event',
      number: 1,
      fields: { hte_Type: 'Recruitment', hte_City: 'Binjai', hte_Date: '2026-08-01' },
      by: worker.id,
    },
  ])
  expect(one.entries[0]?.fields).not.toHaveProperty('hte_Country')
  expect(history).toContainEqual(
    expect.objectContaining({ field: 'event:1:hte_City', from: 'Medan', to: 'Binjai' }),
  )
  expect(room.audit.at(-1)).toMatchObject({ act: 'masked-opened' })
  expect(room.acts().filter((act) => act === 'case-changed')).toHaveLength(2)

  expect(await cases.removeEntry(worker, id, { kind: 'event', number: 1 })).toEqual({ done: true })
  expect((await room.whole()).one.entries).toEqual([])
  // A number is never given out again: the history would speak of two things as one.
  await cases.setEntry(worker, id, { kind: 'plan', number: null }, given({ spl_Type: 'Legal' }))
  expect((await room.whole()).one.entries).toMatchObject([{ kind: 'plan', number: 2 }])
})

test('where it happened and what was planned is masked, in the entry and in its history', async () => {
  const room = await opened()
  const { cases } = room
  await cases.setEntry(
    worker,
    id,
    fresh,
    given({ hte_Type: 'Transit', hte_Country: 'TH', hte_City: 'Mae Sot', hte_Description: 'truk' }),
  )
  const plan = { spl_Type: 'Health', spl_Objectives: 'periksa ke klinik' }
  await cases.setEntry(worker, id, { kind: 'plan', number: null }, given(plan))
  const view = await cases.open(volunteer, id)
  expect(JSON.stringify(view)).not.toMatch(/Mae Sot|truk|klinik/)
  expect(JSON.stringify(view)).toMatch(/Transit.*Health/)
  expect([...(view?.hiddenParts ?? [])]).toEqual([
    'event:1:hte_City',
    'event:1:hte_Description',
    'plan:2:spl_Objectives',
  ])
  expect(JSON.stringify(await room.whole())).toMatch(/Mae Sot.*klinik/)
})

test('nothing stands that the standard has no word for, nor an entry that says not what it is', async () => {
  const room = await opened()
  const refused = [
    { hte_City: 'Medan' },
    { hte_Type: 'Kidnapping' },
    { hte_Type: 'Transit', hte_Date: '2026-02-30' },
    { hte_Type: 'Transit', hte_Latitude: '200' },
    { hte_Type: 'Transit', hte_Country: 'Thailand' },
    { hte_Type: 'Transit', spl_Type: 'Legal' },
  ] as const
  for (const fields of refused)
    expect(
      await room.cases.setEntry(worker, id, fresh, given(fields)),
      JSON.stringify(fields),
    ).toEqual({ done: false, why: 'malformed' })
  const there = { kind: 'event', number: 7 } as const
  expect(await room.cases.setEntry(worker, id, there, given({}))).toEqual({
    done: false,
    why: 'not-open',
  })
  expect((await room.whole()).one.entries).toEqual([])
})

test('only whoever may change the case enters anything', async () => {
  const room = await opened()
  const event = given({ hte_Type: 'Transit' })
  for (const member of [volunteer, elsewhere]) {
    expect(await room.cases.setEntry(member, id, fresh, event)).toEqual({
      done: false,
      why: 'not-allowed',
    })
    expect(room.audit.at(-1)).toMatchObject({ who: member.id, act: 'denied' })
  }
})
