import { fold } from '../domain/fold.ts'
import { type TextLanguage, textLanguages } from '../domain/language.ts'
import type { Facts, Span } from '../domain/offer.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Sign } from '../domain/verdict.ts'
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
      if (pattern.negatable && negated(tokens, from, language)) continue
      if (pattern.negatable && !denies && language === 'id' && negatedWithin(tokens, from, to))
        continue
      if (language === 'id' && supposed(tokens, from, to)) continue
      if (language === 'id' && !denies && forbidden(tokens, from)) continue
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

/** Words by which a "not" goes on behind a comma: "tidak ada transfer lewat WA, apalagi ke rekening pribadi". */
const goingOn: ReadonlySet<string> = new Set(['apalagi', 'maupun', 'ataupun'])

/** A "not" up to five words before, in the same clause: "không thu tiền đặt cọc". */
export function negated(tokens: Token[], from: number, language: TextLanguage): boolean {
  let reach = 5
  for (let back = 0; back < reach; back++) {
    const here = tokens[from - back]
    const goesOn = language === 'id' && here?.forms.some((form) => goingOn.has(form)) === true
    if (goesOn) reach = 10
    if (here?.first || (here?.clause && !goesOn)) return false
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

/** Whether a phrase has a "not" of its own, as `{tanpa|tidak ada} kontrak`. */
function sayNot(source: string, language: TextLanguage): boolean {
  return fold(source)
    .split(/[^\p{L}]+/u)
    .some((word) => negators[language].has(word))
}

const denials: ReadonlySet<string> = new Set(['tidak', 'bukan'])
/** Words between a "not" and what it denies. */
const helpers: ReadonlySet<string> = new Set('usah perlu pakai ada akan pernah kami'.split(' '))

/** Behind these a "not" forbids or spares something else: "hp tidak boleh dibawa dikumpul". */
const unlike: ReadonlySet<string> = new Set('boleh bisa dapat usah perlu mau'.split(' '))

/**
 * A "not" inside what was found, close before its last word and in one clause with it: `ijazah asli tidak ditahan`,
 * `komisi, tidak usah modal`, `tiket tidak dipotong dari gaji`.
 */
function negatedWithin(tokens: Token[], from: number, to: number): boolean {
  const isOne = (at: number, words: ReadonlySet<string>) =>
    tokens[at]?.forms.some((form) => words.has(form)) === true
  for (let at = to - 1; at > from && at >= to - 3; at--) {
    if (tokens[at + 1]?.first || tokens[at + 1]?.clause) return false
    if (!isOne(at, denials)) continue
    return isOne(at + 1, helpers) ? at === to - 2 : at === to - 1 || !isOne(at + 1, unlike)
  }
  return false
}

const forbidding: ReadonlySet<string> = new Set(['jangan', 'dilarang'])

/** "Jangan masuk pelancong ya": told not to, by a word right before, also where a "not" is else part of the sign. */
function forbidden(tokens: Token[], from: number): boolean {
  if (tokens[from]?.first || tokens[from]?.clause) return false
  return tokens[from - 1]?.forms.some((form) => forbidding.has(form)) === true
}

const conditions: ReadonlySet<string> = new Set('kalau jika bila apabila percaya'.split(' '))
/** What strangers do of whom a text warns: "kalau ada yang menyuruh masuk pakai visa turis". */
const strangersDo: ReadonlySet<string> = new Set(
  'suruh nyuruh menyuruh minta meminta bilang nawarin nawari menawari menawarkan menjanjikan janjiin ngajak mengajak mengaku ngaku'.split(
    ' ',
  ),
)
/** What the reader is to do then, which is no word of a stranger: "kalau ada yang tanya bilang liburan". */
const readerDoes: ReadonlySet<string> = new Set('bilang jawab ngaku kasih tunjukkan'.split(' '))
/** Whoever asks at a counter is no stranger with an offer. */
const officials: ReadonlySet<string> = new Set('petugas polisi imigrasi satpam'.split(' '))
const supposedReach = 8

/** Whether the words are what "anybody who" would say or ask for, in the same clause. */
function supposed(tokens: Token[], from: number, to: number): boolean {
  const isOne = (at: number, words: ReadonlySet<string>) =>
    tokens[at]?.forms.some((form) => words.has(form)) === true
  // "... yang minta paspor bilang dipegang bos" tells the reader what to say.
  for (let at = from + 1; at <= to; at++) if (isOne(at, readerDoes)) return false
  for (let at = from - 1; at > 1 && at >= from - supposedReach; at--) {
    const here = tokens[at + 1]
    if (here?.first || here?.clause) return false
    const isStranger = isOne(at, strangersDo) && tokens[at - 1]?.forms.includes('yang')
    if (isStranger) return isConditional(tokens, at - 2)
    if (isOne(at, readerDoes) && !isOne(at - 1, strangersDo)) return false
  }
  return false
}

/** "Kalau ada", "jangan percaya siapa pun" right before, and of no official. */
function isConditional(tokens: Token[], to: number): boolean {
  for (let at = to; at >= Math.max(0, to - 4); at--) {
    const forms = tokens[at]?.forms ?? []
    if (forms.some((form) => officials.has(form))) return false
    if (forms.some((form) => conditions.has(form))) return true
    if (tokens[at]?.first) return false
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
