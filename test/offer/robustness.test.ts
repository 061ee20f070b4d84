import { describe, expect, it } from 'vitest'
import { smallChecker } from './small-house.ts'

const hostile: [name: string, make: (size: number) => string][] = [
  ['nothing', () => ''],
  ['one letter', (n) => 'a'.repeat(n)],
  ['digits without end', (n) => '1'.repeat(n)],
  ['digits with dots', (n) => '1.'.repeat(n / 2)],
  ['numbers and dashes', (n) => '12-'.repeat(n / 3)],
  ['leet that never ends', (n) => `${'1'.repeat(n)}a@`],
  ['exclamation marks after a letter', (n) => `a${'!'.repeat(n)}a`],
  ['spaced letters', (n) => 'k a m '.repeat(n / 6)],
  ['dotted letters', (n) => 'c.a.m.'.repeat(n / 6)],
  ['zero-width characters', (n) => '\u200b'.repeat(n)],
  ['zero-width inside words', (n) => 'l\u200bo\u200bk\u200be\u200br '.repeat(n / 10)],
  ['marks on one letter', (n) => `a${'\u0301'.repeat(n)}`],
  ['right-to-left overrides', (n) => '\u202eloker\u202c '.repeat(n / 8)],
  ['halves of surrogate pairs', (n) => '\ud83d'.repeat(n)],
  ['flags', (n) => '🇰🇭'.repeat(n / 4)],
  ['tags', (n) => '\u{e0061}\u{e0062}'.repeat(n / 4)],
  ['new lines', (n) => '\n'.repeat(n)],
  ['addresses', (n) => 'a.com '.repeat(n / 6)],
  ['one endless address', (n) => `http://${'a.'.repeat(n / 2)}com`],
  ['at signs', (n) => '@'.repeat(n)],
  ['telephone numbers', (n) => '+62 812 3456 7890 '.repeat(n / 18)],
  ['brackets', (n) => '('.repeat(n)],
  ['firms', (n) => 'PT Maju Jaya '.repeat(n / 13)],
  ['adverts', (n) => 'lowongan gaji 5jt minat hubungi '.repeat(n / 32)],
  ['questions by seekers', (n) => 'ada lowongan kerja ga kak '.repeat(n / 26)],
  ['cries', (n) => 'saya disekap tolong kalau '.repeat(n / 26)],
  ['gaps that almost match', (n) => 'paspor '.repeat(n / 7)],
  ['Vietnamese syllables', (n) => 'bị bán không cho về '.repeat(n / 20)],
  ['licences', (n) => 'GP 12/LĐTBXH-GP '.repeat(n / 16)],
  ['markup', (n) => '<script>alert(1)</script>'.repeat(n / 25)],
]

describe('robustness', () => {
  it.each(hostile)('%s does not break it', (_, make) => {
    const verdict = smallChecker().check(make(5_000))
    expect(verdict.score).toBeGreaterThanOrEqual(0)
    expect(smallChecker().hearsDistress(make(500))).toBeTypeOf('boolean')
  })

  it.each([
    'null',
    'undefined',
    '__proto__',
    'constructor toString hasOwnProperty valueOf',
    "'; DROP TABLE chats; --",
    '%s%s%n {0} {{7*7}}',
    '\u0000\u0001\u007f',
    'ﷺ ﷽ ℝ①②③ ㎏',
    '👩‍👩‍👧‍👦🏴‍☠️🇮🇩',
    'İIıi ǅ ß',
  ])('"%s" does not break it', (text) => {
    expect(smallChecker().check(text).kind).toBeTypeOf('string')
  })

  it.each(hostile)('%s: the cost grows with the length, not with its square', (_, make) => {
    const checker = smallChecker()
    // Processor time, not the clock's: other work on the machine does not count.
    const cost = (text: string) => {
      let least = Number.POSITIVE_INFINITY
      for (let i = 0; i < 2; i++) {
        const before = process.cpuUsage()
        checker.check(text)
        const { user, system } = process.cpuUsage(before)
        least = Math.min(least, (user + system) / 1000)
      }
      return least
    }
    // Eight times the length. Square growth would be 64 times; collecting garbage gets room below that.
    expect(cost(make(32_000))).toBeLessThan(cost(make(4_000)) * 30 + 40)
  })

  it('reads a megabyte', () => {
    const text = 'Dicari admin di Kamboja, gaji 15 juta, minat WA 0812 3456 7890\n'.repeat(16_000)
    expect(smallChecker().check(text).level).not.toBeNull()
  })
})
