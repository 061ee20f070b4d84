import { expect, test } from 'vitest'
import { likenessOf, offeredFrom, type Traits, traitsOf } from '../../../src/desk/cases/likeness.ts'
import { namesAlike } from '../../../src/desk/cases/names-alike.ts'
import { caseRoom, origin, report } from './case-room.ts'

// Every person is invented.

const nobody: Traits = {
  names: [],
  birthYear: null,
  gender: null,
  phones: [],
  reporterPhones: [],
  recruiterPhones: [],
  leftOn: null,
  lastContactOn: null,
}
const traits = (name: string, rest: Partial<Traits> = {}): Traits => ({
  ...nobody,
  names: [name],
  ...rest,
})

test.each([
  ['Nguyễn Thị Hương Giang', 'nguyen thi huong giang', 'same'],
  ['Đỗ Quang Khải', 'Do Quang Khai', 'same'],
  ['Khải Đỗ Quang', 'Đỗ Quang Khải', 'same'],
  ['Moh. Fikri Haikal', 'Muhammad Fikri Haikal', 'same'],
  ['Soetrisno Wibowo', 'Sutrisno Wibowo', 'same'],
  ['Bu Wahyuni Kartika', 'Wahyuni Kartika', 'same'],
  ['Yusuf Ramadhan', 'Jusuf Ramadan', 'alike'],
  ['Rizky Firmansyah', 'Riski Firmansah', 'alike'],
  ['Rangga Suryanto', 'Rangga Suryanto Contoh', 'alike'],
  ['Yanto', 'Suryanto', 'nickname'],
  ['Lis', 'Lisnawati Harahap', 'nickname'],
  ['Khải', 'Đỗ Quang Khải', 'nickname'],
] as const)('%s and %s: %s', (one, other, how) => {
  expect(namesAlike(one, other)).toBe(how)
  expect(namesAlike(other, one)).toBe(how)
})

test.each([
  ['Nguyễn Thị Hoa', 'Nguyễn Thị Mai'],
  ['Trần Văn Nam', 'Trần Văn Tú'],
  ['Siti Aminah', 'Siti Rohani'],
  ['Muhammad Fikri', 'Muhammad Hasan'],
  ['Sri Wahyuni', 'Sri Handayani'],
  ['Budi Santoso', 'Agus Salim'],
  ['Nguyễn Văn', 'Nguyễn Thị'],
  ['', 'Budi'],
])('%s and %s are nobody’s two names', (one, other) => {
  expect(namesAlike(one, other)).toBeNull()
})

const full = { birthYear: 2001, gender: 'Masculine', leftOn: '2026-10-02' }

test.each([
  [
    'the same name and year',
    traits('Rangga Suryanto', full),
    traits('Rangga Suryanto', { birthYear: 2001 }),
  ],
  [
    'a slip, a year off and the same day',
    traits('Rizky Firmansyah', full),
    traits('Riski Firmansah', { birthYear: 2002, leftOn: '2026-10-02' }),
  ],
  [
    'the same number alone',
    traits('Rangga', { phones: ['+6281200000011'] }),
    traits('Bang R', { phones: ['+6281200000011'] }),
  ],
  [
    'a nickname, the year and the same reporter',
    traits('Yanto', { birthYear: 2001, reporterPhones: ['+62811'] }),
    traits('Rangga Suryanto', { birthYear: 2001, reporterPhones: ['+62811'] }),
  ],
])('offered: %s', (_, one, other) => {
  expect(likenessOf(one, other).score).toBeGreaterThanOrEqual(offeredFrom)
  expect(likenessOf(other, one)).toEqual(likenessOf(one, other))
})

test.each([
  ['a name alone', traits('Rangga Suryanto'), traits('Rangga Suryanto')],
  [
    'two brothers of one reporter',
    traits('Rangga Suryanto', { birthYear: 2001, reporterPhones: ['+62811'] }),
    traits('Dimas Prakoso', { birthYear: 2003, reporterPhones: ['+62811'] }),
  ],
  [
    'two whom one recruiter took on one day',
    traits('Rangga Suryanto', { ...full, recruiterPhones: ['+62812'] }),
    traits('Dimas Prakoso', { ...full, recruiterPhones: ['+62812'] }),
  ],
  [
    'the same name, twenty years apart',
    traits('Rangga Suryanto', { birthYear: 2001, leftOn: '2026-10-02' }),
    traits('Rangga Suryanto', { birthYear: 1981, leftOn: '2026-10-02' }),
  ],
  [
    'two strangers with common names',
    traits('Nguyễn Thị Hoa', { birthYear: 2001 }),
    traits('Nguyễn Thị Mai', { birthYear: 2001 }),
  ],
  [
    'a man and a woman',
    traits('Tri Utami', { birthYear: 2001, gender: 'Masculine' }),
    traits('Tri Utami', { birthYear: 2001, gender: 'Feminine' }),
  ],
  ['nothing known of either', nobody, nobody],
])('not offered: %s', (_, one, other) => {
  expect(likenessOf(one, other).score).toBeLessThan(offeredFrom)
})

test('what is compared is read out of what was told, each number as whose it is', async () => {
  const { cases, whole } = caseRoom()
  await cases.openFromReport(
    report({
      name: 'Rangga Suryanto',
      'other-names': 'Yanto, Ang; HP 0812 0000 0011',
      'birth-year': '2001',
      sex: 'unknown',
      'contact-by': 'telp 0812-0000-0012 (ibu)',
      recruiter: 'Pak Uji +855 12 345 678',
      'left-on': 'tanggal 2/10/2026',
    }),
    origin,
  )
  expect(traitsOf((await whole()).one)).toMatchObject({
    birthYear: 2001,
    gender: null,
    phones: ['+6281200000011'],
    reporterPhones: ['+6281200000012'],
    recruiterPhones: ['+85512345678'],
    leftOn: '2026-10-02',
    lastContactOn: null,
  })
  expect(traitsOf((await whole()).one).names).toEqual(
    expect.arrayContaining(['Rangga Suryanto', 'Yanto', 'Ang']),
  )
})
