import { type CountryCode, homeOf, type Language } from '../domain/language.ts'
import type { Spellings } from '../domain/spellings.ts'
import { citizenIn } from './citizen.ts'
import type { NameCountries, NamedCountry } from './countries-named.ts'
import type { SameWords } from './same-words.ts'
import { spelledOut, type Word, wordsOf } from './words.ts'

/** What a question is searched by. */
export type Asked = {
  /** Its words in order, each with all terms it may be found by. */
  steps: Step[]
  /** Other countries it names, in order, each once. */
  countries: CountryCode[]
  /** Whose law it asks about, and whose people write in its language. */
  citizen: CountryCode
  home: CountryCode
}

/**
 * One word. `term` is its root, or `@TW` for a country; `marked` is `=phí` where it was written with marks; `same`
 * is `#3` where others say the same.
 */
export type Step = { term: string; marked: string | null; same: string | null }

export type ReadTerms = (text: string) => Asked

export type TermRules = {
  language: Language
  spellings: Spellings
  nameCountries: NameCountries
  sameWords: SameWords
  /** How a folded word is read, see `root-of.ts`. */
  rootOf: (word: string) => string
}

/** Longer questions are cut: nobody asks in so many words, and a flood must cost nothing. */
const mostWords = 120

/** Makes the reader of one language, the same for what is asked and what is found. */
export function termReader(rules: TermRules): ReadTerms {
  return (text) => {
    const words = wordsOf(text).slice(0, mostWords)
    const named = rules.nameCountries(words)
    const abroad = named.filter(({ code }) => code !== homeOf[rules.language])
    return {
      steps: withSame(stepsOf(words, abroad, rules), rules.sameWords),
      countries: [...new Set(abroad.map(({ code }) => code))],
      citizen: citizenIn(words, named, rules.language),
      home: homeOf[rules.language],
    }
  }
}

/** Every term of a question: of its words, and of two that stand beside each other as `phi dich`. */
export function termsOf({ steps }: Pick<Asked, 'steps'>): string[] {
  return steps.flatMap((step, at) => [
    step.term,
    ...(step.marked === null ? [] : [step.marked]),
    ...(step.same === null ? [] : [step.same]),
    ...pairFrom(steps, at),
  ])
}

/** The terms of single words only. Of a long text pairs say little, and make most of what must be kept. */
export function singleTerms({ steps }: Pick<Asked, 'steps'>): string[] {
  return steps.flatMap(({ term, marked, same }) =>
    [term, marked, same].filter((one) => one !== null),
  )
}

/** The pair that begins with a word; none behind the last one. */
export function pairFrom(steps: readonly Step[], at: number): string[] {
  const [first, second] = [steps[at], steps[at + 1]]
  return first && second ? [`${first.term} ${second.term}`] : []
}

function stepsOf(
  words: readonly Word[],
  abroad: readonly NamedCountry[],
  rules: TermRules,
): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < words.length; ) {
    const country = abroad.find(({ from }) => from === at)
    const word = words[at]
    if (country) steps.push({ term: `@${country.code}`, marked: null, same: null })
    else if (word) {
      for (const { folded, marked } of spelledOut(word, rules.spellings)) {
        const own = marked === folded ? null : `=${marked}`
        steps.push({ term: rules.rootOf(folded), marked: own, same: null })
      }
    }
    at = country ? country.to : at + 1
  }
  return steps
}

function withSame(steps: Step[], sameWords: SameWords): Step[] {
  const marked = [...steps]
  const terms = steps.map(({ term }) => term)
  for (let at = 0; at < steps.length; at++) {
    const found = sameWords(terms, at)
    for (let i = at; found && i < at + found.length; i++) {
      const step = marked[i]
      if (step) marked[i] = { ...step, same: found.term }
    }
    if (found) at += found.length - 1
  }
  return marked
}
