import type { Pattern } from '../../../src/domain/pattern.ts'
import { type Matcher, parsePhrase } from '../../../src/offer/phrases/phrase.ts'
import type { Reading } from '../../../src/offer/read/read.ts'
import type { Token } from '../../../src/offer/read/token.ts'

/**
 * What anybody would write first: every phrase tried at every word, nothing indexed. It sees what the index sees,
 * but for marks, and is there to be compared with.
 */
export function naiveLoop(patterns: Pattern[]): (reading: Reading) => number {
  const phrases = patterns.flatMap(({ signals }) =>
    Object.entries(signals).flatMap(([language, list]) =>
      list.map((source) => parsePhrase(source, language === 'vi').elements),
    ),
  )
  return ({ tokens }) => {
    let found = 0
    for (const elements of phrases) {
      for (let at = 0; at < tokens.length; at++) if (matches(elements, 0, tokens, at)) found++
    }
    return found
  }
}

type Elements = ReturnType<typeof parsePhrase>['elements']

function matches(elements: Elements, e: number, tokens: Token[], at: number): boolean {
  const element = elements[e]
  if (!element) return true
  if (element.kind === 'gap') {
    for (let skipped = 0; skipped <= element.max; skipped++) {
      if (matches(elements, e + 1, tokens, at + skipped)) return true
    }
    return false
  }
  for (const option of element.options) {
    const fits = option.every((matcher, i) => isSame(matcher, tokens[at + i]))
    if (fits && matches(elements, e + 1, tokens, at + option.length)) return true
  }
  return element.optional && matches(elements, e + 1, tokens, at)
}

function isSame(matcher: Matcher, token: Token | undefined): boolean {
  if (!token) return false
  if (matcher.kind === 'number') return /^\d/.test(token.forms[0] ?? '')
  return token.forms.some((form) =>
    matcher.kind === 'word' ? form === matcher.word : form.startsWith(matcher.start),
  )
}
