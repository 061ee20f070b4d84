import { expect, it } from 'vitest'
import { houseFolder, openHouse } from '../../../src/commands/house.ts'
import { readableLines } from '../../../src/commands/readable-lines.ts'
import { newSession } from '../../../src/domain/session.ts'
import { indexIndicators } from '../../../src/offer/look-up/indicators.ts'
import { indexNotices } from '../../../src/offer/look-up/look-up.ts'

const marks = [
  { kind: 'phone', value: '+6281234567890', campaign: false, until: '2999-01-01' },
  { kind: 'phone', value: '+84912345678', campaign: false, until: '2999-01-01' },
] as const
const lists = { notices: indexNotices([]), indicators: indexIndicators(marks) }
const house = await openHouse(houseFolder, () => lists)

const said = (language: 'id' | 'vi', text: string) =>
  readableLines(house, text, { ...newSession, language, languageChosen: true, greeted: true })

it.each([
  ['id', '0812-3456-7890', '“0812-3456-7890” pernah ada di pesan yang kami nilai berbahaya.'],
  [
    'id',
    'Apakah nomor 0812-3456-7890 itu benar punya mereka, tolong dicek',
    'bisa saja tidak tahu',
  ],
  ['vi', '0912 345 678', '“0912 345 678” từng có trong tin mà mình thấy nguy hiểm.'],
] as const)('whoever asks about a marked number is told so (%s)', (language, text, words) => {
  expect(said(language, text)).toContain(words)
  expect(said(language, text)).not.toMatch(/penipu\b|kẻ lừa đảo/)
})

it('a number nobody marked is told as before', () => {
  expect(said('id', '0812-3456-7891')).not.toContain('“')
})
