import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { collectFiles } from '../../src/content/collect-files.ts'
import { notPlain, readPlainYaml } from '../../src/content/plain-yaml.ts'
import { goodHouse } from './lay-house.ts'

/** What the full library reads, or `notPlain` where it finds a fault. */
function full(text: string): unknown {
  const document = parseDocument(text, { schema: 'core', logLevel: 'silent' })
  if (document.errors.length + document.warnings.length > 0) return notPlain
  return document.toJS({ maxAliasCount: 0 })
}

const files = [...collectFiles(goodHouse).files].filter(([file]) => file.endsWith('.yaml'))

test.each(files)('reads %s itself, and as the full library does', (_, text) => {
  const value = readPlainYaml(text)
  expect(value).not.toBe(notPlain)
  expect(value).toEqual(full(text))
})

const samples = [
  "a: b\nc:\n  d: [e, \"f, g\", 'h''i']\n  j: { k: 1, l: true, m: null }\n",
  'list:\n- a\n- b: c\n  d: e\n-\n  f: g\n- [x]\nend: ~\n',
  'a: |\n  one\n   two\n\n  three\nb: |-\n  x\nc: >\n  long\n  line\nd: >-\n  x\n  y\n',
  'a: "\\u00e9 \\n \\" \\\\ / \\/"\nb: https://example.org/#x\nc: x #y\nd: "#z" # comment\n',
  'a: 1\nb: 0\nc: +84\nd: 007\ne: 1.5\nf: 2025-04-10\ng: 0800-1000\nh: 0x1f\ni: 1e3\nj: .5\nk: 1.\nl: 12:30\n',
  '# comment\n\na: # below\n  - b # c\n\n  # d\n  - e\n',
  'đc: [được]\n"2": [hai]\nai ib: [nhắn tin]\n',
  'a:\n  b:\n    c:\n  d:\n',
  'a: [b, c, ]\nd:\n  [\n    e,\n    "f",\n  ]\ng: { h: 1, i: [j], }\n',
  'a: {}\nb: []\nc: [ ]\nd: { }\ne: [[a, b], {c: d}]\nf: [https://x.org/a, b c]\n',
  'a: b\n  c, d\ne:\n  f g\n  h\ni:\n  "j # k\n  l"\nm:\n  [n, "o: p #x",\n   q]\nr: \'s\n  t\'\n',
  'a: yes\nb: no\nc: Null\nd: TRUE\ne: "true"\nf: truely\n',
]

describe('samples', () => {
  test.each(samples)('%j', (text) => {
    const value = readPlainYaml(text)
    if (value !== notPlain) expect(value).toEqual(full(text))
  })

  test('most of them are plain', () => {
    expect(samples.filter((text) => readPlainYaml(text) !== notPlain).length).toBeGreaterThan(6)
  })
})

test.each([
  ['an anchor', 'a: &x b\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !x b\n'],
  ['a tab', 'a:\tb\n'],
  ['a second document', 'a: b\n---\nc: d\n'],
  ['a key twice', 'a: b\na: c\n'],
  ['a prototype', '__proto__: { a: b }\n'],
  ['a comment within a value', 'a: b # c\n  d\n'],
  ['a comment within a list', 'a: [b, # c\n  d]\n'],
  ['a comment behind a text in a list', 'a: ["b" # c\n  , d]\n'],
  ['a blank line within a value', 'a: b\n\n  d\n'],
  ['a line break held back', 'a: "b\\\n  d"\n'],
  ['a pair in a list', 'a: [b: c]\n'],
  ['two commas', 'a: [b,, c]\n'],
  ['a second colon', 'a: b: c\n'],
  ['a colon at the end', 'a: b:\n'],
  ['a merge', '<<: { a: b }\n'],
  ['nothing but a text', 'a\n'],
  ['a value nested thousands deep', `a: ${'['.repeat(50_000)}`],
])('leaves %s to the full library', (_, text) => {
  expect(readPlainYaml(text)).toBe(notPlain)
})

// The heart of it: whatever is done to a text, this reader says what the full one says or nothing.
test('never disagrees with the full library', () => {
  const texts = [...files.map(([, text]) => text), ...samples]
  const pieces = [
    ...' :-#[]{},"\'|>&*!?%@`~\\\n',
    '  ',
    '- ',
    ': ',
    ' #',
    '\n  ',
    '\n\n',
    'x',
    '1',
    'null',
    '"a"',
    '- a\n',
    '|\n',
    'ệ',
    '\u00a0',
  ]
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    out: fc.integer({ min: 0, max: 3 }),
    put: fc.constantFrom(...pieces, ''),
  })
  let plain = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(change, { minLength: 1, maxLength: 2 }),
      (text, changes) => {
        const changed = changes.reduce((now, { at, out, put }) => {
          const place = Math.floor(at * now.length)
          return now.slice(0, place) + put + now.slice(place + out)
        }, text)
        const value = readPlainYaml(changed)
        if (value === notPlain) return
        plain += 1
        expect(value).toEqual(full(changed))
      },
    ),
    { numRuns: 3000, seed: 20261125 },
  )
  // Otherwise the test would compare nothing.
  expect(plain).toBeGreaterThan(300)
})
