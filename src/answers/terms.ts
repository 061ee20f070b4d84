import type { CountryCode, Language } from '../domain/language.ts'
import type { Spellings } from '../domain/spellings.ts'
import { citizenIn } from './citizen.ts'
import type { NameCountries, NamedCountry } from './countries-named.ts'
import { rootOf } from './root-of.ts'
import { type Word, wordsOf } from './words.ts'

/** What a question is searched by. */
export type Asked = {
  /**
   * Roots of words, `@TW` for a country; two that stand beside each other as `phi dich`; a word with its marks
   * as `=phí`.
   */
  terms: string[]
  /** The single ones among them: without pairs and marks. */
  single: string[]
  /** Other countries it names, in order, each once. */
  countries: CountryCode[]
  /** Whose law it asks about. */
  citizen: CountryCode
}

export type ReadTerms = (text: string) => Asked

export type TermRules = {
  language: Language
  spellings: Spellings
  nameCountries: NameCountries
  /** Folded words that stand by themselves, see `root-of.ts`. */
  bareWords: ReadonlySet<string>
}

/** Longer questions are cut: nobody asks in so many words, and a flood must cost nothing. */
const mostWords = 120

const home: Record<Language, CountryCode> = { id: 'ID', vi: 'VN' }

/** Makes the reader of one language, the same for what is asked and what is found. */
export function termReader(rules: TermRules): ReadTerms {
  return (text) => {
    const words = wordsOf(text, rules.spellings).slice(0, mostWords)
    const named = rules.nameCountries(words)
    const abroad = named.filter(({ code }) => code !== home[rules.language])
    const steps = stepsOf(words, abroad, rules)
    const single = steps.map(({ term }) => term)
    const pairs = single.slice(1).map((term, i) => `${single[i]} ${term}`)
    const marks = steps.flatMap(({ marked }) => (marked === null ? [] : [`=${marked}`]))
    return {
      terms: [...single, ...pairs, ...marks],
      single,
      countries: [...new Set(abroad.map(({ code }) => code))],
      citizen: citizenIn(words, named, rules.language),
    }
  }
}

type Step = { term: string; marked: string | null }

function stepsOf(
  words: readonly Word[],
  abroad: readonly NamedCountry[],
  rules: TermRules,
): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < words.length; ) {
    const country = abroad.find(({ from }) => from === at)
    if (country) {
      steps.push({ term: `@${country.code}`, marked: null })
      at = country.to
      continue
    }
    const { folded = '', marked = '' } = words[at] ?? {}
    const term = rules.language === 'id' ? rootOf(folded, rules.bareWords) : folded
    steps.push({ term, marked: marked === folded ? null : marked })
    at++
  }
  return steps
}
