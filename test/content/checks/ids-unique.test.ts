import { expect, test } from 'vitest'
import { idsUnique } from '../../../src/content/checks/ids-unique.ts'
import { agencies, brief, corridor, help, houseFrom, pattern } from '../house-from.ts'

test('each kind of thing is looked at, and the first of two is named', () => {
  const flow = 'id: menu\nstart: a\nsteps:\n  a: {}\n'
  const country = {
    code: 'ID',
    names: { id: 'a', vi: 'b', en: 'c' },
    currency: 'IDR',
    phonePrefix: '+62',
  }
  const place = 'X,,TH,,city,,2024,s'
  const body = 'X,MM,agency,,,,,2024,s'
  const house = houseFrom({
    'flows/a.yaml': flow,
    'flows/b.yaml': flow,
    'knowledge/patterns/money/fee.yaml': pattern(),
    'knowledge/patterns/documents/fee.yaml': pattern(),
    'knowledge/help/ID.yaml': help(),
    'knowledge/help/VN.yaml': help(),
    'knowledge/countries.yaml': JSON.stringify([country, country]),
    'knowledge/corridors/ID-KH.yaml': corridor(),
    'knowledge/corridors/again.yaml': corridor(),
    'knowledge/places.csv': `name,aliases,country,latLon,kind,note,asOf,source\n${place}\n${place}`,
    'knowledge/bodies.csv': `name,country,kind,domains,handles,imitations,aliases,asOf,source\n${body}\n${body}`,
    'knowledge/agencies/ID.csv': agencies({}, {}),
  })
  expect(brief(idsUnique(house))).toEqual([
    'flows/b.yaml: id: "menu" was already given in flows/a.yaml',
    'knowledge/patterns/money/fee.yaml: id: "fee" was already given in knowledge/patterns/documents/fee.yaml',
    'knowledge/help/VN.yaml: item 1, id: "line" was already given in knowledge/help/ID.yaml, item 1',
    'knowledge/countries.yaml: item 2, code: "ID" was already given in knowledge/countries.yaml, item 1',
    'knowledge/corridors/again.yaml: origin: "ID-KH" was already given in knowledge/corridors/ID-KH.yaml',
    'knowledge/places.csv: line 3, name: "X (TH)" was already given in knowledge/places.csv, line 2',
    'knowledge/bodies.csv: line 3, name: "X (MM)" was already given in knowledge/bodies.csv, line 2',
    'knowledge/agencies/ID.csv: line 3, name: "PT Contoh (ID, fined, A, 2024)" was already given in knowledge/agencies/ID.csv, line 2',
  ])
})

test('two notices about one firm are two facts', () => {
  const rows = [
    {},
    { nature: 'revoked' },
    { listedOn: '2025' },
    { authority: 'B' },
    { aboutId: 'biaya' },
    { name: 'PT Contoh Dua' },
  ]
  expect(idsUnique(houseFrom({ 'knowledge/agencies/ID.csv': agencies(...rows) }))).toEqual([])
})
