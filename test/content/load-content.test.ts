import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentReport } from '../../src/content/content-report.ts'
import { ContentFault } from '../../src/content/fault.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { asOnThatDay, copyGoodHouse, goodHouse } from './lay-house.ts'

// The field of a step, by a constant so that linters see no promise.
const onward = 'then'

const { knowledge, texts } = await loadContent(goodHouse, asOnThatDay)

test('fills in what a file may leave out', () => {
  expect(knowledge.flows.find(({ id }) => id === 'menu')).toEqual({
    id: 'menu',
    start: 'greeting',
    delicate: false,
    report: null,
    waits: false,
    steps: {
      greeting: {
        say: ['menu:greeting'],
        help: null,
        asks: null,
        consents: null,
        acts: [],
        choices: [
          {
            id: 'about',
            label: 'menu:about',
            to: 'about',
            hidden: false,
            unlessDelicate: false,
            acts: [],
          },
          {
            id: 'help',
            label: 'menu:help',
            to: 'distress:',
            hidden: false,
            unlessDelicate: false,
            acts: [],
          },
        ],
        otherwise: {},
        [onward]: null,
      },
      about: {
        say: ['menu:about-text'],
        help: null,
        asks: null,
        consents: null,
        acts: [],
        choices: [],
        otherwise: {},
        [onward]: 'end',
      },
    },
  })
  expect(knowledge.patterns.find(({ id }) => id === 'fee-asked')).toMatchObject({
    sources: [{ title: 'A paper without an address', url: null, date: '2024' }],
    signals: {},
    vetoes: {},
    negatable: true,
  })
  expect(knowledge.corridors.find(({ origin }) => origin === 'VN')).toEqual({
    origin: 'VN',
    destination: 'KH',
    placement: 'unknown',
    said: null,
    channels: [],
    fees: [],
    pay: [],
  })
  expect(knowledge.distress).toMatchObject({
    distress: { id: ['tolong kami disekap'], en: [] },
    vetoes: { id: ['tolong cek'], vi: [], en: [] },
  })
})

test('reads tables into what the domain means', () => {
  expect(knowledge.notices.slice(1)).toEqual([
    {
      name: 'PT Contoh Dua',
      aliases: [],
      country: 'ID',
      nature: 'suspended',
      authority: 'Kementerian Contoh',
      listedOn: '2026-01',
      endsOn: '2026-04-30',
      about: { id: 'biaya, kontrak', vi: 'phí, hợp đồng' },
      licence: null,
      city: null,
      source: 'Surat 12/2026',
    },
    {
      name: 'Công ty Ví Dụ',
      aliases: ['VI DU JSC'],
      country: 'VN',
      nature: 'fined',
      authority: 'Cơ quan Ví Dụ',
      listedOn: '2024',
      endsOn: null,
      about: { id: '', vi: '' },
      licence: '123/GP',
      city: 'Hà Nội',
      source: 'https://example.org/vi-du',
    },
  ])
  expect(knowledge.places).toEqual([
    { name: 'Sihanoukville', aliases: ['Kampong Som', 'KPS'], country: 'KH', kind: 'scam-hub' },
    { name: 'Phnom Penh', aliases: [], country: 'KH', kind: 'city' },
  ])
  expect(knowledge.bodies).toEqual([
    {
      name: 'KP2MI',
      country: 'ID',
      kind: 'ministry',
      domains: ['kp2mi.go.id', 'bp2mi.go.id'],
      handles: [],
      imitations: 'A page with a green tick (2023)',
      aliases: ['BP2MI'],
    },
  ])
})

test('gathers help by country and leaves remarks behind', () => {
  expect(knowledge.help.map(({ country, entries }) => [country, entries.length])).toEqual([
    ['ID', 2],
    ['VN', 2],
  ])
  expect(JSON.stringify(knowledge)).not.toMatch(/in spring|looks again/)
})

test('gathers spellings by language', () => {
  expect(knowledge.spellings).toEqual({
    id: { yg: ['yang'], 2: ['dua'] },
    vi: { ko: ['không'], đc: ['được'] },
    en: {},
  })
})

test('hands out the texts', () => {
  expect(texts.say('vi', 'distress:heard', { help1: 'X: 1' })).toBe(
    'Mình đã đọc tin này.\nX: 1\nNhắn có an toàn không? 1 có, 2 không.',
  )
  expect(texts.hasText('en', 'menu:about')).toBe(true)
})

test('further checks run over content that could be read, and refuse it too', async () => {
  const fault = { file: 'f', path: '', fault: 'is wrong', tip: 'right it' }
  const seen: number[] = []
  const alsoCheck = [
    (given: typeof knowledge) => {
      seen.push(given.patterns.length)
      return [fault]
    },
    () => [{ ...fault, file: 'g' }],
  ]
  const loading = loadContent(goodHouse, { ...asOnThatDay, alsoCheck })
  await expect(loading).rejects.toThrow(ContentFault)
  await expect(loading).rejects.toMatchObject({ faults: [fault, { ...fault, file: 'g' }] })
  expect(seen).toEqual([2])
})

test('further checks run beside other faults, but not over what is broken', async () => {
  const { root, remove } = copyGoodHouse()
  try {
    const seen: string[] = []
    const alsoCheck = [
      ({ flows }: typeof knowledge) => {
        seen.push(...flows.map(({ id }) => id))
        return []
      },
    ]
    const file = join(root, 'flows/other.yaml')
    writeFileSync(file, 'id: third\nstart: a\nsteps:\n  a: {}\n')
    const loading = loadContent(root, { ...asOnThatDay, alsoCheck })
    await expect(loading).rejects.toThrow('1 fault in the content')
    expect(seen).toEqual(['distress', 'menu', 'third'])
    writeFileSync(file, 'id: third\n')
    await expect(loadContent(root, { ...asOnThatDay, alsoCheck })).rejects.toThrow('2 faults')
    expect(seen).toHaveLength(3)
  } finally {
    remove()
  }
})

test('the machine may tell the day', async () => {
  const { root, remove } = copyGoodHouse()
  try {
    const source = (date: string) =>
      `origin: VN\ndestination: ID\nplacement: open\nsaid:\n  authority: { id: a, vi: b }\n  on: "2020"\n  source: { title: A, date: ${date} }\n`
    const file = join(root, 'knowledge/corridors/VN-ID.yaml')
    const { spoken } = asOnThatDay
    writeFileSync(file, source(new Date().toISOString().slice(0, 10)))
    await loadContent(root, { spoken })
    writeFileSync(file, source('2999-01-01'))
    await expect(loadContent(root, { spoken })).rejects.toThrow('1 fault in the content')
  } finally {
    remove()
  }
})

test('the report counts what there is, or prints every fault', async () => {
  expect(await contentReport(goodHouse, asOnThatDay)).toEqual({
    ok: true,
    text: [
      ' 2 flows',
      ' 2 patterns',
      ' 3 notices about agencies',
      ' 2 corridors',
      ' 4 helplines and offices',
      ' 2 articles',
      ' 3 countries',
      ' 2 places',
      ' 1 bodies',
      ' 4 weights of words',
      '13 texts in Indonesian',
      '13 texts in Vietnamese',
      ' 1 texts in English',
    ].join('\n'),
  })
  const report = await contentReport(join(goodHouse, 'flows'), asOnThatDay)
  expect(report.ok).toBe(false)
  expect(report.text).toMatch(
    /^flows: is missing\. Tip: .*\n(?:.*\n)+\n\d+ faults in the content\.$/,
  )
})
