import { fold } from '../../domain/fold.ts'
import { type Marks, marksOf } from '../read/marks.ts'

/**
 * The phrase language of `knowledge/patterns`:
 *
 *   paspor dipegang        these words, next to each other; case does not matter, nor a mark left out; not across a full stop
 *   paspor ... bos         up to four words between; `...9` up to nine; never across a sentence or line
 *   {paspor|visa|tiket}    one of these; each may be several words
 *   ~tahan                 the root with any Indonesian affixes: ditahan, menahan, tahanan
 *   gaji*                  any word that begins so
 *   #                      a number, with or without a unit: 15, 3.500, 20jt
 *   word?  {a|b}?          may be there or not; never first
 */
export type Phrase = { source: string; elements: Element[] }

export type Element =
  | { kind: 'gap'; max: number }
  | { kind: 'one-of'; options: Matcher[][]; optional: boolean }

/** How one word of a phrase recognises a word of a text. */
export type Matcher =
  | { kind: 'word'; word: string; marks?: Marks | null }
  | { kind: 'begins'; start: string }
  | { kind: 'number' }

/** A phrase that cannot be read; the message says what is wrong and where. */
export class PhraseFault extends Error {
  constructor(source: string, reason: string) {
    super(`phrase "${source}": ${reason}`)
    this.name = 'PhraseFault'
  }
}

const longestGap = 12

/**
 * Reads a phrase. Throws `PhraseFault`.
 * @param marked the phrase is written with its marks, so that a text with others means another word
 */
export function parsePhrase(source: string, marked = false): Phrase {
  const parts = source.match(/\{[^{}]*\}\??|\S+/g) ?? []
  const elements = joinWords(parts.map((part) => parseElement(part, source, marked)))
  const head = elements[0]
  if (!head) throw new PhraseFault(source, 'is empty')
  if (head.kind === 'gap' || elements.at(-1)?.kind === 'gap') {
    throw new PhraseFault(source, 'begins or ends with a gap')
  }
  if (head.optional) throw new PhraseFault(source, 'begins with a word that may be left out')
  for (const [i, element] of elements.entries()) {
    if (element.kind === 'gap' && elements[i + 1]?.kind === 'gap') {
      throw new PhraseFault(source, 'has two gaps next to each other')
    }
  }
  const gaps = elements.filter((element) => element.kind === 'gap').length
  if (gaps > 3) throw new PhraseFault(source, 'has more than three gaps')
  return { source, elements }
}

/** Plain words next to each other become one run, so that `hđ` can stand for the two of `hợp đồng`. */
function joinWords(elements: Element[]): Element[] {
  const joined: Element[] = []
  for (const element of elements) {
    const before = joined.at(-1)
    const [only, ...others] = element.kind === 'one-of' && !element.optional ? element.options : []
    const [run, ...runs] = before?.kind === 'one-of' && !before.optional ? before.options : []
    if (before?.kind === 'one-of' && only && others.length === 0 && run && runs.length === 0) {
      joined[joined.length - 1] = { ...before, options: [[...run, ...only]] }
    } else joined.push(element)
  }
  return joined
}

function parseElement(part: string, source: string, marked: boolean): Element {
  const gap = /^\.\.\.(\d*)$/.exec(part)
  if (gap) {
    const max = gap[1] ? Number(gap[1]) : 4
    if (max < 1 || max > longestGap)
      throw new PhraseFault(source, `gaps are 1 to ${longestGap} words`)
    return { kind: 'gap', max }
  }
  const optional = part.endsWith('?')
  const body = optional ? part.slice(0, -1) : part
  const braced = body.startsWith('{') && body.endsWith('}')
  if (!braced && /[{}|]/.test(body))
    throw new PhraseFault(source, `has a brace or bar out of place in "${part}"`)
  const options = braced ? body.slice(1, -1).split('|') : [body]
  return {
    kind: 'one-of',
    optional,
    options: options.map((option) => parseOption(option.trim(), source, marked)),
  }
}

/** Thousands of phrases share some thousand words; held once, they take half the memory at rest. Never changed. */
const known = { options: new Map<string, Matcher[]>(), words: new Map<string, Matcher>() }

function parseOption(option: string, source: string, marked: boolean): Matcher[] {
  return remembered(known.options, option, marked, () => {
    const words = option.split(/\s+/).filter(Boolean)
    if (words.length === 0) throw new PhraseFault(source, 'has an empty choice')
    return words.map((word) =>
      remembered(known.words, word, marked, () => parseWord(word, source, marked)),
    )
  })
}

function remembered<T>(all: Map<string, T>, key: string, marked: boolean, make: () => T): T {
  const name = marked ? `${key}/` : key
  const earlier = all.get(name)
  if (earlier !== undefined) return earlier
  const made = make()
  all.set(name, made)
  return made
}

function parseWord(word: string, source: string, marked: boolean): Matcher {
  if (word === '#') return { kind: 'number' }
  const rooted = word.startsWith('~')
  const begins = word.endsWith('*')
  const letters = fold(word.replace(/^~/, '').replace(/\*$/, ''))
  if (!/^[\p{L}\p{N}]+$/u.test(letters)) {
    throw new PhraseFault(source, `"${word}" is not a word; write words without hyphens or signs`)
  }
  if (begins && letters.length < 3)
    throw new PhraseFault(source, `"${word}" needs three letters before *`)
  if (begins) return { kind: 'begins', start: rooted ? `~${letters}` : letters }
  if (rooted) return { kind: 'word', word: `~${letters}` }
  return { kind: 'word', word: letters, marks: marked ? marksOf(word.toLowerCase()) : null }
}
