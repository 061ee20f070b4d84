import { expect, test } from 'vitest'
import { articlesPaired } from '../../../src/content/checks/articles-paired.ts'
import { article } from '../article.ts'
import { brief, houseFrom } from '../house-from.ts'

const id = 'knowledge/articles/x/id.md'
const vi = 'knowledge/articles/x/vi.md'

test('both languages, or one that is said to be the only one', () => {
  expect(brief(articlesPaired(houseFrom({ [id]: article({}, 'Ya.') })))).toEqual([
    `${vi}: is missing; there is ${id}`,
  ])
  expect(articlesPaired(houseFrom({ [id]: article({ only: 'id' }, 'Ya.') }))).toEqual([])
  const both = { [id]: article({}, 'Ya.'), [vi]: article({ law: 'VN' }, 'Có.') }
  expect(articlesPaired(houseFrom(both))).toEqual([])
})

test('the other one is not called missing where it could not be read', () => {
  const house = houseFrom({ [id]: article({}, 'Ya.') }, { broken: new Set([vi]) })
  expect(articlesPaired(house)).toEqual([])
})
