import type { Language } from '../domain/language.ts'
import type { Verdict } from '../domain/verdict.ts'

/** The verdict on a cry for help when reading the rest of it failed: enough to be answered as one. */
export function bareDistress(language: Language): Verdict {
  return {
    language,
    kind: 'distress',
    danger: 'held',
    level: null,
    score: 0,
    signs: [],
    agencies: [],
    missing: [],
    measures: [],
    extract: {
      language,
      agencies: [],
      licences: [],
      contacts: [],
      money: [],
      places: [],
      destination: null,
      transit: [],
      jobs: [],
      ages: [],
    },
  }
}
