import type { Language } from '../../domain/language.ts'
import { allTexts } from '../all-texts.ts'
import type { Check } from '../house.ts'
import { wordFinder } from '../whole-words.ts'
import { forbiddenWords, rightNames, safe } from './forbidden-words.ts'

const offerNamespaces = new Set(['check', 'patterns'])

/** No text blames, calms, promises, labels or speaks like a recruiter, and none calls an offer safe. */
export const noForbiddenWords: Check = (house) => {
  const finders = { id: findersFor('id'), vi: findersFor('vi') }
  return allTexts(house).flatMap(({ language, namespace, file, name, text }) => {
    if (language === 'en') return []
    const own = withoutQuotes(text, language)
    const forbidden = finders[language].flatMap(({ find, instead }) => {
      const found = find(own)
      return found === null ? [] : [{ file, path: name, fault: `says "${found}"`, tip: instead }]
    })
    if (!offerNamespaces.has(namespace) || !callsSafe(own, language)) return forbidden
    return [
      ...forbidden,
      {
        file,
        path: name,
        fault: `says "${safe[language].word}" without denying it`,
        tip: 'no offer is ever called safe; say that no signs were seen and that this is no guarantee',
      },
    ]
  })
}

function findersFor(language: Language) {
  return forbiddenWords[language].map(({ phrases, instead }) => ({
    find: wordFinder(phrases),
    instead,
  }))
}

// What stands in quotes is somebody else's word.
function withoutQuotes(text: string, language: Language): string {
  return rightNames[language].reduce(
    (rest, name) => rest.replaceAll(new RegExp(name, 'gi'), ''),
    text.replace(/“[^”]*”|"[^"]*"/g, '“”'),
  )
}

/** Whether "safe" is said without a denial among the four words before it. */
function callsSafe(text: string, language: Language): boolean {
  const { word, denials } = safe[language]
  const denied = new RegExp(
    `(?<![\\p{L}])(?:${denials.join('|')})(?:\\s+[\\p{L}\\p{M}]+){0,3}\\s+${word}(?![\\p{L}])`,
    'giu',
  )
  return wordFinder([word])(text.replace(denied, '')) !== null
}
