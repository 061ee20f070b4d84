import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const agenciesIn = (text: string) =>
  smallChecker()
    .check(text)
    .extract.agencies.map(({ name }) => name)

describe('agencies', () => {
  it.each([
    ['PT Laut Biru Sentosa membuka lowongan', 'PT Laut Biru Sentosa'],
    ['lewat pt. maju jaya abadi butuh 20 orang', 'pt. maju jaya abadi'],
    ['PT AMP – operator pabrik', 'PT AMP'],
    ['CV Karya Kita mencari penjahit', 'CV Karya Kita'],
    ['Công ty TNHH Thương mại Hoa Sen tuyển gấp', 'Công ty TNHH Thương mại Hoa Sen'],
    ['Công ty Cổ phần Nhân lực Biển Xanh (giấy phép 12)', 'Công ty Cổ phần Nhân lực Biển Xanh'],
    ['Cty Hoàng Long cần 5 thợ', 'Cty Hoàng Long'],
    ['Ocean Star Co., Ltd is hiring', 'Ocean Star Co., Ltd'],
    ['Đơn vị: Minh Tâm Manpower (GP 12/LĐTBXH-GP)', 'Minh Tâm Manpower'],
  ])('finds the firm in "%s"', (text, name) => {
    expect(agenciesIn(text)).toEqual([name])
  })

  it.each([
    'kirim CV ke email kami',
    'công ty nào uy tín vậy mọi người',
    'công ty bên em lo hết giấy tờ',
    'CÔNG TY TUYỂN GẤP 20 NAM',
    'cek PT yang resmi dimana',
  ])('finds none in "%s"', (text) => {
    expect(agenciesIn(text)).toEqual([])
  })
})
