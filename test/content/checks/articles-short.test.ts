import { expect, test } from 'vitest'
import { articlesShort } from '../../../src/content/checks/articles-short.ts'
import { article } from '../article.ts'
import { brief, houseFrom } from '../house-from.ts'

function faultsOf(over: Record<string, unknown>, ...lines: string[]): string[] {
  const house = houseFrom({ 'knowledge/articles/x/id.md': article(over, ...lines) })
  return brief(articlesShort(house)).map((fault) =>
    fault.replace('knowledge/articles/x/id.md: ', ''),
  )
}

test('six lines with the numbers, and eighteen on request', () => {
  const lines = [...Array(4).fill('Ya.'), '---', ...Array(18).fill('Ya.')]
  expect(faultsOf({ help: ['a', 'b'] }, ...lines)).toEqual([])
  expect(faultsOf({ help: ['a', 'b'] }, 'Ya.', ...lines, 'Ya.')).toEqual([
    'short answer: has 7 lines, its numbers too; 6 is the most',
    'longer answer: has 19 lines; 18 is the most',
  ])
  expect(faultsOf({ help: ['a', 'b', 'c'] }, 'Ya.')).toEqual([
    'help: names 3 numbers; 2 is the most',
  ])
})

test('a title and lines of some length, slots not counted', () => {
  expect(faultsOf({ title: 'x'.repeat(60) }, `${'x'.repeat(110)}{help:a-long-one}`)).toEqual([])
  expect(faultsOf({ title: 'x'.repeat(61) }, 'x'.repeat(111))).toEqual([
    'title: has 61 letters; 60 is the most',
    'short answer: line 1 has 111 letters; 110 is the most',
  ])
})

test('what is not known is said in two lines, with whom to ask', () => {
  expect(faultsOf({ known: false, help: ['a'] }, 'Tidak tahu.', 'Tanya:')).toEqual([])
  expect(faultsOf({ known: false }, 'Tidak tahu. {help:a}')).toEqual([])
  expect(faultsOf({ known: false }, 'Tidak tahu.', '---', 'Mungkin.')).toEqual([
    'short answer: says more than that nothing is known',
    'help: names nobody to ask',
  ])
})
