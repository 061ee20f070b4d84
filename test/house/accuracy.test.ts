import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { report } from '../bench/accuracy.ts'

test('docs/accuracy.md says how the checker reads today; otherwise run: npm run accuracy', () => {
  expect(readFileSync('docs/accuracy.md', 'utf8')).toBe(report())
})
