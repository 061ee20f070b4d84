import { expect, test } from 'vitest'
import { readYaml } from '../../src/content/read-yaml.ts'

const open = 'has a quote or a bracket that is never closed'
const colon = 'has a field that goes over several lines, or misses its colon'
const notUnder = 'does not stand under the line above it'
const special = 'has a value that begins with a special character'
const goesOn = 'has something after the end of the value'

// The library words its faults for programmers; these are the slips people make.
test.each([
  ['a: "x"\nb: "y \\" z\nc: d\ne: "f"\n', 'line 2', open],
  ['a: "b\n', 'line 1', open],
  ["a: 'b\nc: d\n", 'line 1', open],
  ['a: [b,\n  c\nd: e\n', 'line 2', open],
  ['a: { b: c\n\nd: e\n', 'line 1', open],
  ['a: [\n  b,\n]\n', 'line 2', open],
  ['a: b: c\n', 'line 1', 'has a second colon in it'],
  ['a: "b": c\n', 'line 1', 'has a second colon in it'],
  ['a: b\n  c: d\n', 'line 2', 'stands too far to the right'],
  ['a:\n  b: c\n d: e\n', 'line 3', notUnder],
  ['- a\nb: c\n', 'line 2', notUnder],
  ['a: b\n- c\n', 'line 2', notUnder],
  ['a: b\nc\nd: e\n', 'line 2', colon],
  ['a: b\nc d\n', 'line 2', colon],
  ['a\nb: c\n', 'line 1', colon],
  ['a: b\n"c" d\n', 'line 2', 'misses a colon'],
  ['"a":b\n', 'line 1', 'misses a space after a colon'],
  ['a:\n\t- b\n', 'line 2', 'begins with a tab'],
  ['\ta: b\n', 'line 1', 'begins with a tab'],
  ['a: @b\n', 'line 1', special],
  ['a:\n  - %b\n', 'line 2', special],
  ['a: > 10\n', 'line 1', special],
  ['a: - b\n', 'line 1', special],
  ['a: "he said "b" there"\n', 'line 1', goesOn],
  ["a: 'it's'\n", 'line 1', goesOn],
  ['a: [b]]\n', 'line 1', goesOn],
  ['a: "\\q"\n', 'line 1', 'has a backslash that means nothing here'],
  ['a: ["b" "c"]\n', 'line 1', 'misses a comma in a list or group'],
  ['a: [b,, c]\n', 'line 1', 'has a comma with nothing before it'],
  ['{ a: b }: c\n', 'line 1', 'has a list or a group where the name of a field should be'],
  ['%a\nb: c\n', 'line 2', 'is not written as YAML'],
])('%j', (text, path, fault) => {
  expect(readYaml('f', text)).toMatchObject({ faults: [{ path, fault }] })
})
