import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findColumns, roleOf } from '../../../src/desk/knowledge/columns.ts'
import {
  actsOfDifference,
  type Difference,
  differenceOf,
} from '../../../src/desk/knowledge/difference.ts'
import { type ListRow, listRows } from '../../../src/desk/knowledge/list-rows.ts'
import { overlaid } from '../../../src/desk/knowledge/overlay.ts'
import { readDate } from '../../../src/desk/knowledge/read-date.ts'
import type { AgencyNotice } from '../../../src/domain/notice.ts'
import { firmName } from '../../../src/offer/look-up/names.ts'
import { similarIndex } from '../../../src/offer/look-up/similar.ts'
import { notice } from '../../offer/small-house.ts'
import { names } from './desk-room.ts'

describe('the columns of a list', () => {
  it.each([
    ['Nama Perusahaan', 'name'],
    ['NAMA P3MI', 'name'],
    ['Tên doanh nghiệp', 'name'],
    ['Ten cong ty', 'name'],
    ['Nomor Izin', 'licence'],
    ['No. SIP3MI', 'licence'],
    ['Số giấy phép', 'licence'],
    ['Tanggal Pencabutan', 'listedOn'],
    ['Tgl.', 'listedOn'],
    ['Ngày thu hồi', 'listedOn'],
    ['Tanggal Berakhir', 'endsOn'],
    ['Đến ngày', 'endsOn'],
    ['Alamat Kantor', 'city'],
    ['Địa chỉ trụ sở', 'city'],
    ['No', null],
    ['STT', null],
    ['Nomor', null],
    ['Keterangan', null],
  ])('%s', (heading, role) => {
    expect(roleOf(heading)).toBe(role)
  })

  it('stand below a title, and the town goes before the address', () => {
    const found = findColumns([
      ['DAFTAR P3MI YANG DICABUT IZINNYA', '', '', ''],
      ['', '', '', ''],
      ['No', 'Nama Perusahaan', 'Alamat', 'Kota'],
      ['1', 'PT Laut Biru Contoh', 'Jl. Contoh 1', 'Bekasi'],
    ])
    expect(found).toEqual({ head: 2, columns: { name: 1, city: 3 } })
  })

  it('are asked for where nobody can tell, with the headings there are', () => {
    const twice = findColumns([['Nama Perusahaan', 'Tanggal', 'Tanggal']])
    expect(twice).toMatchObject({ headings: ['Nama Perusahaan', 'Tanggal', 'Tanggal'] })
    expect(JSON.stringify(twice)).toContain('the date')
    expect(findColumns([['Kolom A', 'Kolom B']])).toMatchObject({
      headings: ['Kolom A', 'Kolom B'],
    })
    expect(findColumns([['Nama PT', 'Nama Perusahaan']])).toHaveProperty('unsure')
  })

  it('may be said: by heading, or by number', () => {
    const rows = [['Kolom A', 'Nama', 'Tanggal', 'Tanggal']]
    expect(findColumns(rows, new Map([['listedOn', '#4']]))).toMatchObject({
      columns: { name: 1, listedOn: 3 },
    })
    expect(
      findColumns(
        rows,
        new Map([
          ['name', 'kolom a'],
          ['listedOn', '#3'],
        ] as const),
      ),
    ).toMatchObject({ columns: { name: 0 } })
    expect(findColumns(rows, new Map([['name', 'Kolom Z']]))).toHaveProperty('unsure')
    expect(
      findColumns(
        rows,
        new Map([
          ['licence', 'Kolom Z'],
          ['listedOn', '#3'],
        ] as const),
      ),
    ).toMatchObject({ unsure: 'There is no column "Kolom Z".' })
  })
})

it.each([
  ['10 April 2026', '2026-04-10'],
  ['1 Agustus 2025', '2025-08-01'],
  ['10/4/2026', '2026-04-10'],
  ['10-04-2026', '2026-04-10'],
  ['2026-04-10', '2026-04-10'],
  ['ngày 10 tháng 4 năm 2026', '2026-04-10'],
  ['Ngày 10/4/2026', '2026-04-10'],
  ['tháng 4/2026', '2026-04'],
  ['April 2026', '2026-04'],
  ['2026', '2026'],
  ['31/2/2026', null],
  ['4/13/2026', null],
  ['segera', null],
  ['46122', null],
])('the date %s is %s', (written, date) => {
  expect(readDate(written)).toBe(date)
})

const about = {
  country: 'ID',
  authority: 'Kantor Uji',
  nature: 'revoked',
  listedOn: '2026-11-20',
  source: 'Kantor Uji: daftar',
} as const

it('rows of a list become notices; sums, repeated headings and empty lines do not', () => {
  const head = ['No', 'Nama Perusahaan', 'Tanggal', 'Nomor Izin', 'Kota']
  const { rows, faults } = listRows(
    [
      head,
      ['1', '1. "PT Laut Biru Contoh"', '10 April 2026', 'SIP 12/2020', 'Bekasi'],
      ['2', 'PT Ombak Contoh', '', '', ''],
      head,
      ['3', '', '1/1/2026', '', ''],
      ['4', '=CMD("x")', '1/1/2026', '', ''],
      ['5', 'PT Karang Contoh', 'kemarin', '', ''],
      ['', 'Jumlah', '2', '', ''],
    ],
    { head: 0, columns: { name: 1, listedOn: 2, licence: 3, city: 4 } },
    about,
    Date.UTC(2026, 10, 25),
    names,
  )
  expect(
    rows.map(({ row, dated, notice: { name, listedOn, licence, city } }) => [
      row,
      dated,
      name,
      listedOn,
      licence,
      city,
    ]),
  ).toEqual([
    [2, true, 'PT Laut Biru Contoh', '2026-04-10', 'SIP 12/2020', 'Bekasi'],
    [3, false, 'PT Ombak Contoh', '2026-11-20', null, null],
  ])
  expect(faults.map(({ row, faults: [first] }) => [row, first?.fault])).toEqual([
    [6, 'formula'],
    [7, 'not-a-date'],
  ])
})

