import type { LocaleText } from './all-texts.ts'
import type { House } from './house.ts'

/** What articles say to people, part by part, as other texts are told: to be held against the same rules. */
export function articleTexts(house: Pick<House, 'articles'>): LocaleText[] {
  return house.articles.flatMap(({ file, value: { id, language, title, short, more } }) => {
    const parts = { title: [title], 'short answer': short, 'longer answer': more }
    return Object.entries(parts).map(([name, lines]) => ({
      language,
      namespace: 'articles',
      key: `articles:${id}`,
      name,
      text: lines.join('\n'),
      file,
    }))
  })
}
