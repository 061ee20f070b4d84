import { expect, test } from 'vitest'
import { familyIsFolder } from '../../../src/content/checks/family-is-folder.ts'
import { brief, houseFrom, pattern } from '../house-from.ts'

test('a pattern stands in the folder of its family', () => {
  const at = (folder: string) =>
    brief(familyIsFolder(houseFrom({ [`knowledge/patterns/${folder}/fee.yaml`]: pattern() })))
  expect(at('money')).toEqual([])
  expect(at('documents')).toEqual([
    'knowledge/patterns/documents/fee.yaml: family: "money" is not the folder "documents"',
  ])
})
