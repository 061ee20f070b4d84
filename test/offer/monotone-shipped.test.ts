import { describe, expect, it } from 'vitest'
import { levels } from '../../src/domain/verdict.ts'
import { createChecker } from '../../src/offer/check.ts'
import { learnedFrom } from '../offers/labelled.ts'
import { known } from './known.ts'

/**
 * The shipped checker holds to what `monotone.test.ts` asks of the small one: nothing that anybody can do to an
 * offer lowers its level. Where that cannot be held, how often it may fail is bounded here; why, is told in
 * docs/decisions/0010-learned-wording.md.
 */

const checker = createChecker(known(), () => '2026-11-26')
const rank = (text: string) => {
  const { level } = checker.check(text)
  return level === null ? -1 : levels.indexOf(level)
}
const danger = levels.indexOf('danger')

const offers = learnedFrom()
  .filter(({ label }, i) => label !== 'other' && i % 7 === 0)
  .map(({ id, text }) => ({ id, text, before: rank(text) }))
  .filter(({ before }) => before >= 0)

/** A way to write an offer anew; `nth` lets a list of words take turns. */
type Vary = (text: string, nth: number) => string

const inEachWord = (sign: string) => (text: string) =>
  text.replaceAll(/(\p{L})(?=\p{L})/gu, `$1${sign}`)
const digits: Record<string, string> = { a: '4', i: '1', o: '0', e: '3' }
const cyrillic: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с' }
const greek: Record<string, string> = { a: 'α', o: 'ο', k: 'κ', t: 'τ', i: 'ι' }
const letterBy = (letters: Record<string, string>) => (text: string) =>
  text.replaceAll(/[a-z]/g, (letter) => letters[letter] ?? letter)
const of = (words: string[], put: (text: string, word: string) => string): Vary => {
  return (text, nth) => put(text, words[nth % words.length] ?? '')
}

const always: Record<string, Vary> = {
  'zero-width characters in every word': inEachWord('\u200b'),
  'joiners in every word': inEachWord('\u200d'),
  'tag characters in every word': inEachWord('\u{e0041}'),
  'Cyrillic letters': letterBy(cyrillic),
  'Greek letters': letterBy(greek),
  'full-width letters, digits and signs': (text) =>
    text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'mathematical letters': (text) =>
    text.replaceAll(/[a-z]/g, (letter) =>
      String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97),
    ),
  'emoji between all words': (text) => text.replaceAll(' ', ' 🔥 '),
  'emoji in place of spaces': (text) => text.replaceAll(' ', '🙏🏽'),
  'flags between all words': (text) => text.replaceAll(' ', ' 🔥✅ '),
}

const praise = [
  'ini resmi dan aman',
  'awas penipuan',
  'sudah dicek',
  'uy tín',
  'không lừa đảo',
  'tin này an toàn',
]
const greetings = ['Selamat pagi Bapak/Ibu', 'Kính gửi anh chị']
const headlines = [
  'Waspada penipuan lowongan kerja, ini kata polisi',
  'Polisi ungkap kasus TPPO, 12 orang ditangkap',
  'Cảnh báo lừa đảo việc nhẹ lương cao',
  'Công an triệt phá đường dây lừa đảo sang Campuchia',
]
const before = (text: string, words: string) => `${words} ${text}`
const after = (text: string, words: string) => `${text} ${words}`
const above = (text: string, words: string) => `${words}\n${text}`
const below = (text: string, words: string) => `${text}\n${words}`

/** Of a thousand offers, how many may be lowered at all, and how many from danger. */
const seldom: [what: string, vary: Vary, lowered: number, fromDanger: number][] = [
  [
    'marks left off',
    (text) =>
      text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D'),
    25,
    10,
  ],
  ['capitals', (text) => text.toUpperCase(), 10, 2],
  [
    'digits for letters',
    (text) =>
      text.replaceAll(/(?<![\p{L}\p{N}\p{M}@.])[a-z]{5,}(?![\p{L}\p{N}\p{M}@.])/gu, (word) =>
        letterBy(digits)(word),
      ),
    10,
    3,
  ],
  ['a line for every word', (text) => text.replaceAll(' ', '\n'), 8, 3],
  ['a line for every comma', (text) => text.replaceAll(', ', '\n'), 12, 5],
  ['praise before', of(praise, before), 5, 2],
  ['praise behind', of(praise, after), 5, 2],
  ['praise above', of(praise, above), 5, 2],
  ['praise below', of(praise, below), 5, 2],
  ['a greeting before', of(greetings, before), 10, 4],
  ['a greeting above', of(greetings, above), 5, 2],
  ['a headline above', of(headlines, above), 22, 20],
  ['a headline below', of(headlines, below), 22, 20],
  ['a headline before', of(headlines, before), 66, 52],
  ['a headline behind', of(headlines, after), 68, 68],
]

function lowered(vary: Vary) {
  return offers.filter(({ text, before: level }, nth) => rank(vary(text, nth)) < level)
}

describe('monotone, with the shipped knowledge', () => {
  it.each(Object.entries(always))('%s lower nothing', (_, vary) => {
    expect(lowered(vary).map(({ id }) => id)).toEqual([])
  })

  it.each(seldom)('%s: lowers few', (_, vary, all, fromDanger) => {
    const found = lowered(vary)
    const share = (count: number) => Math.round((1000 * count) / offers.length)
    const ids = found.map(({ id }) => id).join(' ')
    expect(share(found.length), ids).toBeLessThanOrEqual(all)
    const dangers = found.filter(({ before: level }) => level === danger)
    expect(share(dangers.length), ids).toBeLessThanOrEqual(fromDanger)
  })
})
