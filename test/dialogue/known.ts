import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { flow } from '../../src/content/shapes/flow.ts'
import type { Known } from '../../src/dialogue/known.ts'
import type { Article } from '../../src/domain/article.ts'
import type { Flow } from '../../src/domain/flow.ts'
import type { CountryCode } from '../../src/domain/language.ts'
import type { Country } from '../../src/domain/place.ts'
import { help } from './helpline-rows.ts'

const root = new URL('../../', import.meta.url)

/** The flows of the house, as the loader makes them. */
export function loadFlows(): Flow[] {
  const files = readdirSync(new URL('flows/', root)).filter((name) => name.endsWith('.yaml'))
  return files.map((name) => flow.parse(load(readFileSync(new URL(`flows/${name}`, root), 'utf8'))))
}

/** Some of the countries, enough for the tests of this room. */
const countries: Country[] = [
  country('ID', ['Indonesia', 'Indonesia', 'Indonesia'], ['indo'], '+62'),
  country('VN', ['Vietnam', 'Việt Nam', 'Vietnam'], ['viet nam', 'vn'], '+84', ['vn']),
  {
    ...country('KH', ['Kamboja', 'Campuchia', 'Cambodia'], ['kemboja', 'cam'], '+855', ['cam']),
    zone: 'Asia/Phnom_Penh',
  },
  country('MM', ['Myanmar', 'Myanmar', 'Myanmar'], ['miến điện', 'birma'], '+95'),
  country('MY', ['Malaysia', 'Malaysia', 'Malaysia'], ['malaysa'], '+60'),
  country('TW', ['Taiwan', 'Đài Loan', 'Taiwan'], [], '+886'),
  country('DE', ['Jerman', 'Đức', 'Germany'], [], '+49'),
  country('JP', ['Jepang', 'Nhật Bản', 'Japan'], ['nhật'], '+81'),
]

function country(
  code: CountryCode,
  [id, vi, en]: [string, string, string],
  aliases: string[],
  phonePrefix: string,
  ambiguous: string[] = [],
): Country {
  return { code, names: { id, vi, en }, aliases, ambiguous, currency: 'USD', phonePrefix }
}

const place = { title: 'harianjogja.com', url: null, date: '2025-10-29' }

/** As much as an article may say: six lines with its numbers, and three messages more. */
const feesInIndonesian: Article = {
  id: 'fees',
  language: 'id',
  title: 'Biaya penempatan',
  topic: 'money',
  law: 'ID',
  countries: [],
  read: '2026-11-01',
  review: '2027-05-01',
  sources: [
    { title: 'UU 18/2017', url: null, date: '2017' },
    { title: 'BP2MI', url: null, date: '2020-07' },
  ],
  known: true,
  help: ['kemlu'],
  questions: [],
  words: [],
  only: null,
  short: [1, 2, 3, 4].map((n) => `Baris ${n}.`),
  more: Array.from({ length: 18 }, (_, n) => `Lanjutan ${n + 1}.`),
}

const feesInVietnamese: Article = {
  ...feesInIndonesian,
  language: 'vi',
  title: 'Tiền dịch vụ',
  law: 'VN',
  help: [],
  short: ['Một dòng.'],
  more: [],
}

export const known: Known = {
  flows: loadFlows(),
  help,
  countries,
  corridors: [
    {
      origin: 'ID',
      destination: 'KH',
      placement: 'closed',
      said: {
        authority: { id: 'Menteri P2MI', vi: 'Bộ trưởng P2MI' },
        on: '2025-10-29',
        source: place,
      },
      channels: [],
      fees: [],
      pay: [],
    },
  ],
  patterns: [],
  articles: [feesInIndonesian, feesInVietnamese],
}
