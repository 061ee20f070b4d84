import { expect, test } from 'vitest'
import { openHouse } from '../../src/commands/house.ts'
import { savedTextsOf } from '../../src/commands/saved-replies.ts'
import { staffLanguages } from '../../src/domain/desk.ts'
import { languages } from '../../src/domain/language.ts'

const house = await openHouse()
const clock = { now: () => Date.UTC(2026, 10, 26) }
const none = () => new Set<string>()
const saved = savedTextsOf(house, clock, none)
const about = { language: 'id', staffLanguage: 'en', worker: 'Rani', country: null } as const

test.each(languages)(
  'each reply is there in %s, named for each language of the staff',
  (language) => {
    const names = staffLanguages.map((staffLanguage) =>
      saved({ ...about, language, staffLanguage }).map(({ name }) => name),
    )
    expect(names[0]?.length).toBeGreaterThanOrEqual(10)
    expect(new Set(names.map((list) => list.join())).size).toBe(3)
    for (const { text } of saved({ ...about, language })) expect(text).not.toMatch(/[{}*]|^\s*$/m)
  },
)

test('the worker’s own name stands in the greeting', () => {
  expect(saved(about).find(({ id }) => id === 'hello')?.text).toContain('saya Rani.')
})

test('numbers come from what we know of the country the person is in, and from nowhere else', () => {
  const entries = house.knowledge.help.flatMap(({ entries: of }) => of)
  // An extension stands in the name.
  const known = new Set(entries.flatMap(({ contact, name }) => [contact, name.id, name.vi]))
  for (const language of languages) {
    for (const country of [null, 'KH', 'MY', 'TW'])
      for (const { id, text } of saved({ ...about, language, country })) {
        const bare = [...known].reduce((rest, said) => rest.replaceAll(said, ''), text)
        expect(bare.replaceAll(/\b(19|20)\d\d\b/g, ''), `${language} ${id}`).not.toMatch(/\d{3,}/)
      }
  }
  const numbers = (country: string | null) =>
    saved({ ...about, country }).find(({ id }) => id === 'numbers-abroad')?.text
  expect(numbers('KH')).not.toBe(numbers(null))
})

test('a reply that is nothing without a number is left out where none is known', () => {
  const bare = savedTextsOf({ ...house, knowledge: { ...house.knowledge, help: [] } }, clock, none)
  const ids = bare(about).map(({ id }) => id)
  expect(ids).not.toContain('numbers-abroad')
  expect(ids).toContain('passport-held')
  expect(bare(about).find(({ id }) => id === 'paid-already')?.text).not.toMatch(/^\s*$/m)
})

test('a number that was found to be somebody else’s stands in no reply', () => {
  const kemlu = 'id-kemlu-hotline'
  const contact = house.knowledge.help
    .flatMap(({ entries }) => entries)
    .find(({ id }) => id === kemlu)?.contact
  const all = (of: typeof saved) =>
    of(about)
      .map(({ text }) => text)
      .join()
  expect(all(saved)).toContain(contact)
  expect(all(savedTextsOf(house, clock, () => new Set([kemlu])))).not.toContain(contact)
})
