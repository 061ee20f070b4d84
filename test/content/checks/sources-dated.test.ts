import { expect, test } from 'vitest'
import { sourcesDated } from '../../../src/content/checks/sources-dated.ts'
import { agencies, brief, corridor, help, houseFrom, pattern } from '../house-from.ts'

const file = 'knowledge/patterns/money/fee.yaml'

function wrong(source: Record<string, unknown>, today = '2026-11-25'): string[] {
  const sources = [{ title: 'A', date: '2024', ...source }]
  return brief(sourcesDated(houseFrom({ [file]: pattern({ sources }) }, { today }))).map((fault) =>
    fault.replace(`${file}: sources, item 1, `, ''),
  )
}

test.each(['2026', '2026-11', '2026-11-25', '2024-02-29', '1999-12-31'])('%s', (date) => {
  expect(wrong({ date })).toEqual([])
})

test.each(['2027', '2026-12', '2026-11-26'])('%s is still to come', (date) => {
  expect(wrong({ date })).toEqual([`date: ${date} is still to come (today is 2026-11-25)`])
})

test.each(['2025-02-29', '2025-13', '2025-00-01', '2025-04-31', '0025'])('%s', (date) => {
  expect(wrong({ date })).toEqual([`date: ${date} is no date of the calendar`])
})

test.each(['https://example.org/a?b#c', 'http://example.org', null])('%s', (url) => {
  expect(wrong({ url })).toEqual([])
})

test.each([
  'example.org',
  'https://',
  'https://localhost/x',
  'https://user@example.org',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://example.org/a b',
])('%s is no web address', (url) => {
  expect(wrong({ url })).toEqual([`url: "${url}" is no web address`])
})

test('every kind of fact is looked at', () => {
  const later = '2030'
  const source = { title: 'A', date: later }
  const words = { id: 'a', vi: 'b' }
  const house = houseFrom({
    'knowledge/corridors/ID-KH.yaml': corridor({
      placement: 'closed',
      said: { authority: words, on: later, source },
      channels: [{ name: words, runBy: 'x', source }],
      fees: [{ rule: words, source }],
      pay: [
        {
          job: 'x',
          low: 1,
          high: 1,
          currency: 'USD',
          basis: 'job order',
          asOf: later,
          confidence: 'low',
          source: 'x',
        },
      ],
    }),
    'knowledge/pay-at-home.yaml': `ID: [{ job: x, low: 1, high: 1, currency: USD, basis: job order, asOf: "${later}", confidence: low, source: x }]`,
    'knowledge/help/ID.yaml': help({ source, dialledOn: later }),
    'knowledge/agencies/ID.csv': agencies({ listedOn: later, source: 'https://nowhere' }),
    'knowledge/places.csv': `name,aliases,country,latLon,kind,note,asOf,source\nX,,TH,,city,,${later},s`,
    'knowledge/bodies.csv': `name,country,kind,domains,handles,imitations,aliases,asOf,source\nX,MM,agency,,,,,${later},s`,
  })
  expect(sourcesDated(house).map(({ file, path }) => `${file}: ${path}`)).toEqual([
    'knowledge/corridors/ID-KH.yaml: said, source, date',
    'knowledge/corridors/ID-KH.yaml: channels, item 1, source, date',
    'knowledge/corridors/ID-KH.yaml: fees, item 1, source, date',
    'knowledge/help/ID.yaml: item 1, source, date',
    'knowledge/corridors/ID-KH.yaml: said, on',
    'knowledge/corridors/ID-KH.yaml: pay, item 1, asOf',
    'knowledge/pay-at-home.yaml: ID, item 1, asOf',
    'knowledge/help/ID.yaml: item 1, dialledOn',
    'knowledge/agencies/ID.csv: line 2, listedOn',
    'knowledge/places.csv: line 2, asOf',
    'knowledge/bodies.csv: line 2, asOf',
    'knowledge/agencies/ID.csv: line 2, source',
  ])
})

test('a suspension may end in the future, but on a day that exists', () => {
  const rows = (endsOn: string) =>
    brief(sourcesDated(houseFrom({ 'knowledge/agencies/ID.csv': agencies({ endsOn }) })))
  expect(rows('2031-01-31')).toEqual([])
  expect(rows('2031-02-31')).toEqual([
    'knowledge/agencies/ID.csv: line 2, endsOn: 2031-02-31 is no date of the calendar',
  ])
})

test('a source of a row may be a title', () => {
  const house = houseFrom({ 'knowledge/agencies/ID.csv': agencies({ source: 'Kepmen 96/2026' }) })
  expect(sourcesDated(house)).toEqual([])
})
