import { fileURLToPath } from 'node:url'
import type { AnswerKnowledge } from '../../src/answers/article-index.ts'
import { collectFiles } from '../../src/content/collect-files.ts'
import { readHouse } from '../../src/content/read-house.ts'
import { toKnowledge } from '../../src/content/to-knowledge.ts'

/** What is asked and answered with, as it ships; read without the checks of the content, which have tests of their own. */
export function shippedAnswers(): AnswerKnowledge {
  const { files } = collectFiles(fileURLToPath(new URL('../..', import.meta.url)))
  const { house, broken } = readHouse(files)
  return toKnowledge({
    ...house,
    broken,
    spoken: { keys: [], slots: [], steps: [] },
    today: '2026-11-26',
  })
}
