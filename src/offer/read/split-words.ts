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
  let stop = false
  let clause = false
  const close = () => {
    if (start < 0) return
    const { isWord, forms, marked, nth, cries } = words.written(text, start, end)
    // A word of signs alone (`!!!`, `$`) is no word, but ends nothing either.
    if (isWord) {
      tokens.push({ start, end, forms, marked, nth, first, stop: first && stop, clause })
      first = false
      stop = false
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
          stop = true
          ender = false
        }
      }
      end = next
    } else if (kind === 'line') {
      close()
      first = true
      stop = false
      ender = false
    } else if (kind === 'mark') {
      if (start >= 0) end = next
    } else if (kind !== 'hidden') {
      if (start >= 0 || tokens.length > 0) {
        if (kind === 'ender') ender = true
        // `.` ends a sentence only before a space or a picture: `c.a.m`, `3.500` and `t.me` do not.
        else if (kind === 'dot' && isGap(text, next) && !isShortened(text, start, end, tokens))
          ender = true
      }
      close()
      if (kind !== 'space') clause = true
    }
  }
  close()
  return keepStops(tokens)
}

/** Words that are written short, with a full stop that ends nothing. */
const short: ReadonlySet<string> = new Set('jl jln gg dr drg prof ir moh muh'.split(' '))
/** Behind these a letter and a full stop stand for a name: `RS H. Adam`. */
const beforeNames: ReadonlySet<string> = new Set([...short, 'jalan', 'gedung', 'rs', 'rsud'])

/** `Jl.`, `S.` and the last of `R.H.`: the stop behind them ends no sentence. */
function isShortened(text: string, start: number, end: number, tokens: Token[]): boolean {
  if (start < 0) return false
  if (end - start <= 4 && short.has(text.slice(start, end).toLowerCase())) return true
  if (end - start !== 1 || !/[A-Z]/.test(text[start] ?? '')) return false
  const before = tokens.at(-1)
  if (!before) return true
  if (before.end === start - 1 && before.end - before.start === 1) return true
  return beforeNames.has(before.forms[0] ?? '')
}

/** So few words between two stops are a sentence cut up, or an abbreviation. */
const leastWords = 3

function keepStops(tokens: Token[]): Token[] {
  let since = 0
  let last: Token | null = null
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at]
    if (token && !token.first) continue
    const isShort = at - since < leastWords
    if (last && isShort) last.stop = false
    if (token && isShort) token.stop = false
    last = token?.stop ? token : null
    since = at
  }
  return tokens
}
