import type { Language } from '../../domain/language.ts'
import { allTexts } from '../all-texts.ts'
import { articleTexts } from '../article-texts.ts'
import type { Check } from '../house.ts'
import { type Found, wordFinder } from '../whole-words.ts'
import { forbiddenWords, rightNames, safe } from './forbidden-words.ts'

const offerNamespaces = new Set(['check', 'patterns'])

const finders = { id: finderFor('id'), vi: finderFor('vi') }

/** No text blames, calms, promises, labels or speaks like a recruiter, and none calls an offer safe. */
export const noForbiddenWords: Check = (house) => {
  return [...allTexts(house), ...articleTexts(house)].flatMap(
    ({ language, namespace, file, name, text }) => {
      if (language === 'en') return []
      const own = withoutQuotes(text, language)
      const forbidden = onePerReason(finders[language](own), language).map(
        ({ written, instead }) => ({
          file,
          path: name,
          fault: `says "${written}"`,
          tip: instead,
        }),
      )
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
    },
  )
}

function finderFor(language: Language): (text: string) => Found[] {
  return wordFinder(forbiddenWords[language].flatMap(({ phrases }) => phrases))
}

// "100% aman" and "dijamin aman" in one text are one mistake.
function onePerReason(found: Found[], language: Language) {
  return forbiddenWords[language].flatMap(({ phrases, instead }) => {
    const first = found.find(({ phrase }) => phrases.includes(phrase))
    return first === undefined ? [] : [{ written: first.written, instead }]
  })
}

// What stands in quotes is somebody else's word.
function withoutQuotes(text: string, language: Language): string {
  return rightNames[language].reduce(
    (rest, name) => rest.replaceAll(new RegExp(name, 'gi'), ''),
    text.replace(/“[^“”]*”|"[^"]*"/g, '“”'),
  )
}

/** Whether "safe" is said without a denial among the four words before it in the same sentence. */
function callsSafe(text: string, language: Language): boolean {
  const { word, denials } = safe[language]
  const phrase = word.split(' ')
  const sentences = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[.!?:\n]/)
  return sentences.some((sentence) => {
    const words: string[] = sentence.match(/[\p{L}\p{M}]+/gu) ?? []
    return words.some(
      (_, i) =>
        phrase.every((part, j) => words[i + j] === part) &&
        !words.slice(Math.max(0, i - 4), i).some((before) => denials.includes(before)),
    )
  })
}
