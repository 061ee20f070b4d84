import { expect, test } from 'vitest'
import { languages } from '../../src/domain/language.ts'
import { answerShares, foundFor, questionSets } from '../bench/accuracy/answers.ts'
import { shippedAnswers } from './shipped.ts'

// Floors below what `docs/accuracy.md` says, so that a change for the worse is seen before it is merged.
const sets = questionSets.flatMap((set) => languages.map((language) => ({ set, language })))

test.each(sets)('questions are answered and declined ($set, $language)', ({ set, language }) => {
  const knowledge = shippedAnswers()
  const ids = new Set(
    knowledge.articles.filter((article) => article.language === language).map(({ id }) => id),
  )
  // A question whose article is not written yet can be neither.
  const rows = foundFor(knowledge, language, set).filter(
    ({ articles }) => articles.length === 0 || articles.some((id) => ids.has(id)),
  )
  const shares = answerShares(language, rows)
  expect(shares.asked).toBeGreaterThan(50)
  expect(shares.unanswerable).toBeGreaterThanOrEqual(35)
  expect(shares.first / shares.asked).toBeGreaterThan(0.88)
  expect(shares.answered / shares.asked).toBeGreaterThan(0.85)
  expect(shares.wrong / shares.asked).toBeLessThan(0.07)
  expect(shares.declined / shares.unanswerable).toBeGreaterThan(0.88)
})
