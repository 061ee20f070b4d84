import { expect, test } from 'vitest'
import { flow } from '../../../src/content/shapes/flow.ts'

const written = {
  id: 'told',
  start: 'name',
  report: 'missing-relative',
  steps: {
    name: { asks: 'name', say: ['told:name'], next: 'sex' },
    sex: {
      asks: 'sex',
      say: ['told:sex'],
      choices: [{ id: 'female', label: 'told:female', to: 'photo', answer: 'female' }],
      next: 'photo',
    },
    photo: { asks: 'photo', say: ['told:photo'], next: 'enough', otherwise: { place: 'name' } },
    enough: { consents: 'share-at-home', say: ['told:enough'] },
  },
}

test('a question gets what every question has: skip, back, enough; and words, pins and files lead on', () => {
  const { steps } = flow.parse(written)
  const choices = steps['sex']?.choices.map(({ id, to, answer }) => [id, to, answer])
  expect(choices).toEqual([
    ['female', 'photo', 'female'],
    ['skip', 'photo', null],
    ['back', 'name', undefined],
    ['enough', 'enough', undefined],
  ])
  expect(steps['sex']?.otherwise).toEqual({ text: 'photo', place: 'photo', media: 'photo' })
  expect(steps['sex']).not.toHaveProperty('next')
})

test('the first has nothing to go back to, and what a file says itself holds', () => {
  const { steps } = flow.parse(written)
  expect(steps['name']?.choices.map(({ id }) => id)).toEqual(['skip', 'enough'])
  expect(steps['photo']?.otherwise.place).toBe('name')
})

test('a step that asks nothing is left as it is', () => {
  const { steps } = flow.parse(written)
  expect(steps['enough']).toMatchObject({ choices: [], otherwise: {} })
})
