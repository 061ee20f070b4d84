import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Known } from '../../src/dialogue/known.ts'
import type { Flow, Step } from '../../src/domain/flow.ts'
import type { HelpEntry } from '../../src/domain/help.ts'
import type { CountryCode } from '../../src/domain/language.ts'
import type { Country } from '../../src/domain/place.ts'

const root = new URL('../../', import.meta.url)

/** The flows of the house, with what the loader fills in where a file says nothing. */
export function loadFlows(): Flow[] {
  const files = readdirSync(new URL('flows/', root)).filter((name) => name.endsWith('.yaml'))
  return files.map((name) => {
    const flow = parse(readFileSync(new URL(`flows/${name}`, root), 'utf8')) as Written
    const steps = Object.entries(flow.steps).map(([id, step]) => [id, filledStep(step)])
    return { delicate: false, ...flow, steps: Object.fromEntries(steps) }
  })
}

type WrittenChoice = Partial<Step['choices'][number]> & { id: string; label: string; to: string }
type WrittenStep = Partial<Omit<Step, 'choices'>> & { choices?: WrittenChoice[] }
type Written = Omit<Flow, 'steps' | 'delicate'> & {
  delicate?: boolean
  steps: Record<string, WrittenStep>
}

function filledStep({ choices = [], ...step }: WrittenStep): Step {
  const none = { say: [], help: null, acts: [], otherwise: {}, then: null }
  const filled = choices.map((choice) => ({ hidden: false, acts: [], ...choice }))
  return { ...none, ...step, choices: filled }
}

