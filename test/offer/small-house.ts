import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import type { Corridor, PayBand } from '../../src/domain/corridor.ts'
import { type Cues, cueNames } from '../../src/domain/cue.ts'
import type { JudgeNumbers } from '../../src/domain/knowledge.ts'
import type { AgencyNotice } from '../../src/domain/notice.ts'
import type { Pattern } from '../../src/domain/pattern.ts'
import type { Country } from '../../src/domain/place.ts'
import { type Checker, type CheckerKnowledge, createChecker } from '../../src/offer/check.ts'

/** The shipped words and numbers with a handful of invented patterns, places and firms around them. */

const yaml = <T>(path: string) => load(readFileSync(`knowledge/${path}`, 'utf8')) as T

function country(
  code: string,
  names: [id: string, vi: string, en: string],
  aliases: string[],
  ambiguous: string[] = [],
): Country {
  const [id, vi, en] = names
  return { code, names: { id, vi, en }, aliases, ambiguous, currency: 'USD', phonePrefix: '+0' }
}

const countries: Country[] = [
  country('ID', ['Indonesia', 'Indonesia', 'Indonesia'], ['indo']),
  country('VN', ['Vietnam', 'Việt Nam', 'Vietnam'], ['viet nam']),
  country('KH', ['Kamboja', 'Campuchia', 'Cambodia'], ['cam', 'cam pu chia'], ['cam']),
  country('MM', ['Myanmar', 'Myanmar', 'Myanmar'], ['miến điện']),
  country('LA', ['Laos', 'Lào', 'Laos'], ['lào', 'lao'], ['lào', 'lao']),
  country('TH', ['Thailand', 'Thái Lan', 'Thailand'], ['thái', 'thai'], ['thái', 'thai']),
  country('MY', ['Malaysia', 'Malaysia', 'Malaysia'], []),
  country('SG', ['Singapura', 'Singapore', 'Singapore'], []),
  country('TW', ['Taiwan', 'Đài Loan', 'Taiwan'], ['đài', 'dai'], ['đài', 'dai']),
  country(
    'KR',
    ['Korea Selatan', 'Hàn Quốc', 'South Korea'],
    ['korea', 'hàn', 'han'],
    ['hàn', 'han'],
  ),
  {
    ...country('JP', ['Jepang', 'Nhật Bản', 'Japan'], ['nhật', 'nhat'], ['nhật', 'nhat']),
    currency: 'JPY',
  },
  country('HK', ['Hong Kong', 'Hồng Kông', 'Hong Kong'], ['hongkong']),
  country('MO', ['Makau', 'Ma Cao', 'Macau'], ['macau']),
  country('SA', ['Arab Saudi', 'Ả Rập Xê Út', 'Saudi Arabia'], ['saudi']),
  country('AU', ['Australia', 'Úc', 'Australia'], ['úc', 'uc'], ['úc', 'uc']),
  country('US', ['Amerika Serikat', 'Mỹ', 'United States'], ['mỹ', 'my', 'as'], ['mỹ', 'my', 'as']),
]

function withoutWording(judge: JudgeNumbers): JudgeNumbers {
  return {
    ...judge,
    wording: {
      even: 0,
      honest: 0,
      perOdds: 4,
      least: 0,
      perOther: 1,
      leastOther: 0,
      leastTold: 0,
      homelyBelow: -2,
      opensFrom: 1,
      reportBelow: -3,
      toldBelow: -2,
      helpFrom: 1,
      helpAloneFrom: 1,
      noHelpBelow: -9,
    },
  }
}

const source = { title: 'Invented for tests', url: null, date: '2026' }

function corridor(
  origin: string,
  destination: string,
  placement: Corridor['placement'],
  rest: Partial<Corridor> = {},
): Corridor {
  const said = { authority: { id: 'Menteri', vi: 'Bộ trưởng' }, on: '2026-01-02', source }
  const channel = {
    name: { id: 'Jalur resmi', vi: 'Đường chính thức' },
    runBy: 'Kantor',
    site: null,
    source,
  }
  return {
    origin,
    destination,
    placement,
    said,
    channels: placement === 'open' ? [channel] : [],
    fees: [],
    pay: [],
    ...rest,
  }
}

function band(job: string, low: number, high: number, rest: Partial<PayBand> = {}): PayBand {
  return {
    job,
    low,
    high,
    currency: 'USD',
    basis: 'reported typical',
    asOf: '2026-01',
    confidence: 'high',
    source: 'https://www.kantor-uji.test/upah (2026-01)',
    ...rest,
  }
}

const rule = { id: 'Aturan uji', vi: 'Luật thử' }

function pattern(
  id: string,
  family: Pattern['family'],
  weight: number,
  rest: Partial<Pattern>,
): Pattern {
  const strength = weight >= 3 ? 'strong' : 'weak'
  return {
    id,
    family,
    strength,
    weight,
    sources: [source],
    signals: {},
    facts: [],
    needs: [],
    vetoes: {},
    negatable: true,
    hits: {},
    innocents: {},
    ...rest,
  }
}

