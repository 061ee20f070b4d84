import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTexts } from '../../src/content/texts.ts'

const texts = createTexts({
  id: {
    check: {
      'danger.head': 'BAHAYA.',
      sign: '• “{quote}”: {sign}',
      twice: '{a}{a}',
      ends: '{a} b {c}',
      empty: '',
      html: '<b>&amp; $t(check:sign)',
    },
    menu: { count: '{count} orang', context: '{context} {lng} {defaultValue}' },
  },
  vi: { check: { 'danger.head': 'NGUY HIỂM.', sign: '• “{quote}”: {sign}' } },
})

test('fills the slots of a text in the language asked for', () => {
  expect(texts.say('id', 'check:danger.head')).toBe('BAHAYA.')
  expect(texts.say('vi', 'check:danger.head', {})).toBe('NGUY HIỂM.')
  expect(texts.say('id', 'check:sign', { quote: 'a', sign: 'b', more: 'c' })).toBe('• “a”: b')
  expect(texts.say('id', 'check:twice', { a: 1 })).toBe('11')
  expect(texts.say('id', 'check:ends', { a: 0, c: '' })).toBe('0 b ')
  expect(texts.say('id', 'check:empty')).toBe('')
})

test('what our own text holds is left as it stands', () => {
  expect(texts.say('id', 'check:html')).toBe('<b>&amp; $t(check:sign)')
})

test('names that mean something to i18next are names like others', () => {
  expect(texts.say('id', 'menu:count', { count: 0 })).toBe('0 orang')
  expect(texts.say('id', 'menu:context', { context: 'a', lng: 'vi', defaultValue: 'c' })).toBe(
    'a vi c',
  )
})

test.each([
  '{sign}',
  '{quote}',
  '{{sign}}',
  '$t(check:danger.head)',
  '$t(check:sign, {"quote": "x"})',
  '$'.concat('{sign}'),
  "$& $1 $` $'",
  '{- sign}',
  '\ue000sign\ue000',
  '<b>&"\'/',
  '%s %d \\n \\u0041',
  '__proto__',
])('a person may write %s', (quote) => {
  expect(texts.say('id', 'check:sign', { quote, sign: quote })).toBe(`• “${quote}”: ${quote}`)
})

test('whatever a person writes stands in the text exactly so', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('{', '}', '$t(', ')', 'sign', 'quote', '\ue000', '{quote}'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(hostile, hostile, (quote, sign) => {
      expect(texts.say('vi', 'check:sign', { quote, sign })).toBe(`• “${quote}”: ${sign}`)
    }),
    { numRuns: 500, seed: 3 },
  )
})

test('never says anything in place of a missing text or value', () => {
  expect(() => texts.say('vi', 'check:twice', { a: 1 })).toThrow('no text: vi check:twice')
  expect(() => texts.say('en', 'check:sign')).toThrow('no text: en check:sign')
  expect(() => texts.say('id', 'danger.head')).toThrow('no text')
  expect(() => texts.say('id', 'check:sign', { quote: 'a' })).toThrow(
    'no value: id check:sign {sign}',
  )
  expect(() => texts.say('id', 'check:toString')).toThrow('no text')
  const inherited: Record<string, string> = Object.create({ quote: 'a', sign: 'b' })
  expect(() => texts.say('id', 'check:sign', inherited)).toThrow('{quote}')
})

test('knows what it has', () => {
  expect(texts.hasText('id', 'check:twice')).toBe(true)
  expect(texts.hasText('vi', 'check:twice')).toBe(false)
  expect(texts.hasText('en', 'check:sign')).toBe(false)
  expect([texts.count('id'), texts.count('vi'), texts.count('en')]).toEqual([8, 2, 0])
})

test('says at least 200,000 texts in a second of work', () => {
  const rounds = 100_000
  const rates = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    for (let i = 0; i < rounds; i += 1) texts.say('id', 'check:sign', { quote: 'a', sign: i })
    const { user, system } = process.cpuUsage(before)
    return rounds / ((user + system) / 1e6)
  })
  expect(Math.max(...rates)).toBeGreaterThan(200_000)
})
