import type { WordingWeight } from '../domain/wording.ts'
import { wording } from './shapes/wording.ts'

const head = wording.columns.join(',')

/**
 * The weights of a file that is as `npm run learn` writes it: a head, then plain lines without quotes or blanks
 * around a cell. Null for any other, which is then read and held against its shape row by row, and told what is
 * wrong with it: there are twenty thousand lines, and that takes a third of a second at every start.
 */
export function readWeights(text: string): WordingWeight[] | null {
  const [first, ...lines] = text.split('\n')
  if (first !== head || lines.pop() !== '') return null
  const weights: WordingWeight[] = []
  for (const line of lines) {
    const comma = line.indexOf(',')
    const words = line.slice(0, Math.max(0, comma))
    const weight = line.slice(comma + 1)
    if (words === '' || words.includes('"') || words.trim() !== words) return null
    if (!wording.weight.test(weight)) return null
    weights.push({ words, weight: Number(weight) })
  }
  return weights
}
