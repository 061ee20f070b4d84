import { expect, test } from 'vitest'
import { readAnyYaml, readYaml } from '../../src/content/read-yaml.ts'

const faults = (text: string) => {
  const read = readYaml('f.yaml', text)
  return 'faults' in read ? read.faults.map(({ path, fault }) => `${path}: ${fault}`) : []
}

test('both ways lead to the same value', () => {
  const text = 'a: [b, "c"]\nd: 1\n'
  expect(readYaml('f.yaml', text)).toEqual({ value: { a: ['b', 'c'], d: 1 } })
  expect(readAnyYaml('f.yaml', text)).toEqual(readYaml('f.yaml', text))
})

test('what the quick reader does not know is read all the same', () => {
  expect(readYaml('f.yaml', 'a: b\n  c\nd: 0x10\n')).toEqual({ value: { a: 'b c', d: 16 } })
})

test('a quote that is never closed is told where it begins', () => {
  expect(faults('a: "x"\nb: "y \\" z\nc: d\ne: "f"\n')).toEqual([
    'line 2: has a double quote that is never closed',
  ])
})

test('several slips are told from the top, one a line', () => {
  expect(faults('a: b: c\nd: @e\n')).toEqual([
    'line 1: has a second colon in it',
    'line 2: has a value that begins with a special character',
  ])
})

test.each(['- '.repeat(100_000), `${'['.repeat(3_000)}`, ' '.repeat(300)])(
  'thousands of levels do no harm',
  (text) => {
    expect(faults(`${text}a: b: c`).join()).toMatch(/line 1: /)
  },
)

test('an alias is not followed, not even once', () => {
  expect(faults('a: &x [1]\nb:\n  c: *x\n')).toEqual([
    'line 3: uses an alias (a name after "*" that repeats another part)',
  ])
})
