import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { report } from '../bench/accuracy.ts'

// Weights are learned five times over, and every text is read several times.
const long = 400_000

test(
  'docs/accuracy.md says how the checker reads today, otherwise run npm run accuracy; no pattern lives on its own examples',
  () => {
    const { page, idle } = report()
    expect(readFileSync('docs/accuracy.md', 'utf8')).toBe(page)
    expect(idle).toEqual([])
  },
  long,
)
