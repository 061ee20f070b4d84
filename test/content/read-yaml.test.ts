import { expect, test } from 'vitest'
import { readYaml } from '../../src/content/read-yaml.ts'

const faults = (text: string) => {
  const read = readYaml('f.yaml', text)
  return 'faults' in read ? read.faults.map(({ path, fault }) => `${path}: ${fault}`) : []
}

test('dates stay texts, and what has no quotes is what it looks like', () => {
  const text = [
    'month: 2025-04',
    'day: 2025-10-29',
    'phone: 081290070027',
    'prefix: +62',
    'word: yes',
    'on: off',
    'flag: true',
    'none: ~',
    'list: [a, "b: c", \'d\']',
    'folded: >-\n  e\n  f',
    '"2": g',
  ]
  expect(readYaml('f.yaml', text.join('\n'))).toEqual({
    value: {
      month: '2025-04',
      day: '2025-10-29',
      phone: 81290070027,
      prefix: 62,
      word: 'yes',
      on: 'off',
      flag: true,
      none: null,
      list: ['a', 'b: c', 'd'],
      folded: 'e f',
      2: 'g',
    },
  })
})

test('nothing but comments is nothing', () => {
  expect(readYaml('f.yaml', '# a\n')).toEqual({ value: null })
})

test('one document may be opened by dashes', () => {
  expect(readYaml('f.yaml', '---\na: b\n')).toEqual({ value: { a: 'b' } })
})

test('a field named like a prototype or a merge is a field like others', () => {
  const read = readYaml('f.yaml', '__proto__: { a: b }\n<<: { c: d }\n')
  const value = 'value' in read ? read.value : null
  expect(JSON.stringify(value)).toBe('{"__proto__":{"a":"b"},"<<":{"c":"d"}}')
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

test.each([
  [
    'a: &x [1]\nb:\n  c: *x\n',
    'line 3: uses an alias (a name after "*" that repeats another part)',
  ],
  ['a: *x\n', 'line 1: uses an alias (a name after "*" that repeats another part)'],
  ['a: b\nc: &x d\n', 'line 2: has a value that begins with "&"'],
  ['a: b\nc: &x [d]\n', 'line 2: has a value that begins with "&"'],
  ['a: !new b\n', 'line 1: has a value that begins with "!"'],
  ['a: !!str 1\n', 'line 1: has a value that begins with "!"'],
  ['a: b\n---\nc: d\n', 'line 2: begins a second document'],
  ['---\na: b\n---\nc: d\n', 'line 3: begins a second document'],
  ['a: b\n...\nc: d\n', 'line 2: begins a second document'],
  ['a: b\nc: d\na: e\n', 'line 3: has a field that was already given'],
])('%j is refused', (text, fault) => {
  expect(faults(text)).toEqual([fault])
})

test.each(['- '.repeat(100_000), '['.repeat(3_000), '? '.repeat(10_000)])(
  'thousands of levels do no harm',
  (text) => {
    expect(faults(`${text}a: b: c`)).toEqual(['line 1: is nested too deeply'])
  },
)