const patterns: Pattern[] = [
  pattern('closed-country', 'route-and-visa', 3, { facts: ['destination-closed'] }),
  pattern('named-hub', 'route-and-visa', 3, { facts: ['scam-hub-named'] }),
  pattern('visit-visa', 'route-and-visa', 4, {
    signals: {
      id: ['visa {turis|wisata|ziarah|umroh|kunjungan}', 'paspor pelancong'],
      vi: ['visa {du lịch|thăm thân}', 'tiểu ngạch'],
      en: ['{tourist|visit} visa'],
    },
  }),
  pattern('passport-kept', 'documents', 4, {
    signals: {
      id: ['paspor ... {dipegang|ditahan|disimpan}', 'paspor ~kumpul'],
      vi: ['giữ hộ chiếu', 'hộ chiếu để'],
      en: ['keeps your passport'],
    },
  }),
  pattern('fee', 'money', 1.5, { facts: ['fee-asked'] }),
  pattern('large-fee', 'money', 2.5, { facts: ['fee-large'], needs: ['work-abroad'] }),
  pattern('high-pay', 'job-and-pay', 2, { facts: ['pay-far-above-skill'] }),
  pattern('no-skill', 'job-and-pay', 1.5, {
    signals: { id: ['tanpa {ijazah|pengalaman}'], vi: ['không cần {bằng cấp|kinh nghiệm}'] },
  }),
  pattern('nobody-named', 'contact-and-identity', 1, { facts: ['no-employer-named'] }),
  pattern('chat-only', 'contact-and-identity', 1, { facts: ['contact-chat-only'] }),
  pattern('borrowed-site', 'impersonation', 4, { facts: ['imitated-domain'] }),
  pattern('said-safe', 'pressure-and-secrecy', 1.5, {
    signals: { id: ['bukan penipuan', 'dijamin aman'], vi: ['không lừa đảo', 'uy tín 100'] },
  }),
]

export function notice(name: string, rest: Partial<AgencyNotice>): AgencyNotice {
  return {
    name,
    aliases: [],
    country: 'ID',
    nature: 'revoked',
    authority: 'Kantor Uji',
    listedOn: '2025-05-01',
    endsOn: null,
    about: { id: '', vi: '' },
    licence: null,
    city: null,
    source: 'invented',
    ...rest,
  }
}

export const smallHouse: CheckerKnowledge = {
  patterns,
  countries,
  corridors: [
    corridor('ID', 'KH', 'closed'),
    corridor('ID', 'MM', 'closed'),
    corridor('VN', 'KH', 'closed'),
    corridor('ID', 'SA', 'suspended'),
    corridor('ID', 'TW', 'open'),
    corridor('ID', 'MY', 'open', {
      fees: [{ rule, source, cap: { freeFor: ['domestic-worker', 'plantation'] } }],
      pay: [
        band('domestic-worker', 1200, 1800, { currency: 'MYR' }),
        band('domestic-worker', 1500, 1500, { currency: 'MYR', basis: 'contract standard' }),
        band('minimum-wage', 1700, 1700, { currency: 'MYR', basis: 'legal minimum' }),
      ],
    }),
    corridor('VN', 'JP', 'open', {
      fees: [
        { rule, source, cap: { monthsOfPay: 3 } },
        { rule, source, cap: { brokerage: 'none' } },
      ],
      pay: [
        band('any-trainee', 1200, 1500),
        band('minimum-wage', 190_000, 210_000, { currency: 'JPY', basis: 'legal minimum' }),
      ],
    }),
  ],
  places: [
    { name: 'Bavet', aliases: ['Ba Vet'], country: 'KH', kind: 'hub-town' },
    { name: 'Myawaddy', aliases: [], country: 'MM', kind: 'scam-hub' },
    { name: 'Moc Bai', aliases: ['Mộc Bài'], country: 'VN', kind: 'border-crossing' },
    { name: 'Chiang Rai', aliases: [], country: 'TH', kind: 'transit-town' },
    { name: 'Phnom Penh', aliases: [], country: 'KH', kind: 'city' },
    { name: 'Kuala Lumpur', aliases: ['KL'], country: 'MY', kind: 'city' },
    { name: 'Jakarta', aliases: [], country: 'ID', kind: 'city' },
    { name: 'Hanoi', aliases: ['Hà Nội'], country: 'VN', kind: 'city' },
  ],
  bodies: [
    {
      name: 'Kantor Migran Uji (KMUJI)',
      country: 'ID',
      kind: 'ministry',
      domains: ['kmuji.go.id'],
      handles: [],
      imitations: '',
      aliases: ['KMUJI'],
    },
    {
      name: 'Tokoraya',
      country: 'ID',
      kind: 'employer',
      domains: ['careers.tokoraya.co.id'],
      handles: ['@tokorayakarir'],
      imitations: '@official.tokorya;lokertokoku.net;rekrut@tokokita.com',
      aliases: ['Tokoraya'],
    },
  ],
  notices: [
    notice('PT Lautan Sembilan Permata', { nature: 'revoked' }),
    notice('PT Gunung Delapan Cahaya', { nature: 'suspended', listedOn: '2026-10-01' }),
    notice('PT Sungai Tujuh Bintang', { nature: 'fined' }),
    notice('COMO', { nature: 'revoked', country: 'VN' }),
    notice('Công ty Cổ phần Nhân lực Sao Xanh Biếc', { nature: 'unlicensed', country: 'VN' }),
    notice('kmuji-daftar.com', { nature: 'imitation' }),
  ],
  spellings: {
    id: yaml('spellings/id.yaml'),
    vi: yaml('spellings/vi.yaml'),
    en: yaml('spellings/en.yaml'),
  },
  cues: Object.fromEntries(cueNames.map((name) => [name, yaml(`cues/${name}.yaml`)])) as Cues,
  // Nothing learned: signs alone decide, as the numbers of the judge have them.
  wording: { danger: [], offer: [], help: [], missing: [] },
  jobs: yaml('jobs.yaml'),
  payAtHome: { ID: [band('customer-service', 4e6, 6e6, { currency: 'IDR' })] },
  judge: withoutWording(yaml('judge.yaml')),
  distress: yaml('distress.yaml'),
}

export const today = '2026-11-25'

let made: Checker | undefined
/** One checker for all tests of a file. */
export function smallChecker(): Checker {
  made ??= createChecker(smallHouse, () => today)
  return made
}
