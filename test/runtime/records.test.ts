import { expect, test } from 'vitest'
import { formatOf, RecordFault, recordKind } from '../../src/runtime/records.ts'
import { type Upcaster, upcasters } from '../../src/runtime/upcasters.ts'

const steps: Upcaster[] = [
  {
    format: 2,
    kind: 'chat',
    why: 'the language was a flag',
    change: ({ vietnamese, ...rest }) => ({ ...rest, language: vietnamese ? 'vi' : 'id' }),
  },
  {
    format: 3,
    kind: 'case',
    why: 'cases got a level',
    change: (body) => ({ ...body, level: null }),
  },
  {
    format: 4,
    kind: 'chat',
    why: 'the voice was always the bot',
    change: (body) => ({ ...body, voice: 'bot' }),
  },
]
const written = (value: unknown) => Buffer.from(JSON.stringify(value))

test('a body comes back as it was', () => {
  const chat = recordKind<{ language: string; lines: number[] }>('chat')
  expect(chat.decode(chat.encode({ language: 'vi', lines: [1, 2] }))).toEqual({
    language: 'vi',
    lines: [1, 2],
  })
})

test('the envelope says kind and format', () => {
  const bytes = recordKind<{ language: string }>('chat', steps).encode({ language: 'vi' })
  expect(JSON.parse(bytes.toString())).toEqual({ kind: 'chat', v: 4, language: 'vi' })
})

test('an older body is brought to today by the steps of its kind, in their order', () => {
  const { decode } = recordKind('chat', [...steps].reverse())
  const today = { language: 'vi', voice: 'bot' }
  expect(decode(written({ kind: 'chat', v: 1, vietnamese: true }))).toEqual(today)
  expect(decode(written({ kind: 'chat', v: 3, language: 'vi' }))).toEqual(today)
  expect(decode(written({ kind: 'chat', v: 4, ...today }))).toEqual(today)
})

test.each([
  ['of another kind', { kind: 'case', v: 1 }, /expected a record of kind chat, found case/],
  ['of a newer format', { kind: 'chat', v: 5 }, /has format 5; this program knows 4/],
  ['without a format', { kind: 'chat' }, /has no version/],
  ['that is a list', [], /not an object/],
])('a record %s is refused', (_, value, reason) => {
  expect(() => recordKind('chat', steps).decode(written(value))).toThrow(RecordFault)
  expect(() => recordKind('chat', steps).decode(written(value))).toThrow(reason)
})

test('bytes that are no JSON are refused', () => {
  expect(() => recordKind('chat').decode(Buffer.of(1, 2))).toThrow(/not JSON/)
})

test('the steps are numbered from 2 without a gap, each number once', () => {
  expect(upcasters.map(({ format }) => format)).toEqual(upcasters.map((_, at) => at + 2))
  expect(formatOf(upcasters)).toBe(upcasters.length + 1)
})
