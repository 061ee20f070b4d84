import type { Extract, Span } from '../../domain/offer.ts'
import { spanOf } from '../notice.ts'
import { wordHolding } from '../phrases/hear.ts'
import { pointOf } from '../read/points.ts'
import type { Reading } from '../read/read.ts'
import type { Token } from '../read/token.ts'
import { firmEndings, innerWords, legalForms, nameEnds, resumeWords } from './company-words.ts'

type Agency = Extract['agencies'][number]

/** Longest name, in words. */
const longest = 10
/** Not more are read of one text. */
const most = 30

/**
 * Firms as an offer writes them: `PT ...`, `Công ty ...`, `... Co., Ltd`, `... Manpower`, and whoever
 * stands before a licence number. A name ends at a verb, a mark, or the end of the line.
 */
export function agencies(reading: Reading, licences: Span[]): Agency[] {
  const { tokens, text } = reading
  const found: Agency[] = []
  let free = 0
  const add = (from: number, to: number) => {
    if (from < free || to < from) return
    const span = spanOf(text, tokens, from, to)
    found.push({ span, name: span.quote.replaceAll(/\s+/g, ' ') })
    free = to + 1
  }
  for (let i = 0; i < tokens.length && found.length < most; i++) {
    if (i < free) continue
    const word = wordOf(tokens[i])
    if (word === 'pt' || word === 'lpk' || word === 'cv' || word === 'ud') {
      if (startsName(reading, i, word)) add(i, nameEnd(reading, i + 1, false))
    } else if (word === 'cty' || (word === 'cong' && wordOf(tokens[i + 1]) === 'ty')) {
      const begin = afterForm(tokens, word === 'cty' ? i + 1 : i + 2)
      if (begin !== null && startsVietnameseName(reading, begin)) {
        add(i, nameEnd(reading, begin, true))
      }
    } else if (isEnding(tokens, i)) {
      const start = capitalsBefore(reading, i)
      if (start < i) add(Math.max(start, free), endOfForms(reading, i))
    }
  }
  for (const licence of licences) {
    const at = wordHolding(tokens, licence.start)
    const before = at - 1 >= 0 && wordOf(tokens[at - 1]) === 'gp' ? at - 1 : at
    const start = capitalsBefore(reading, before)
    if (start >= before || before - start < 2) continue
    const span = spanOf(text, tokens, start, before - 1)
    if (found.some((agency) => agency.span.start < span.end && agency.span.end > span.start))
      continue
    found.push({ span, name: span.quote.replaceAll(/\s+/g, ' ') })
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function wordOf(token: Token | undefined): string {
  return token?.forms[0] ?? ''
}

/** Whether a name follows `PT`, `LPK`, `CV`, `UD`: two of them are other words too. */
function startsName({ tokens, text }: Reading, i: number, form: string): boolean {
  const next = tokens[i + 1]
  if (!next || !near(text, tokens[i], next) || nameEnds.has(wordOf(next))) return false
  if (form === 'pt') return true
  if (form === 'cv' && resumeWords.has(wordOf(tokens[i - 1]))) return false
  return isCapital(text, next)
}

/** The word after `TNHH`, `CP`, `cổ phần`, `MTV`, `một thành viên`. */
function afterForm(tokens: Token[], from: number): number | null {
  let i = from
  while (i < tokens.length && i < from + 6) {
    const word = wordOf(tokens[i])
    const two = `${word} ${wordOf(tokens[i + 1])}`
    if (two === 'co phan' || two === 'hop danh') i += 2
    else if (two === 'mot thanh' && wordOf(tokens[i + 2]) === 'vien') i += 3
    else if (['tnhh', 'cp', 'mtv', '1tv'].includes(word)) i += 1
    else break
  }
  return i < tokens.length ? i : null
}

/** `công ty` is an everyday word: a name follows in capitals, or after a legal form. */
function startsVietnameseName({ tokens, text }: Reading, begin: number): boolean {
  const first = tokens[begin]
  if (!first || first.first || !near(text, tokens[begin - 1], first)) return false
  if (['tnhh', 'cp', 'mtv', 'phan', 'vien'].includes(wordOf(tokens[begin - 1]))) {
    // "Công ty TNHH đa quốc gia": small letters with marks are a description.
    return isCapital(text, first) || first.marked === wordOf(first)
  }
  if (nameEnds.has(wordOf(first)) && !isCapital(text, first)) return false
  if (!isCapital(text, first)) return false
  // In a line all in capitals `CÔNG TY TUYỂN GẤP` names nobody.
  return !nameEnds.has(wordOf(first))
}

function nameEnd(reading: Reading, begin: number, capitalsOnly: boolean): number {
  const { tokens, text } = reading
  let i = begin
  while (i < tokens.length && i - begin < longest) {
    const token = tokens[i]
    if (!token) break
    const word = wordOf(token)
    if (i > begin && (token.first || !near(text, tokens[i - 1], token) || /^\d{3,}/.test(word)))
      break
    // `Bảo`, `Tài`, `Minh` are names in capitals; in a line all in capitals they may be anything.
    const named = capitalsOnly && isCapital(text, token) && !isShouted(text, token)
    const ends = named ? capitalVerbs : nameEnds
    if (ends.has(word) && !(capitalsOnly && innerWords.has(word))) break
    if (capitalsOnly && i > begin && !isCapital(text, token) && !innerWords.has(word)) break
    i++
  }
  return i - 1
}

const capitalVerbs: ReadonlySet<string> = new Set([
  'tuyen',
  'thong',
  'tim',
  'gp',
  'zalo',
  'hotline',
])

function isShouted(text: string, token: Token): boolean {
  const written = text.slice(token.start, token.end)
  return written.length > 1 && written === written.toUpperCase()
}

/** `Co., Ltd`, `JSC`, `Sdn Bhd`, or a word firms put behind their name. */
function isEnding(tokens: Token[], i: number): boolean {
  const word = wordOf(tokens[i])
  const second = twoWordEndings.get(word)
  return firmEndings.has(word) || (second !== undefined && wordOf(tokens[i + 1]) === second)
}

const twoWordEndings: ReadonlyMap<string, string> = new Map([
  ['co', 'ltd'],
  ['sdn', 'bhd'],
  ['pte', 'ltd'],
  ['joint', 'stock'],
])

/** The last word of a name that goes on in capitals: `Colecto Human Resources JSC`. */
function endOfForms({ tokens, text }: Reading, i: number): number {
  let end = i
  while (end - i < 4) {
    const next = tokens[end + 1]
    if (!next || next.first || (next.clause && !legalForms.has(wordOf(next)))) break
    if (!legalForms.has(wordOf(next)) && (!isCapital(text, next) || nameEnds.has(wordOf(next))))
      break
    end++
  }
  return end
}

/** The first of the words in capitals that run up to a word. */
function capitalsBefore({ tokens, text }: Reading, i: number): number {
  let start = i
  while (start > 0 && i - start < 6) {
    const before = tokens[start - 1]
    const here = tokens[start]
    if (!before || here?.first || !isCapital(text, before) || nameEnds.has(wordOf(before))) break
    if (start < i && !near(text, before, here)) break
    start--
  }
  return start
}

/** Only a space, a full stop, an ampersand or a hyphen stands between two words. */
function near(text: string, before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !after) return false
  const between = text.slice(before.end, after.start)
  if (between.length > 3 * longestPicture) return false
  const plainly = between.length > 1 ? unadorned(between) : between
  return plainly.length <= 3 && /^(?:\.? ?|[ ]?&[ ]?|[-'’.])$/.test(plainly)
}

/** Units of a picture with its colour, or of a flag. */
const longestPicture = 8

/** What stands between two words without what is only seen or not even that. */
function unadorned(between: string): string {
  let plainly = ''
  for (const point of between) {
    const { kind } = pointOf(point.codePointAt(0) ?? 0)
    if (kind !== 'hidden') plainly += kind === 'picture' ? ' ' : point
  }
  return plainly.replaceAll(/\s+/g, ' ')
}

function isCapital(text: string, token: Token): boolean {
  const letter = String.fromCodePoint(text.codePointAt(token.start) ?? 32)
  return letter !== letter.toLowerCase() || /\d/.test(letter)
}
