import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collectFiles, largestFile } from '../../src/content/collect-files.ts'
import { copyGoodHouse } from './lay-house.ts'

let house: ReturnType<typeof copyGoodHouse>
beforeEach(() => {
  house = copyGoodHouse()
})
afterEach(() => house.remove())

const write = (path: string, text: string) => writeFileSync(join(house.root, path), text)

test('reads content and leaves the rest', () => {
  const before = [...collectFiles(house.root).files.keys()]
  mkdirSync(join(house.root, 'knowledge/schemas'))
  write('knowledge/schemas/x.json', '{')
  write('knowledge/articles/README.md', 'x')
  write('knowledge/README.md', 'x')
  write('knowledge/LICENSE', 'x')
  write('flows/.DS_Store', '\0')
  write('package.json', '{')
  const after = collectFiles(house.root)
  expect([...after.files.keys()]).toEqual(before)
  expect(after.faults).toEqual([])
  expect(before).toContain('knowledge/patterns/money/fee-asked.yaml')
  expect(before).toContain('knowledge/articles/who-to-ask/id.md')
})

test('a link is refused even where it stays inside', () => {
  symlinkSync(join(house.root, 'flows/menu.yaml'), join(house.root, 'flows/again.yaml'))
  const { files, faults, refused } = collectFiles(house.root)
  expect(faults).toMatchObject([{ fault: 'is a link to another file' }])
  expect([...refused]).toEqual(['flows/again.yaml'])
  expect(files.has('flows/again.yaml')).toBe(false)
})

test('what would never end is not opened', () => {
  execFileSync('mkfifo', [join(house.root, 'flows/pipe.yaml')])
  expect(collectFiles(house.root).faults).toMatchObject([
    { file: 'flows/pipe.yaml', fault: 'is not an ordinary file' },
  ])
})

test('exactly as large as allowed', () => {
  write('flows/large.yaml', '#'.repeat(largestFile))
  expect(collectFiles(house.root).faults).toEqual([])
  write('flows/large.yaml', '#'.repeat(largestFile + 1))
  expect(collectFiles(house.root).faults).toMatchObject([{ fault: 'is larger than 1 MB' }])
})

test('an empty root misses all three folders', () => {
  const root = join(house.root, 'flows')
  expect(collectFiles(root).faults.map(({ file, fault }) => `${file} ${fault}`)).toEqual([
    'flows is missing',
    'knowledge is missing',
    'locales is missing',
  ])
})
