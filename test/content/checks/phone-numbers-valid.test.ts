import { expect, test } from 'vitest'
import { phoneNumbersValid } from '../../../src/content/checks/phone-numbers-valid.ts'
import { brief, help, houseFrom } from '../house-from.ts'

function wrong(over: Record<string, unknown>): string[] {
  const house = houseFrom({ 'knowledge/help/ID.yaml': help(over) })
  return brief(phoneNumbersValid(house)).map((fault) => fault.replace(/^.*contact: /, ''))
}

test.each([
  ['+62 812-9007-0027', 'any'],
  ['+62 21 2924 4800', ['ID', 'VN']],
  ['+95 9 503 7055', 'any'],
  ['+852 6773 0466', ['HK']],
  ['+84 981 84 84 84', 'any'],
  ['+855 23 726 274', 'any'],
  ['110', ['ID']],
  ['1955', ['TW']],
  ['0800-1000', ['ID']],
  ['1500-630', ['ID']],
  ['(021) 2780 8211', ['ID']],
])('%s from %s', (contact, from) => {
  expect(wrong({ contact, from })).toEqual([])
})

test.each([
  ['+62 12', 'any', 'is no telephone number that exists'],
  ['+855 23 726', 'any', 'is no telephone number that exists'],
  ['0812 9007 002 777', ['ID'], 'cannot be dialled in ID'],
  ['0812 9007 0027', ['ID', 'MY'], 'works in one country only'],
  ['129', 'any', 'works in one country only'],
  ['12', ['ID'], 'cannot be dialled in ID'],
  ['123 456 789', ['XX'], 'cannot be dialled in XX'],
  ['129 (24 h)', ['ID'], 'is not written as one telephone number'],
  ['129; 110', ['ID'], 'is not written as one telephone number'],
  ['+62 812-9007-0027\n110', 'any', 'is not written as one telephone number'],
])('%s from %s', (contact, from, fault) => {
  expect(wrong({ contact, from })).toEqual([`"${contact}" ${fault}`])
})

test('WhatsApp knows numbers with their country only', () => {
  expect(wrong({ by: 'whatsapp', contact: '+62 811 8080 141', from: 'any' })).toEqual([])
  expect(wrong({ by: 'whatsapp', contact: '0811-8080-141', from: ['ID'] })).toEqual([
    '"0811-8080-141" cannot be found in WhatsApp',
  ])
})

test('an office is no number', () => {
  expect(wrong({ by: 'office', contact: 'Jl. MT Haryono Kav. 52' })).toEqual([])
})
