import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTexts } from '../../src/content/read-json.ts'

/** The same by the platform: the texts, or null where it is no flat map of texts without double keys. */
function platform(text: string): [string, string][] | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value)
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? entries
    : null
}

test('reads whatever the platform writes', () => {
  const maps = fc.dictionary(fc.stringMatching(/^[a-z"\\]{1,5}$/), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(maps, fc.constantFrom(0, 2), (map, indent) => {
      const text = JSON.stringify(map, null, indent)
      fc.pre(!/[\u007f-\u009f]/.test(text))
      expect(readTexts('f', text)).toEqual({ texts: new Map(Object.entries(map)) })
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('whatever is done to a file, it takes what the platform takes and nothing more', () => {
  const good = '{\n  "a": "b \\n \\u00e9",\n  "c.d": "{x}"\n}\n'
  const signs = fc.constantFrom(...'{}[]",:\\ \n\ta1', '', '""', '\\u12', 'null')
  fc.assert(
    fc.property(fc.nat(good.length), fc.nat(3), signs, (at, out, put) => {
      const changed = good.slice(0, at) + put + good.slice(at + out)
      const read = readTexts('f', changed)
      const expected = platform(changed)
      if ('faults' in read)
        expect(expected === null || /second time/.test(read.faults[0]?.fault ?? '')).toBe(true)
      else expect(read.texts).toEqual(new Map(expected))
    }),
    { numRuns: 1500, seed: 2 },
  )
})

test('an empty map', () => {
  expect(readTexts('f', ' { } ')).toEqual({ texts: new Map() })
})

test.each([
  ['', 'line 1', 'does not begin with {'],
  ['[]', 'line 1', 'does not begin with {'],
  ['{', 'line 1', 'ends too early'],
  ['{"a":"b"\n', 'line 1', 'ends too early'],
  ['{"a":"b', 'line 1', 'ends too early'],
  ['{"a":"b"\n"c":"d"}', 'line 1', 'misses a comma at its end'],
  ['{"a" "b"}', 'line 1', 'misses a colon, a comma or a double quote'],
  ['{"a":"he said "b""}', 'line 1', 'misses a colon, a comma or a double quote'],
  ['{"a":"b",\n}', 'line 1', 'has a comma after the last text'],
  ['{"a":"b","c"}', 'line 1', 'has no text in double quotes after "c"'],
  ["{'a':'b'}", 'line 1', 'has no key in double quotes'],
  ['{"a":{}}', 'line 1', 'has a group under "a"'],
  ['{"a":["b"]}', 'line 1', 'has a group under "a"'],
  ['{"a":"b"} # c', '', 'is not written as JSON'],
  ['{"a":&x "b"}', '', 'is not written as JSON'],
  ['{"a":"b"\n}\n}', 'line 3', 'has something after the last }'],
  ['{"a":\n\n1}', 'line 3', 'has no text in double quotes after "a"'],
  ['{"a":null}', 'line 1', 'has no text in double quotes after "a"'],
  ['{"a":"b","a":"c"}', 'line 1', 'has the key "a" a second time'],
  ['{"a":"b","\\u0061":"c"}', 'line 1', 'has the key "\\u0061" a second time'],
  ['{"a":"\\q"}', 'line 1', 'has a backslash that means nothing here'],
  ['{"a":"\\x41"}', 'line 1', 'has a text for "a" that is not closed or goes over several lines'],
  ['{"a":"b\nc"}', 'line 1', 'has a text for "a" that is not closed or goes over several lines'],
])('%j', (text, path, fault) => {
  expect(readTexts('f', text)).toMatchObject({ faults: [{ path, fault }] })
})

test('a key that every object has is a key like others', () => {
  expect(readTexts('f', '{"__proto__":"a","toString":"b"}')).toEqual({
    texts: new Map([
      ['__proto__', 'a'],
      ['toString', 'b'],
    ]),
  })
})
