import { expect, test } from 'vitest'
import { smallHouse } from '../fixtures/small-house.ts'

const sari = { channel: 'letters', id: 'sari' }

test('what is taken back before it is answered is not answered', async () => {
  const house = smallHouse()
  const id = await house.write('rice')
  await house.tell({ kind: 'taken-back', of: id })
  await house.clock.pass(5_000)
  expect(house.texts()).toEqual([])
})

test('a cry for help is answered, whoever took it back', async () => {
  const house = smallHouse()
  const id = await house.write('sos')
  await house.tell({ kind: 'taken-back', of: id })
  await house.clock.pass(5_000)
  expect(house.texts()).toEqual(['heard: sos (distress)'])
})

test('what is taken back is shown on no screen any more, is kept, and nothing is said of it', async () => {
  const house = smallHouse()
  const id = await house.write('rice')
  await house.clock.pass(5_000)
  await house.tell({ kind: 'taken-back', of: id })
  await house.clock.pass(5_000)
  expect(house.texts()).toEqual(['heard: rice'])
  const shown = await house.runtime.inside.screen(sari, 0)
  expect(shown.map(({ text }) => text)).toEqual(['heard: rice'])
  const lines = (await house.store.list('chat/', '', 100)).filter(({ key }) =>
    key.includes('/line/'),
  )
  expect(lines.map(({ value }) => JSON.parse(Buffer.from(value).toString()).text)).toContain('rice')
})

test('taking back what never came does nothing', async () => {
  const house = smallHouse()
  await house.tell({ kind: 'taken-back', of: 'never' })
  await house.clock.pass(5_000)
  expect(house.texts()).toEqual([])
  expect(house.store.keys('due/')).toEqual([])
})
