import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { consoleTexts } from '../../src/console/words.ts'
import { staffLanguages } from '../../src/domain/desk.ts'
import { groups, textsOf } from './console-texts.ts'

const cases = staffLanguages.flatMap((language) => groups.map((group) => ({ language, group })))

test.each(cases)('$language says all of $group, and nothing else', ({ language, group }) => {
  expect(Object.keys(textsOf(language, group)).sort()).toEqual([...consoleTexts[group]].sort())
})

// Those of `console-page` are said by the means of paging, and tested there.
test.each(staffLanguages)('%s has a file for each group, and no other', (language) => {
  const files = readdirSync(`locales/${language}`).filter(
    (file) => file.startsWith('console-') && file !== 'console-page.json',
  )
  expect(files.sort()).toEqual(groups.map((group) => `console-${group}.json`).sort())
})

test('every language has the same slots', () => {
  const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const group of groups) {
    const [first, ...others] = staffLanguages.map((language) => textsOf(language, group))
    for (const name of consoleTexts[group]) {
      for (const other of others) {
        expect(slots(other[name] ?? ''), name).toEqual(slots(first?.[name] ?? ''))
      }
    }
  }
})

test('no language leaves a sentence in another one', () => {
  // Names of languages, desks and things are the same everywhere.
  const same = /^(language|desk|zone|role|urgency)-|^(means-)?(e-?mail|telegram)/
  for (const group of groups) {
    const [id = {}, vi = {}, en = {}] = staffLanguages.map((language) => textsOf(language, group))
    for (const name of consoleTexts[group]) {
      const text = en[name] ?? ''
      if (same.test(name) || name === 'end-chat' || text.split(' ').length < 3) continue
      expect(id[name], `${group}:${name}`).not.toBe(text)
      expect(vi[name], `${group}:${name}`).not.toBe(text)
      expect(vi[name], `${group}:${name}`).not.toBe(id[name])
    }
  }
})

test('every sentence is said somewhere', () => {
  const source = readdirSync('src/console', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'words.ts')
    .map((file) => readFileSync(`src/console/${file}`, 'utf8'))
    .join('\n')
  // Names put together out of a code: `frame:role-${role}`.
  const begins = [...source.matchAll(/[`']([a-z]+:)?([\w-]+-)\$\{/g)].map(
    ([, , begin = '']) => begin,
  )
  const bare = [...source.matchAll(/`([a-z]+):\$\{/g)].map(([, group]) => group)
  const silent = groups.flatMap((group) =>
    consoleTexts[group]
      .filter((name) => !source.includes(`'${group}:${name}'`))
      .filter((name) => !begins.some((begin) => name.startsWith(begin)))
      .filter((name) => !(bare.includes(group) && ['planned', 'at-work', 'ended'].includes(name)))
      .map((name) => `${group}:${name}`),
  )
  expect(silent).toEqual([])
})

test('Vietnamese stands in one normal form', () => {
  for (const group of groups) {
    for (const text of Object.values(textsOf('vi', group))) expect(text).toBe(text.normalize('NFC'))
  }
})
