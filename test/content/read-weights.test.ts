import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCsv } from '../../src/content/read-csv.ts'
import { readWeights } from '../../src/content/read-weights.ts'
import { wordingQuestions } from '../../src/domain/wording.ts'

test.each(wordingQuestions)('%s.csv as it is shipped reads the same as row by row', (question) => {
  const text = readFileSync(`knowledge/wording/${question}.csv`, 'utf8')
  const { rows, faults } = readCsv('f', text, ['words', 'weight'])
  expect(faults).toEqual([])
  expect(readWeights(text)).toEqual(
    rows.map(({ cells }) => ({ words: cells['words'], weight: Number(cells['weight']) })),
  )
})

test.each([
  ['another head', 'weight,words\n1,gaji\n'],
  ['no line end behind the last line', 'words,weight\ngaji,1'],
  ['an empty line', 'words,weight\n\ngaji,1\n'],
  ['no words', 'words,weight\n,1\n'],
  ['no weight', 'words,weight\ngaji\n'],
  ['a weight that is none', 'words,weight\ngaji,much\n'],
  ['a third cell', 'words,weight\ngaji,1,2\n'],
  ['a quoted cell', 'words,weight\n"gaji",1\n'],
  ['a blank around the words', 'words,weight\n gaji,1\n'],
  ['a blank around the weight', 'words,weight\ngaji, 1\n'],
])('%s is left to whoever reads row by row', (_, text) => {
  expect(readWeights(text)).toBeNull()
})
