import { expect, test } from 'vitest'
import { languages } from '../../src/domain/language.ts'
import { answerShares, foundFor } from '../bench/accuracy/answers.ts'
import { shippedAnswers } from './shipped.ts'

// Floors below what `docs/accuracy.md` says, so that a change for the worse is seen before it is merged.
test.each(languages)('questions nothing was made by are answered and declined (%s)', (language) => {
  const knowledge = shippedAnswers()
  const ids = new Set(
    knowledge.articles.filter((article) => article.language === language).map(({ id }) => id),
  )
  // A question whose article is not written yet can be neither.
  const rows = foundFor(knowledge, language).filter(
    ({ articles }) => articles.length === 0 || articles.some((id) => ids.has(id)),
  )
  const shares = answerShares(language, rows)
  expect(shares.asked).toBeGreaterThan(5)
  expect(shares.unanswerable).toBeGreaterThanOrEqual(40)
  expect(shares.first / shares.asked).toBeGreaterThan(0.8)
  expect(shares.declined / shares.unanswerable).toBeGreaterThan(0.65)
})
