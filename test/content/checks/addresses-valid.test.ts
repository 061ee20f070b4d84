import { expect, test } from 'vitest'
import { addressesValid } from '../../../src/content/checks/addresses-valid.ts'
import { brief, corridor, help, houseFrom } from '../house-from.ts'

const contact = (by: string, written: string) =>
  brief(addressesValid(houseFrom({ 'knowledge/help/ID.yaml': help({ by, contact: written }) })))

test('takes addresses as people write them', () => {
  expect(contact('web', 'siskop2mi.bp2mi.go.id/lowongan/list')).toEqual([])
  expect(contact('web', 'https://peduliwni.kemlu.go.id')).toEqual([])
  expect(contact('email', 'lpsk_ri@lpsk.go.id')).toEqual([])
})

test.each([
  'lpsk.go.id and more',
  'ftp://lpsk.go.id',
  'https://me@evil.example',
  'localhost',
  'javascript:alert(1)',
])('refuses %s as a web address', (written) => {
  expect(contact('web', written)).toEqual([
    `knowledge/help/ID.yaml: item 1, contact: "${written}" is no web address`,
  ])
})

test.each(['lpsk.go.id', 'a@b', 'a@b.id, c@d.id'])('refuses %s as an e-mail address', (written) => {
  expect(contact('email', written)).toEqual([
    `knowledge/help/ID.yaml: item 1, contact: "${written}" is no e-mail address`,
  ])
})

test('looks at the sites of corridors', () => {
  const channels = [
    {
      name: { id: 'a', vi: 'b' },
      runBy: 'KP2MI',
      site: 'no site',
      source: { title: 'A', date: '2024' },
    },
  ]
  const house = houseFrom({ 'knowledge/corridors/ID-KH.yaml': corridor({ channels }) })
  expect(brief(addressesValid(house))).toEqual([
    'knowledge/corridors/ID-KH.yaml: channels, item 1, site: "no site" is no web address',
  ])
})
