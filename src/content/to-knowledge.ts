import type { Knowledge } from '../domain/knowledge.ts'
import type { Entry, House } from './house.ts'

/** A house without faults as what the pure rooms work with. */
export function toKnowledge(house: House): Knowledge {
  return {
    flows: values(house.flows),
    patterns: values(house.patterns),
    notices: values(house.notices),
    corridors: values(house.corridors),
    help: helpByCountry(house),
    articles: values(house.articles),
    countries: values(house.countries),
    places: values(house.places).map(({ place }) => place),
    bodies: values(house.bodies).map(({ body }) => body),
    spellings: {
      id: {},
      vi: {},
      en: {},
      ...Object.fromEntries(
        values(house.spellings).map(({ language, words }) => [language, words]),
      ),
    },
    notAnswered: house.notAnswered[0]?.value ?? { id: [], vi: [] },
    sameWords: house.sameWords[0]?.value ?? { id: [], vi: [] },
    cues: Object.fromEntries(
      values(house.cues).map(({ name, phrases }) => [name, phrases]),
    ) as Knowledge['cues'],
    wording: wordingOf(house),
    jobs: Object.assign({}, ...values(house.jobs)),
    payAtHome: Object.assign({}, ...values(house.payAtHome)),
    judge: only(house.judge),
    distress: only(house.distress),
    savedReplies: values(house.savedReplies),
  }
}

function values<T>(entries: readonly Entry<T>[]): T[] {
  return entries.map(({ value }) => value)
}

function only<T>(entries: readonly Entry<T>[]): T {
  const [entry] = entries
  // A house without it has a fault and never comes here.
  if (entry === undefined) throw new Error('a required file is missing')
  return entry.value
}

function wordingOf(house: House): Knowledge['wording'] {
  const lists: Knowledge['wording'] = { danger: [], offer: [], help: [], missing: [] }
  for (const { question, lines } of values(house.wording)) lists[question] = lines
  return lists
}

function helpByCountry(house: House): Knowledge['help'] {
  const help = new Map<string, Knowledge['help'][number]>()
  for (const { country, entry } of values(house.help)) {
    const known = help.get(country) ?? { country, entries: [] }
    known.entries.push(entry)
    help.set(country, known)
  }
  return [...help.values()]
}
