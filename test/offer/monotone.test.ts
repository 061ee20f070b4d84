import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels } from '../../src/domain/verdict.ts'
import { smallChecker } from './small-house.ts'

/** Nothing that anybody can add to an offer takes it off the offer path or lowers its level. */

const offers = ['id', 'vi']
  .flatMap((language) => readFileSync(`test/offers/${language}.jsonl`, 'utf8').split('\n'))
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { label: string; text: string })
  .filter(({ label }) => label === 'danger' || label === 'legit')
  .map(({ text }) => text)

const rank = (text: string) => {
  const { level } = smallChecker().check(text)
  return level === null ? -1 : levels.indexOf(level)
}
const notLower = (before: string, after: string) =>
  expect(rank(after)).toBeGreaterThanOrEqual(rank(before))

const reassurances = [
  'resmi',
  'ini aman',
  'awas penipuan',
  'hoax',
  'bukan penipuan ya',
  'sudah dicek polisi',
  'sudah dicek BP2MI, aman',
  'hati-hati penipuan mengatasnamakan kami',
  'info ini benar',
  'uy tín',
  'không lừa đảo',
  'tin này an toàn',
  'cảnh báo lừa đảo',
  'đã kiểm tra rồi nhé',
  'cẩn thận kẻo bị lừa',
  'this is safe',
  'no scam',
  '100% legal',
  'ada yang mau tanya?',
  'ok',
]

const offer = fc.constantFrom(...offers)
const anywhere = fc.constantFrom('before', 'after', 'line before', 'line after')

function put(text: string, word: string, where: string): string {
  if (where === 'before') return `${word} ${text}`
  if (where === 'after') return `${text} ${word}`
  return where === 'line before' ? `${word}\n${text}` : `${text}\n${word}`
}

describe('monotone', () => {
  it('words of reassurance and warning lower nothing', () => {
    for (const [i, text] of offers.entries()) {
      for (const turn of [0, 7, 13]) {
        const word = reassurances[(i + turn) % reassurances.length] ?? ''
        notLower(text, put(text, word, 'line after'))
      }
    }
    fc.assert(
      fc.property(offer, fc.constantFrom(...reassurances), anywhere, (text, word, where) => {
        notLower(text, put(text, word, where))
      }),
      { numRuns: 400, seed: 1 },
    )
  })

  it('leaving off the marks lowers nothing', () => {
    const bare = (text: string) =>
      text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
    for (const text of offers) notLower(text, bare(text))
  })

  it('invisible characters and emoji lower nothing', () => {
    const noise = fc.array(
      fc.record({
        at: fc.nat({ max: 2000 }),
        what: fc.constantFrom('\u200b', '\u2060', '\u00ad', '\ufeff'),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(offer, noise, (text, marks) => {
        let after = text
        for (const { at, what } of marks) {
          const place = at % (after.length + 1)
          // Not inside an emoji, which is several units.
          const around = after.slice(Math.max(0, place - 1), place + 1)
          if (/[^\x20-\u1eff\n]/.test(around)) continue
          after = after.slice(0, place) + what + after.slice(place)
        }
        notLower(text, after)
      }),
      { numRuns: 300, seed: 2 },
    )
    fc.assert(
      fc.property(offer, fc.constantFrom('🔥', '✅', '🙏🙏', '💰'), (text, emoji) => {
        notLower(text, `${emoji} ${text.replaceAll('. ', ` ${emoji}. `)} ${emoji}`)
      }),
      { numRuns: 100, seed: 3 },
    )
  })

  it('digits for letters lower nothing', () => {
    const digits: Record<string, string> = { a: '4', i: '1', o: '0', e: '3' }
    const leet = (text: string, nth: number) => {
      let seen = 0
      return text.replaceAll(
        /(?<![\p{L}\p{N}\p{M}@.])[a-z]{5,}(?![\p{L}\p{N}\p{M}@.])/gu,
        (word) =>
          seen++ % 5 === nth
            ? word.replaceAll(/[aioe]/g, (letter) => digits[letter] ?? letter)
            : word,
      )
    }
    fc.assert(
      fc.property(offer, fc.nat({ max: 4 }), (text, nth) => {
        notLower(text, leet(text, nth))
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  it('full-width letters and capitals lower nothing', () => {
    const wide = (text: string) =>
      text.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    for (const text of offers) notLower(text, wide(text))
  })

  it('one offer put behind another takes no danger from it', () => {
    fc.assert(
      fc.property(offer, offer, (first, second) => {
        if (rank(first) === levels.indexOf('danger')) notLower(first, `${first}\n\n${second}`)
      }),
      { numRuns: 200, seed: 4 },
    )
  })
})
