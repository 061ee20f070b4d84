import { expect, test } from 'vitest'
import { firstLinesNeutral } from '../../../src/content/checks/first-lines-neutral.ts'
import { idsUnique } from '../../../src/content/checks/ids-unique.ts'
import { lineLength } from '../../../src/content/checks/line-length.ts'
import { slotsFilled } from '../../../src/content/checks/slots-filled.ts'
import { textKeysExist } from '../../../src/content/checks/text-keys-exist.ts'
import { unusedKeys } from '../../../src/content/checks/unused-keys.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

// Saved replies are held to what holds for all that is said, in any chat.

const name = { id: 'Nama', vi: 'Tên', en: 'Name' }
function houseOf(said: Record<string, string>, replies: object[] = [{ id: 'hello', name }]) {
  return houseFrom({
    'knowledge/saved-replies.yaml': JSON.stringify(replies),
    'locales/id/saved-replies.json': texts(said),
    'locales/vi/saved-replies.json': texts(said),
  })
}

test('its text is there, and each text is one’s', () => {
  expect(textKeysExist(houseOf({ hello: 'x' }))).toEqual([])
  expect(brief(textKeysExist(houseOf({ hallo: 'x' })))[0]).toMatch(
    /^knowledge\/saved-replies\.yaml: item 1, id: names the text "saved-replies:hello"/,
  )
  expect(unusedKeys(houseOf({ hello: 'x' }))).toEqual([])
  expect(brief(unusedKeys(houseOf({ hello: 'x', old: 'y' })))).toEqual([
    'locales/id/saved-replies.json: old: is a text that nothing says',
  ])
})

test('its slots are the worker’s name and the numbers it asks for', () => {
  const help = { need: 'child', count: 1 }
  expect(slotsFilled(houseOf({ hello: '{name}\n{help1}' }, [{ id: 'hello', name, help }]))).toEqual(
    [],
  )
  expect(brief(slotsFilled(houseOf({ hello: '{name} {help1}' })))).toEqual([
    'knowledge/saved-replies.yaml: item 1: says "saved-replies:hello", whose slot {help1} nothing fills here',
  ])
})

test('it is short, begins with nothing a stranger may not read, and stands there once', () => {
  expect(brief(lineLength(houseOf({ hello: 'a\nb\nc\nd\ne\nf\ng' })))[0]).toContain('7 lines')
  expect(brief(firstLinesNeutral(houseOf({ hello: 'polisi sudah tahu' })))[0]).toContain('polisi')
  const twice = [
    { id: 'hello', name },
    { id: 'hello', name },
  ]
  expect(idsUnique(houseOf({ hello: 'x' }, twice))).toHaveLength(1)
})
