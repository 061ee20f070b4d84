import { mkdirSync, writeFileSync } from 'node:fs'
import { wordingQuestions } from '../../src/domain/wording.ts'
import { known } from '../offer/known.ts'
import { learnedFrom } from '../offers/labelled.ts'
import { featureReader } from './learn/features.ts'
import { sayingReader } from './learn/saying.ts'
import { learnWording } from './learn/wording.ts'

/** Learns `knowledge/wording/*.csv` from the labelled texts of `test/offers`: `npm run learn`. */
const texts = learnedFrom()
const weights = learnWording(texts, featureReader(sayingReader(known())))
mkdirSync('knowledge/wording', { recursive: true })
for (const question of wordingQuestions) {
  const lines = weights[question].map(({ words, weight }) => `${cell(words)},${weight}`)
  writeFileSync(`knowledge/wording/${question}.csv`, `words,weight\n${lines.join('\n')}\n`)
  process.stdout.write(`${question}: ${lines.length} weights\n`)
}
process.stdout.write(`learned from ${texts.length} texts\n`)

/** Words hold letters of any script and signs that text may hold, so a quote or comma is not ruled out. */
function cell(words: string): string {
  return /[",\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
