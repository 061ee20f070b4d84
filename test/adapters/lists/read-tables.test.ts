import { describe, expect, it } from 'vitest'
import { readTables } from '../../../src/adapters/lists/read-tables.ts'
import { TableFault } from '../../../src/ports/table.ts'
import { spreadsheet, zipped } from '../../fixtures/spreadsheet.ts'

const read = readTables()
const rowsOf = async (file: string | Buffer) => {
  const [table] = await read(Buffer.from(file))
  return table?.rows
}
const faultOf = async (file: string | Buffer, reader = read) => {
  const fault = await reader(Buffer.from(file)).then(
    () => 'none',
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(TableFault)
  const { message } = fault as TableFault
  expect(message).not.toContain('\n')
  return message
}

const head = ['No', 'Nama Perusahaan', 'Tanggal']

describe('a list as CSV', () => {
  it.each([',', ';', '\t'])('has its cells apart by %j', async (sign) => {
    const text = `${head.join(sign)}\n1${sign}"PT Laut, Biru; Contoh"${sign}10 April 2026\n`
    expect(await rowsOf(text)).toEqual([head, ['1', 'PT Laut, Biru; Contoh', '10 April 2026']])
  })

  it('is read with the mark of a spreadsheet, in UTF-16, and with accents apart', async () => {
    expect(await rowsOf('\uFEFFTên,Ngày\nCông ty Sóng Xanh,1/2/2026')).toEqual([
      ['Tên', 'Ngày'],
      ['Công ty Sóng Xanh', '1/2/2026'],
    ])
    expect(await rowsOf(Buffer.from('\uFEFFTên;Ngày\nSóng;2026', 'utf16le'))).toEqual([
      ['Tên', 'Ngày'],
      ['Sóng', '2026'],
    ])
    expect(await rowsOf('Sóng,a'.normalize('NFD'))).toEqual([['Sóng', 'a']])
  })

  it('is refused in a wrong encoding', async () => {
    expect(await faultOf(Buffer.from('Tên;Ngày\nSóng;1', 'latin1'))).toContain('UTF-8')
    const broken = Buffer.from('Công ty Sóng Xanh,1', 'utf8').toString('latin1')
    expect(await faultOf(broken)).toContain('broken')
    expect(await faultOf(Buffer.from([1, 0, 2, 0, 3]))).toContain('no text')
  })

  it('keeps a formula as the text it is', async () => {
    expect(await rowsOf('a,b\n=1+1,"=HYPERLINK(""x"")"')).toEqual([
      ['a', 'b'],
      ['=1+1', '=HYPERLINK("x")'],
    ])
  })

  it('is refused with an open quote, a million rows, a huge cell, a thousand columns', async () => {
    expect(await faultOf('a,b\n"1,2\n3,4')).toContain('no sound CSV')
    expect(await faultOf('a,b\n'.repeat(1_000_000))).toContain('50,000 rows')
    expect(await faultOf(`a,${'b'.repeat(5_000)}`)).toContain('1000 letters')
    expect(await faultOf('a,'.repeat(1_000))).toContain('80 columns')
    expect(await faultOf('')).toContain('empty')
  })
})

describe('a list as .xlsx', () => {
  it('is read with its dates, merged cells and what its formulas came to', async () => {
    const file = spreadsheet(
      [
        ['DAFTAR P3MI', null, null],
        head,
        ['1', 'PT Laut Biru Contoh', { day: 46122 }],
        ['2', { formula: '"PT "&B9', came: 'PT Ombak Contoh' }, null],
        ['3', 'PT Karang Contoh', null],
      ],
      { merged: ['A1:C1', 'C3:C5'] },
    )
    expect(await rowsOf(file)).toEqual([
      ['DAFTAR P3MI', '', ''],
      head,
      ['1', 'PT Laut Biru Contoh', '2026-04-10'],
      ['2', 'PT Ombak Contoh', '2026-04-10'],
      ['3', 'PT Karang Contoh', '2026-04-10'],
    ])
  })

  it('that unpacks to gigabytes is refused, whatever it says of its size', async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, 0x20)
    for (const said of [bomb.length, 10]) {
      const file = zipped([['xl/worksheets/sheet1.xml', bomb, said]])
      expect(file.length).toBeLessThan(1024 * 1024)
      expect(await faultOf(file)).toContain('unpacks to far more')
    }
  })

  it('with a cell at the far end is refused at once', async () => {
    for (const row of [
      '<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>',
      '<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>',
      "<row r='99999999999'></row>",
    ]) {
      const file = spreadsheet([], {
        sheet: `<worksheet><sheetData>${row}</sheetData></worksheet>`,
      })
      expect(await faultOf(file)).toMatch(/rows|columns/)
    }
  })

  it('with entities that grow is not grown', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;&f;</v></c></row></sheetData></worksheet>`
    const rows = await rowsOf(spreadsheet([], { sheet })).catch(() => [])
    expect(JSON.stringify(rows)).not.toMatch(/aaaa|root/)
  })

  it('that is locked, old, broken or none is refused', async () => {
    expect(await faultOf(spreadsheet([head], { locked: true }))).toContain('password')
    expect(await faultOf(Buffer.from('D0CF11E0A1B11AE1', 'hex'))).toContain('.xlsx')
    expect(await faultOf(spreadsheet([head]).subarray(0, 300))).toContain('broken')
    expect(await faultOf(zipped([['word/document.xml', '<x/>']]))).toContain('no .xlsx')
    expect(await faultOf(Buffer.from('%PDF-1.7'))).toContain('PDF')
  })

  it('that takes all memory or for ever ends with a fault, and the program goes on', async () => {
    // Within the limits of the cells: only the thread's own bound ends it.
    const cells = Array.from({ length: 20_000 }, (_, row) => [`${'x'.repeat(900)}${row}`])
    expect(await faultOf(spreadsheet(cells), readTables({ megabytes: 16 }))).toContain('too long')
    expect(await faultOf(spreadsheet(cells), readTables({ longest: 1 }))).toContain('too long')
  })
})

describe('a list on a page', () => {
  it('is the table with its heads, cells that reach over others, and nothing that runs', async () => {
    const page = `<!doctype html><meta charset="utf-8"><script>document.write("<table><tr><td>no</table>")</script>
      <table><thead><tr><th>Nama Perusahaan<th>Tanggal</thead>
      <tr><td>PT Laut <b>Biru</b><br>Contoh<script>alert(1)</script><td rowspan="2">10 April 2026
      <tr><td>PT Ombak&nbsp;Contoh
      <tr><td colspan="2">Jumlah</table>`
    expect(await rowsOf(page)).toEqual([
      ['Nama Perusahaan', 'Tanggal'],
      ['PT Laut Biru Contoh', '10 April 2026'],
      ['PT Ombak Contoh', '10 April 2026'],
      ['Jumlah', 'Jumlah'],
    ])
  })

  it('keeps a table within a cell apart', async () => {
    const page =
      '<table><tr><td>outer<table><tr><td>inner</td></tr></table></td><td>b</td></tr></table>'
    const tables = await read(Buffer.from(page))
    expect(tables.map(({ rows }) => rows)).toEqual([[['outer', 'b']], [['inner']]])
  })

  it('is refused with none, with far too many cells in one, and with thousands of tables', async () => {
    expect(await faultOf('<p>Không có</p>')).toContain('no table')
    expect(await faultOf(`<table><tr>${'<td colspan=9999>x'.repeat(3)}`)).toContain('columns')
    expect(await faultOf('<table><tr><td>x</table>'.repeat(500))).toContain('60 tables')
    expect(await faultOf(`<table>${'<tr><td>x'.repeat(60_000)}</table>`)).toContain('rows')
  })

  it('may be nested without end', async () => {
    const deep = `${'<div>'.repeat(60_000)}<table><tr><td>x</table>`
    expect(await rowsOf(deep)).toEqual([['x']])
  })

  it('is read in the encoding it names', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="windows-1258"><table><tr><td>'),
      Buffer.from([0xd0, 0xf4, 0x6e, 0x67]),
      Buffer.from('</table>'),
    ])
    expect(await rowsOf(page)).toEqual([['Đông']])
  })
})