function difference(rows: ListRow[], held: AgencyNotice[]): Difference {
  const similar = similarIndex(held.map(({ name }) => firmName(name).key))
  return differenceOf(rows, held, about, { nameKey: names.nameKey, near: similar.find })
}

const row = (name: string, rest: Partial<AgencyNotice> = {}, at = 2): ListRow => ({
  row: at,
  notice: notice(name, { listedOn: '2026-11-20', ...rest }),
  dated: rest.listedOn !== undefined,
})

describe('the difference', () => {
  const held = [
    notice('PT Lautan Sembilan Permata', { listedOn: '2025-05' }),
    notice('PT Gunung Delapan Cahaya', {}),
    notice('PT Gunung Delapan Cahaya', { nature: 'suspended' }),
    notice('PT Sungai Tujuh Bintang', { authority: 'Kantor Lain' }),
  ]

  it('tells new, changed, the same, nearly the same name, and gone', () => {
    const found = difference(
      [
        row('PT. LAUTAN SEMBILAN PERMATA', { listedOn: '2025-05-07', licence: 'SIP 1' }, 2),
        row('PT Sungai Tujuh Bintang', {}, 3),
        row('PT Lautan Sembilan Permatta', {}, 4),
      ],
      held,
    )
    expect(found.changed).toMatchObject([
      {
        fields: ['listedOn', 'licence'],
        notice: { name: 'PT Lautan Sembilan Permata', listedOn: '2025-05-07', licence: 'SIP 1' },
      },
    ])
    expect(found.fresh.map(({ row: at }) => at)).toEqual([3])
    expect(found.doubtful).toMatchObject([{ row: { row: 4 }, near: ['lautansembilanpermata'] }])
    expect(found.gone).toEqual([held[1]])
    expect(actsOfDifference(found).map(({ act }) => act)).toEqual(['add', 'correct'])
    expect(actsOfDifference(found, new Set([4]))).toHaveLength(3)
  })

  it('takes a firm of an undated list for what we know of it, and another day for another act', () => {
    const [first = notice('', {})] = held
    expect(difference([row(first.name)], held).same).toHaveLength(1)
    expect(difference([row(first.name, { listedOn: '2026-01-02' })], held).fresh).toHaveLength(1)
  })

  it('two acts of one year put one row right, and the other is new', () => {
    const [vague = notice('', {})] = [notice('PT Karang Empat Contoh', { listedOn: '2025' })]
    const found = difference(
      [
        row(vague.name, { listedOn: '2025-03-01' }, 2),
        row(vague.name, { listedOn: '2025-06-01' }, 3),
      ],
      [vague],
    )
    expect([found.changed.length, found.fresh.length]).toEqual([1, 1])
  })

  const firm = fc
    .tuple(
      fc.constantFrom('Laut', 'Ombak', 'Karang', 'Layar', 'Angin', 'Gunung'),
      fc.constantFrom('Satu', 'Dua', 'Tiga', 'Empat', 'Limabelas'),
      fc.constantFrom('PT', 'PT.', 'CV'),
    )
    .map(([a, b, form]) => `${form} ${a} ${b} Contoh`)
  const anyRow = fc
    .record({
      name: firm,
      listedOn: fc.constantFrom('2025', '2025-05', '2025-05-07', '2026-01-02'),
      licence: fc.constantFrom(null, 'SIP 1', 'SIP 2'),
    })
    .map(({ name, ...rest }) => notice(name, rest))
  const uniqueRows = fc.uniqueArray(anyRow, {
    maxLength: 12,
    selector: ({ name, listedOn }) => `${name} ${listedOn}`,
  })
  const listed = (rows: AgencyNotice[]) =>
    rows.map((one, at): ListRow => ({ row: at + 2, notice: one, dated: true }))

  it('puts every row in one place, whatever their order', () => {
    fc.assert(
      fc.property(uniqueRows, uniqueRows, (held_, rows) => {
        const found = difference(listed(rows), held_)
        const places = [
          ...found.fresh,
          ...found.changed.map((one) => one.row),
          ...found.doubtful.map((one) => one.row),
          ...found.same,
        ].map((one) => one.row)
        expect(places.toSorted((a, b) => a - b)).toEqual(listed(rows).map((one) => one.row))
        const turned = difference(listed(rows).reverse(), held_)
        const counts = (one: Difference) =>
          [one.fresh, one.changed, one.doubtful, one.same, one.gone].map(({ length }) => length)
        expect(counts(turned)).toEqual(counts(found))
      }),
    )
  })

  it('is nothing once it was taken over', () => {
    fc.assert(
      fc.property(uniqueRows, uniqueRows, (held_, rows) => {
        const found = difference(listed(rows), held_)
        const every = new Set(found.doubtful.map((one) => one.row.row))
        const after = overlaid(held_, actsOfDifference(found, every))
        const again = difference(listed(rows), after)
        expect([again.fresh, again.changed, again.doubtful]).toEqual([[], [], []])
      }),
    )
  })

  it('of a list with itself is nothing, and nothing is gone', () => {
    fc.assert(
      fc.property(uniqueRows, (rows) => {
        const found = difference(listed(rows), rows)
        expect([found.fresh, found.changed, found.doubtful, found.gone]).toEqual([[], [], [], []])
      }),
    )
  })
})