/** Some of the countries, enough for the tests of this room. */
const countries: Country[] = [
  country('ID', ['Indonesia', 'Indonesia', 'Indonesia'], ['indo'], '+62'),
  country('VN', ['Vietnam', 'Việt Nam', 'Vietnam'], ['viet nam', 'vn'], '+84', ['vn']),
  country('KH', ['Kamboja', 'Campuchia', 'Cambodia'], ['kemboja', 'cam'], '+855', ['cam']),
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

type Short = Pick<HelpEntry, 'id' | 'needs' | 'contact'> & {
  name: [string, string] | string
  date: string
} & Partial<Omit<HelpEntry, 'name'>>

function entry({ name, date, ...rest }: Short): HelpEntry {
  const [id, vi] = typeof name === 'string' ? [name, name] : name
  return {
    name: { id, vi },
    serves: 'any',
    from: 'any',
    by: 'phone',
    cost: 'unknown',
    recorded: null,
    hours: 'unknown',
    languages: [],
    confidence: 'high',
    source: { title: 'test', url: null, date },
    dialledOn: null,
    ...rest,
  }
}

/** Numbers as sources printed them on the dates given; what counts here is how they are chosen and told. */
export const help: Known['help'] = [
  {
    country: 'ID',
    entries: [
      entry({
        id: 'kp2mi',
        name: 'KP2MI',
        serves: ['ID'],
        from: ['ID'],
        needs: ['check-agency', 'worker-abroad'],
        contact: '0800-1000',
        cost: 'free',
        date: '2025-04-10',
      }),
      entry({
        id: 'kp2mi-abroad',
        name: 'KP2MI',
        serves: ['ID'],
        needs: ['held-abroad', 'worker-abroad', 'missing-relative'],
        contact: '+62 21 2924 4800',
        date: '2025-04-10',
      }),
      entry({
        id: 'kp2mi-whatsapp',
        name: 'KP2MI',
        serves: ['ID'],
        by: 'whatsapp',
        needs: ['held-abroad', 'check-agency'],
        contact: '+62 811-8080-141',
        date: '2025-04-10',
      }),
      entry({
        id: 'siskop2mi',
        name: 'SISKOP2MI',
        serves: ['ID'],
        by: 'web',
        needs: ['check-agency'],
        contact: 'siskop2mi.bp2mi.go.id',
        date: '2025-10-29',
      }),
      entry({
        id: 'kemlu',
        name: 'Kemlu',
        serves: ['ID'],
        needs: ['held-abroad', 'missing-relative', 'worker-abroad'],
        contact: '+62 812-9007-0027',
        hours: '24h',
        date: '2024-08-04',
      }),
      entry({
        id: 'polisi',
        name: ['polisi', 'cảnh sát'],
        from: ['ID'],
        needs: ['held-at-home', 'report-recruiter', 'missing-relative'],
        contact: '110',
        hours: '24h',
        date: '2025',
      }),
      entry({
        id: 'sapa',
        name: ['SAPA, untuk perempuan dan anak', 'SAPA'],
        serves: ['ID'],
        from: ['ID'],
        needs: ['child', 'woman'],
        contact: '129',
        date: '2023',
      }),
    ],
  },
  {
    country: 'VN',
    entries: [
      entry({
        id: 'bao-ho-cong-dan',
        name: ['Perlindungan warga Vietnam', 'Bảo hộ công dân'],
        serves: ['VN'],
        needs: ['held-abroad', 'missing-relative', 'worker-abroad'],
        contact: '+84 981 84 84 84',
        hours: '24h',
        cost: 'charged',
        date: '2025-12-11',
      }),
      entry({
        id: 'bao-ho-cong-dan-2',
        name: ['Perlindungan warga Vietnam', 'Bảo hộ công dân'],
        serves: ['VN'],
        needs: ['held-abroad', 'missing-relative'],
        contact: '+84 965 41 11 18',
        hours: '24h',
        cost: 'charged',
        date: '2025-12-11',
      }),
      entry({
        id: 'tong-dai-111',
        name: ['Tong dai 111', 'Tổng đài 111'],
        serves: ['VN'],
        from: ['VN'],
        needs: ['held-at-home', 'child', 'missing-relative', 'report-recruiter'],
        contact: '111',
        hours: '24h',
        cost: 'free',
        recorded: true,
        date: '2025-09',
      }),
      entry({
        id: 'dolab',
        name: 'DOLAB',
        serves: ['VN'],
        from: ['VN'],
        needs: ['check-agency'],
        contact: '024 3824 9517',
        hours: 'office',
        date: '2024-09-24',
      }),
      entry({
        id: 'dolab-site',
        name: 'DOLAB',
        serves: ['VN'],
        by: 'web',
        needs: ['check-agency'],
        contact: 'dolab.gov.vn',
        date: '2024-09-24',
      }),
    ],
  },
  {
    country: 'MM',
    entries: [
      entry({
        id: 'kbri-yangon',
        name: 'KBRI Yangon',
        serves: ['ID'],
        needs: ['held-abroad'],
        contact: '+95 9 503 7055',
        date: '2025-03-28',
      }),
      entry({
        id: 'dsq-yangon',
        name: ['Kedutaan Vietnam di Yangon', 'Đại sứ quán ở Yangon'],
        serves: ['VN'],
        needs: ['held-abroad'],
        contact: '+95 9 6608 88998',
        date: '2025-03-29',
      }),
    ],
  },
  {
    country: 'KH',
    entries: [
      entry({
        id: 'police-117',
        name: ['polisi Kamboja', 'cảnh sát Campuchia'],
        from: ['KH'],
        needs: ['held-abroad'],
        contact: '117',
        cost: 'free',
        date: '2022-08-31',
      }),
      entry({
        id: 'kbri-phnom-penh',
        name: 'KBRI Phnom Penh',
        serves: ['ID'],
        needs: ['held-abroad'],
        contact: '+855 12 813 282',
        date: '2025-03',
      }),
      entry({
        id: 'dsq-phnom-penh',
        name: ['Kedutaan Vietnam di Phnom Penh', 'Đại sứ quán ở Phnom Penh'],
        serves: ['VN'],
        needs: ['held-abroad'],
        contact: '+855 23 726 274',
        date: '2022-09-18',
      }),
    ],
  },
]

const place = { title: 'harianjogja.com', url: null, date: '2025-10-29' }

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
}
