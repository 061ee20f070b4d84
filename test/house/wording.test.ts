import { expect, test } from 'vitest'
import { wordingQuestions } from '../../src/domain/wording.ts'
import { known } from '../offer/known.ts'
import { learnedFrom } from '../offers/labelled.ts'
import { featureReader } from '../tools/learn/features.ts'
import { sayingReader } from '../tools/learn/saying.ts'
import { learnWording } from '../tools/learn/wording.ts'

test('knowledge/wording is what the labelled texts teach, otherwise run npm run learn', () => {
  const knowledge = known()
  const learned = learnWording(learnedFrom(), featureReader(sayingReader(knowledge)))
  for (const question of wordingQuestions) {
    expect(knowledge.wording[question]).toEqual(learned[question])
  }
}, 120_000)
