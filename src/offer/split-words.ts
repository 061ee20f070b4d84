import { pointOf } from './points.ts'
import type { Token } from './token.ts'
import type { KnownWords } from './word-forms.ts'

const space = /\s/

function isGap(text: string, at: number): boolean {
  if (at >= text.length || space.test(text[at] ?? '')) return true
  return pointOf(text.codePointAt(at) ?? 0).kind === 'picture'
}

/** A text as words, each with its forms. One pass; a word is looked up as it is written. */
export function split(text: string, words: KnownWords): Token[] {
  const tokens: Token[] = []
  // Where the word at hand begins and ends; nowhere between words.
  let start = -1
  let end = 0
  let first = true
  let ender = false
  let clause = false
  const close = () => {
    if (start < 0) return
    const { isWord, forms, marked, nth, cries } = words.written(text, start, end)
    // A word of signs alone (`!!!`, `$`) is no word, but ends nothing either.
    if (isWord) {
      tokens.push({ start, end, forms, marked, nth, first, clause })
      first = false
      clause = false
    }
    if (cries) ender = true
    start = -1
  }
  for (let at = 0, next = 0; at < text.length; at = next) {
    const code = text.codePointAt(at) ?? 0
    next = at + (code > 0xffff ? 2 : 1)
    const { kind } = pointOf(code)
    if (kind === 'letter') {
      if (start < 0) {
        start = at
        if (ender) {
          first = true
          ender = false
        }
      }
      end = next
    } else if (kind === 'line') {
      close()
      first = true
      ender = false
    } else if (kind === 'mark') {
      if (start >= 0) end = next
    } else if (kind !== 'hidden') {
      if (start >= 0 || tokens.length > 0) {
        if (kind === 'ender') ender = true
        // `.` ends a sentence only before a space or a picture: `c.a.m`, `3.500` and `t.me` do not.
        else if (kind === 'dot' && isGap(text, next)) ender = true
      }
      close()
      if (kind !== 'space') clause = true
    }
  }
  close()
  return tokens
}
