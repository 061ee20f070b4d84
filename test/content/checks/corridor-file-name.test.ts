import { expect, test } from 'vitest'
import { corridorFileName } from '../../../src/content/checks/corridor-file-name.ts'
import { brief, corridor, houseFrom } from '../house-from.ts'

test('a corridor stands in the file that bears its name', () => {
  const at = (file: string) => brief(corridorFileName(houseFrom({ [file]: corridor() })))
  expect(at('knowledge/corridors/ID-KH.yaml')).toEqual([])
  expect(at('knowledge/corridors/KH-ID.yaml')).toEqual([
    'knowledge/corridors/KH-ID.yaml: holds the corridor ID-KH',
  ])
})

test('a corridor leads out of its country', () => {
  const file = 'knowledge/corridors/ID-ID.yaml'
  const house = houseFrom({ [file]: corridor({ destination: 'ID' }) })
  expect(brief(corridorFileName(house))).toEqual([`${file}: destination: "ID" is also the origin`])
})
