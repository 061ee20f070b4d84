import { type TextLanguage, textLanguages } from '../domain/language.ts'
import type { Facts, Span } from '../domain/offer.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Sign } from '../domain/verdict.ts'
import { parsePhrase } from './phrase.ts'
import { type PhraseIndex, phraseIndex } from './phrase-index.ts'
import type { Reading } from './read.ts'
import type { Token } from './token.ts'

/** All patterns made ready to be looked for. Built once at start. */
export type PatternIndex = {
  phrases: PhraseIndex<{ pattern: Pattern; language: TextLanguage }>
  patterns: Pattern[]
}

/** Words just before a phrase that turn its meaning round, folded. */
const negators: Record<TextLanguage, Set<string>> = {
  id: new Set(['tidak', 'tanpa', 'bukan', 'jangan', 'belum', 'bebas', 'anti']),
  vi: new Set(['khong', 'chang', 'mien', 'chua', 'dung', 'cam']),
  en: new Set(['no', 'not', 'never', 'without', 'free', 'dont']),
}

/** Of these the bare letters are other words (`cam`: Campuchia, `dung`: right): they count with their marks only. */
const onlyMarked: ReadonlyMap<string, string[]> = new Map([
  ['cam', ['cấm']],
  ['dung', ['đừng', 'dừng']],
  ['mien', ['miễn']],
])

const frauds: ReadonlySet<string> = new Set(
  'penipuan penipu scam hoax hoaks tipu bohong bodong abal lua bip fraud fake'.split(' '),
)

/** Makes patterns ready. Throws `PhraseFault` for a phrase that cannot be read. */
export function indexPatterns(patterns: Pattern[]): PatternIndex {
  const phrases = patterns.flatMap((pattern) =>
    textLanguages.flatMap((language) =>
      (pattern.signals[language] ?? []).map((source) => ({
        phrase: parsePhrase(source, language === 'vi'),
        of: { pattern, language },
      })),
    ),
  )
  return { phrases: phraseIndex(phrases), patterns }
}

/**
 * The patterns seen in a text, one sign each with its first words, heaviest first. Phrases of all languages are
 * tried: offers mix them, and whoever puts a foreign line behind an offer must not blind us to it.
 */
export function notice(reading: Reading, facts: Facts, index: PatternIndex): Sign[] {
  const signs = new Map<string, Sign>()
  const add = (pattern: Pattern, span: Span | null) => {
    if (signs.has(pattern.id)) return
    const { id, family, strength, weight } = pattern
    signs.set(id, { pattern: id, family, strong: strength === 'strong', weight, span })
  }
  const seeIn = (tokens: Token[], only?: Uint8Array) => {
    for (const { phrase, from, to } of index.phrases.find(tokens, [], only)) {
      const { pattern, language } = phrase
      if (signs.has(pattern.id)) continue
      if (!pattern.needs.every((fact) => facts.has(fact))) continue
      if (pattern.negatable && negated(tokens, from, language)) continue
      if (vetoed(tokens, from, to, pattern.vetoes[language] ?? [])) continue
      add(pattern, spanOf(reading.text, tokens, from, to))
    }
  }
  seeIn(reading.tokens)
  if (reading.joined) seeIn(reading.joined.tokens, reading.joined.near)
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

/** A "not" up to five words before, in the same clause: "không thu tiền đặt cọc". */
export function negated(tokens: Token[], from: number, language: TextLanguage): boolean {
  for (let back = 0; back < 5; back++) {
    const here = tokens[from - back]
    if (here?.first || here?.clause) return false
    const before = tokens[from - back - 1]
    const negator = before?.forms.find((form) => negators[language].has(form))
    if (!before || !negator) continue
    const marked = onlyMarked.get(negator)
    if (marked && !marked.includes(before.marked)) continue
    // "Bukan penipuan ya kerja di ..." denies the fraud, and nothing behind it.
    if (here?.forms.some((form) => frauds.has(form))) continue
    return true
  }
  return false
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
