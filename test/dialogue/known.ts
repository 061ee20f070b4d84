import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import type { Known } from '../../src/dialogue/known.ts'
import type { Flow, Step } from '../../src/domain/flow.ts'
import type { CountryCode } from '../../src/domain/language.ts'
import type { Country } from '../../src/domain/place.ts'
import { help } from './helpline-rows.ts'

const root = new URL('../../', import.meta.url)

/** The flows of the house, with what the loader fills in where a file says nothing. */
export function loadFlows(): Flow[] {
  const files = readdirSync(new URL('flows/', root)).filter((name) => name.endsWith('.yaml'))
  return files.map((name) => {
    const flow = load(readFileSync(new URL(`flows/${name}`, root), 'utf8')) as Written
    const steps = Object.entries(flow.steps).map(([id, step]) => [id, filledStep(step)])
    return { delicate: false, ...flow, steps: Object.fromEntries(steps) }
  })
}

// The field is `then`; the name is its own constant so that linters see no promise.
const onward = 'then'

type WrittenChoice = Partial<Step['choices'][number]> & { id: string; label: string; to: string }
type WrittenStep = Partial<Omit<Step, 'choices'>> & { choices?: WrittenChoice[] }
type Written = Omit<Flow, 'steps' | 'delicate'> & {
  delicate?: boolean
  steps: Record<string, WrittenStep>
}

function filledStep({ choices = [], ...step }: WrittenStep): Step {
  const none = { say: [], help: null, acts: [], otherwise: {}, [onward]: null }
  const filled = choices.map((choice) => ({
    hidden: false,
    unlessDelicate: false,
    acts: [],
    ...choice,
  }))
  return { ...none, ...step, choices: filled } as Step
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
