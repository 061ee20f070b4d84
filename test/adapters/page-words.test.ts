import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pageKeys } from '../../src/adapters/page-words.ts'
import { topicWords } from '../../src/content/checks/topic-words.ts'
import { wordFinder } from '../../src/content/whole-words.ts'
import { tellKeys } from '../../src/desk/rota/tell.ts'
import { staffLanguages } from '../../src/domain/desk.ts'
import { languages } from '../../src/domain/language.ts'
import { pageTexts } from './page-words.ts'

it.each(staffLanguages)('every word of a page is there, and no other (%s)', (language) => {
  expect(Object.keys(pageTexts(language)).sort()).toEqual([...pageKeys].sort())
})

it.each(languages)(
  'what is told where others may read names no topic in its first line (%s)',
  (language) => {
    const texts = JSON.parse(readFileSync(`locales/${language}/desk.json`, 'utf8'))
    const find = wordFinder(topicWords[language])
    const delicate = tellKeys.filter((key) => key.endsWith('-delicate'))
    expect(delicate).toHaveLength(5)
    for (const key of delicate) {
      const [first = ''] = String(texts[key]).split('\n')
      expect(find(first)).toEqual([])
      expect(first).not.toMatch(/\{help/)
    }
  },
)
