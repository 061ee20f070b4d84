import { expect, test } from 'vitest'
import { ContentFault, place } from '../../src/content/fault.ts'
import { printFaults } from '../../src/content/print-faults.ts'

test('one a line, by file, in the order found within a file', () => {
  const fault = (file: string, path: string, tip = 'do it') => ({
    file,
    path,
    fault: 'is wrong',
    tip,
  })
  const faults = [fault('b', '2'), fault('b', '1'), fault('a', ''), fault('B', 'x', 'do you?')]
  expect(printFaults(faults)).toBe(
    [
      'B: x: is wrong. Tip: do you?',
      'a: is wrong. Tip: do it.',
      'b: 2: is wrong. Tip: do it.',
      'b: 1: is wrong. Tip: do it.',
    ].join('\n'),
  )
})

test('what a file holds cannot break the line or colour the terminal', () => {
  const fault = 'says "a\nb\u001b[31mc\u2028d"'
  expect(printFaults([{ file: 'f', path: '', fault, tip: 'no' }])).toBe(
    'f: says "a b [31mc d". Tip: no.',
  )
})

test('a place in a file, for people', () => {
  expect(place('sources', 1, 'date')).toBe('sources, item 2, date')
  expect(place()).toBe('')
})

test('the error carries all faults and counts them', () => {
  const one = { file: 'f', path: '', fault: 'a', tip: 'b' }
  expect(new ContentFault([one]).message).toBe('1 fault in the content')
  expect(new ContentFault([one, one])).toMatchObject({
    message: '2 faults in the content',
    faults: [one, one],
  })
})
