import { fold } from '../domain/fold.ts'
import type { TextLanguage } from '../domain/language.ts'
import type { Token } from './read/token.ts'

/** Where a phrase was found, and of which kind it is. */
type Found = {
  from: number
  to: number
  language: TextLanguage
  /** It has a "not" of its own, see `sayNot`. */
  denies: boolean
  /** A "not" turns it off. */
  negatable: boolean
}

/** Whether what was found is denied, forbidden, or what a stranger would say: then it is no sign. */
export function isDenied(tokens: Token[], found: Found): boolean {
  const { from, to, language, denies, negatable } = found
  if (negatable && negated(tokens, from, language)) return true
  if (language !== 'id') return false
  if (negatable && !denies && negatedWithin(tokens, from, to)) return true
  return supposed(tokens, from, to) || (!denies && forbidden(tokens, from))
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

/** Words by which a "not" goes on behind a comma: "tidak ada transfer lewat WA, apalagi ke rekening pribadi". */
const goingOn: ReadonlySet<string> = new Set(['apalagi', 'maupun', 'ataupun'])

/** A "not" up to five words before, in the same clause: "không thu tiền đặt cọc". */
function negated(tokens: Token[], from: number, language: TextLanguage): boolean {
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
export function sayNot(source: string, language: TextLanguage): boolean {
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
