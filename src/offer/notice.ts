import { type TextLanguage, textLanguages } from '../domain/language.ts'
import type { Facts, Span } from '../domain/offer.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Sign } from '../domain/verdict.ts'
import { isDenied, sayNot } from './denials.ts'
import { parsePhrase } from './phrases/phrase.ts'
import { type PhraseIndex, phraseIndex } from './phrases/phrase-index.ts'
import type { Reading } from './read/read.ts'
import type { Token } from './read/token.ts'

/** What of a pattern is asked once its phrases stand in the index. */
type Looked = Pick<
  Pattern,
  'id' | 'family' | 'strength' | 'weight' | 'facts' | 'needs' | 'vetoes' | 'negatable'
>

/** All patterns made ready to be looked for. Built once at start. */
export type PatternIndex = {
  phrases: PhraseIndex<{ pattern: Looked; language: TextLanguage; denies: boolean }>
  patterns: Looked[]
}

/** Makes patterns ready. Throws `PhraseFault` for a phrase that cannot be read. */
export function indexPatterns(patterns: Pattern[]): PatternIndex {
  const all = patterns.map((pattern) => ({ signals: pattern.signals, pattern: looked(pattern) }))
  const phrases = all.flatMap(({ signals, pattern }) =>
    textLanguages.flatMap((language) =>
      (signals[language] ?? []).map((source) => ({
        phrase: parsePhrase(source, language === 'vi'),
        of: { pattern, language, denies: sayNot(source, language) },
      })),
    ),
  )
  return { phrases: phraseIndex(phrases), patterns: all.map(({ pattern }) => pattern) }
}

/** Without its phrases and examples, which would be held in memory twice. */
function looked(pattern: Pattern): Looked {
  const { id, family, strength, weight, facts, needs, vetoes, negatable } = pattern
  return { id, family, strength, weight, facts, needs, vetoes, negatable }
}

/**
 * The patterns seen in a text, one sign each with its first words, heaviest first. Phrases of all languages are
 * tried: offers mix them, and whoever puts a foreign line behind an offer must not blind us to it.
 */
export function notice(reading: Reading, facts: Facts, index: PatternIndex): Sign[] {
  const signs = new Map<string, Sign>()
  const add = (pattern: Looked, span: Span | null) => {
    if (signs.has(pattern.id)) return
    const { id, family, strength, weight } = pattern
    signs.set(id, { pattern: id, family, strong: strength === 'strong', weight, span })
  }
  const seeIn = (tokens: Token[], exact: boolean[], only?: Uint8Array) => {
    for (const { phrase, from, to } of index.phrases.find(tokens, exact, only)) {
      const { pattern, language, denies } = phrase
      if (signs.has(pattern.id)) continue
      if (!pattern.needs.every((fact) => facts.has(fact))) continue
      const where = { from, to, language, denies, negatable: pattern.negatable }
      if (isDenied(tokens, where)) continue
      if (vetoed(tokens, from, to, pattern.vetoes[language] ?? [])) continue
      add(pattern, spanOf(reading.text, tokens, from, to))
    }
  }
  seeIn(reading.tokens, reading.exact)
  if (reading.joined) seeIn(reading.joined.tokens, [], reading.joined.near)
  for (const pattern of index.patterns) {
    if (signs.has(pattern.id) || pattern.facts.length === 0) continue
    if (!pattern.needs.every((fact) => facts.has(fact))) continue
    const fact = pattern.facts.find((name) => facts.has(name))
    if (fact) add(pattern, facts.get(fact) ?? null)
  }
  return [...signs.values()].sort(
    (a, b) => b.weight - a.weight || a.pattern.localeCompare(b.pattern),
  )
}

/**
 * Whether the words as written, with their marks, show that a folded match is another word: `cấm` is
 * not `Cam`. Marks can only take a match away, so writing without them never lowers anything.
 */
export function vetoed(tokens: Token[], from: number, to: number, vetoes: string[]): boolean {
  if (vetoes.length === 0) return false
  let around = ' '
  for (let i = Math.max(0, from - 1); i < to + 2 && i < tokens.length; i++) {
    around += `${tokens[i]?.marked} `
  }
  return asMarked(vetoes).some((veto) => around.includes(veto))
}

// Asked of every phrase found, and always of the same few lists.
const marked = new WeakMap<string[], string[]>()

function asMarked(vetoes: string[]): string[] {
  const earlier = marked.get(vetoes)
  if (earlier) return earlier
  const made = vetoes.map((veto) => ` ${veto.normalize('NFC').toLowerCase()} `)
  marked.set(vetoes, made)
  return made
}

export function spanOf(text: string, tokens: Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0
  const end = tokens[to]?.end ?? start
  return { start, end, quote: text.slice(start, end) }
}
