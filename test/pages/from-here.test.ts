import { expect, test } from 'vitest'
import { fromHere } from '../../src/pages/from-here.ts'

const ours = ['https://ours.example']

test.each([
  ['our own page', 'same-origin', 'https://ours.example', true],
  ['our own page, whose policy hides the origin', 'same-origin', 'null', true],
  ['typed or from a bookmark', 'none', undefined, true],
  ['another site', 'cross-site', 'https://theirs.example', false],
  ['another site that hides its origin', 'cross-site', 'null', false],
  ['a neighbour under the same domain', 'same-site', 'https://ours.example', false],
  ['an old browser on our page', undefined, 'https://ours.example', true],
  ['an old browser elsewhere', undefined, 'https://theirs.example', false],
  ['an old browser in a sandboxed frame', undefined, 'null', false],
  ['a program that is no browser', undefined, undefined, true],
])('a post from %s', (_, site, origin, answer) => {
  expect(fromHere({ site, origin, ours })).toBe(answer)
})
