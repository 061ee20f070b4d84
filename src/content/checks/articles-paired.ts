import type { Article } from '../../domain/article.ts'
import { type Language, languages } from '../../domain/language.ts'
import type { Check } from '../house.ts'

/** An article is written in both languages, or says in which alone. */
export const articlesPaired: Check = (house) =>
  house.articles.flatMap(({ file, value: { id, language, only } }) => {
    if (only !== null && only !== language) {
      const fault = `is for ${only} alone and stands in ${language}.md`
      return [{ file, path: 'only', fault, tip: 'delete this file, or take out the field "only"' }]
    }
    const other = otherThan(language)
    const otherFile = fileOf({ id, language: other })
    const isThere = house.articles.some(({ value }) => value.id === id && value.language === other)
    if (only !== null || isThere || house.broken.has(otherFile)) return []
    const tip = `write it, or write only: ${language} in ${file}`
    return [{ file: otherFile, path: '', fault: `is missing; there is ${file}`, tip }]
  })

function otherThan(language: Language): Language {
  const [first, second] = languages
  return language === first ? second : first
}

function fileOf({ id, language }: Pick<Article, 'id' | 'language'>): string {
  return `knowledge/articles/${id}/${language}.md`
}
