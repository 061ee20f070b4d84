import { expect, test } from 'vitest'
import { openHouse } from '../../src/commands/house.ts'
import { offerViewOf } from '../../src/commands/offer-view.ts'

const see = offerViewOf(await openHouse(), { now: () => Date.UTC(2026, 10, 26) })
const offer =
  'LOKER KAMBOJA admin online gaji 15jt/bln\npaspor nanti bos yg pegang biar aman\nmasuknya nyebrang sungai dikit aja kak'

test('each sign quotes the person’s own words, and gives the reason in the language of the chat', () => {
  const view = see(offer, 'id')
  expect(view?.level).toBe('danger')
  for (const { quote, reason } of view?.signs ?? []) {
    expect(offer).toContain(quote)
    expect(reason).not.toBe('')
  }
  expect(view?.signs.map(({ reason }) => reason)).toContain('paspor diambil orang lain')
  expect(view?.notices.join()).toMatch(/^Kamboja: .* \(29 Oktober 2025\)/)
})

test('what is no offer has no view', () => {
  expect(see('halo, apa kabar?', 'id')).toBeNull()
  expect(see('', 'vi')).toBeNull()
})
