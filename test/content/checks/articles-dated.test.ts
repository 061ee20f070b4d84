import { expect, test } from 'vitest'
import { articlesDated } from '../../../src/content/checks/articles-dated.ts'
import { article } from '../article.ts'
import { brief, houseFrom } from '../house-from.ts'

function reviewed(review: string, read = '2026-02-28'): string[] {
  const house = houseFrom({ 'knowledge/articles/x/id.md': article({ read, review }, 'Ya.') })
  return brief(articlesDated(house)).map((fault) => fault.replace(/^.*: review: /, ''))
}

test('from the next day on, for a year', () => {
  expect(reviewed('2026-03-01')).toEqual([])
  expect(reviewed('2027-02-28')).toEqual([])
  expect(reviewed('2026-02-28')).toEqual(['2026-02-28 is not after 2026-02-28'])
  expect(reviewed('2027-03-01')).toEqual(['2027-03-01 is more than a year after 2026-02-28'])
})

test('a day of the calendar', () => {
  expect(reviewed('2026-06-31')).toEqual(['2026-06-31 is no date of the calendar'])
})

test('a day that has passed stops nothing', () => {
  const files = {
    'knowledge/articles/x/id.md': article({ read: '2024-01-01', review: '2024-06-01' }, 'Ya.'),
  }
  expect(articlesDated(houseFrom(files, { today: '2026-11-25' }))).toEqual([])
})
