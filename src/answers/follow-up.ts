import type { Article } from '../domain/article.ts'
import type { CountryCode, Language } from '../domain/language.ts'
import type { Asked } from './terms.ts'

/** Words that may stand around a country and ask nothing by themselves. */
const filling: Record<Language, ReadonlySet<string>> = {
  id: new Set(
    `kalau kalo klo kl kl ke di dari yang untuk buat negara gimana bagaimana gmn apa berapa terus trus lalu
    ya dong sih nya itu juga sama dan atau bisa nah kak min kak pak bu tapi`.split(/\s+/),
  ),
  vi: new Set(
    `con thi sao o di sang ben qua nuoc the nao neu vay bao nhieu nhu a ha nhi da va hay cung duoc khong
    gi ad oi bac anh chi em cho hoi nua ma`.split(/\s+/),
  ),
}

/** The country of a question that names one and asks nothing else, as in "kalau ke Taiwan?"; else null. */
export function countryAlone(asked: Asked, language: Language): CountryCode | null {
  const [country, ...more] = asked.countries
  if (country === undefined || more.length > 0) return null
  const rest = asked.steps.filter(({ term }) => term !== `@${country}`)
  return rest.every(({ term }) => filling[language].has(term)) ? country : null
}

/** The matter of an article asked of another country: its title, with that country in the place of its own. */
export function askedOf(
  country: CountryCode,
  before: Article,
  read: (text: string) => Asked,
): Asked {
  const { steps, citizen, home } = read(before.title)
  const matter = steps.filter(({ term }) => !term.startsWith('@'))
  return {
    steps: [...matter, { term: `@${country}`, marked: null, same: null }],
    countries: [country],
    citizen,
    home,
  }
}
