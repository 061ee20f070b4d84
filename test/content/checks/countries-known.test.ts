import { expect, test } from 'vitest'
import { countriesKnown } from '../../../src/content/checks/countries-known.ts'
import { agencies, brief, corridor, help, houseFrom } from '../house-from.ts'

const countries = JSON.stringify([
  { code: 'ID', names: { id: 'a', vi: 'b', en: 'c' }, currency: 'IDR', phonePrefix: '+62' },
])
const table = {
  places: 'name,aliases,country,latLon,kind,note,asOf,source\nX,,TH,,city,,2024,s',
  bodies:
    'name,country,kind,domains,handles,imitations,aliases,asOf,source\nX,MM,agency,,,,,2024,s',
}

test('every place that names a country is looked at', () => {
  const house = houseFrom({
    'knowledge/countries.yaml': countries,
    'knowledge/corridors/ID-KH.yaml': corridor(),
    'knowledge/pay-at-home.yaml': 'MO: []\n',
    'knowledge/help/LA.yaml': help({ serves: ['ID', 'VN'], from: ['PH'] }),
    'knowledge/agencies/TW.csv': agencies({}),
    'knowledge/places.csv': table.places,
    'knowledge/bodies.csv': table.bodies,
  })
  expect(brief(countriesKnown(house))).toEqual([
    'knowledge/corridors/ID-KH.yaml: destination: the country KH is not known',
    'knowledge/pay-at-home.yaml: MO: the country MO is not known',
    'knowledge/help/LA.yaml: item 1, serves, item 2: the country VN is not known',
    'knowledge/help/LA.yaml: item 1, from, item 1: the country PH is not known',
    'knowledge/help/LA.yaml: the country LA is not known',
    'knowledge/agencies/TW.csv: the country TW is not known',
    'knowledge/places.csv: line 2, country: the country TH is not known',
    'knowledge/bodies.csv: line 2, country: the country MM is not known',
  ])
})

test('says nothing while the list of countries itself is broken', () => {
  const files = {
    'knowledge/countries.yaml': countries,
    'knowledge/corridors/ID-KH.yaml': corridor(),
  }
  const broken = new Set(['knowledge/countries.yaml'])
  expect(countriesKnown(houseFrom(files, { broken }))).toEqual([])
})
