import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const extractOf = (text: string, language: 'id' | 'vi' = 'id') =>
  smallChecker().check(text, { language }).extract

describe('places', () => {
  it.each([
    ['kerja di Kamboja gaji besar', 'KH'],
    ['K A M B O J A butuh admin', 'KH'],
    ['k4mb0j4 butuh admin', 'KH'],
    ['kerja di Thailand, turun di Chiang Rai dulu', 'TH'],
    ['Rute: Jakarta – Kuala Lumpur – Phnom Penh', 'KH'],
    ['berangkat via Malaysia, kerja Korea', 'KR'],
    ['ikut bos dari Taiwan, kerjanya di Bavet', 'KH'],
    ['loker 🇰🇭 gaji dolar', 'KH'],
  ])('"%s" goes to %s', (text, country) => {
    expect(extractOf(text).destination).toBe(country)
  })

  it.each([
    ['qua Cam làm game', 'KH'],
    ['di Han lam nong nghiep', 'KR'],
    ['sang C.a.m.p u c.h.i.a làm', 'KH'],
    ['Đi Đài theo tour', 'TW'],
    ['đơn hàng Nhật lương cao', 'JP'],
    ['sang Đài Loan làm nhà hàng Nhật', 'TW'],
  ])('"%s" goes to %s', (text, country) => {
    expect(extractOf(text, 'vi').destination).toBe(country)
  })

  it.each([
    'cảm ơn bạn nhiều',
    'cam on ban nhieu',
    'tuyển thợ hàn lương 15tr',
    'đi lao động phổ thông',
    'cấm đi đêm',
    'mỹ phẩm chính hãng',
    'dai hoc Bach Khoa',
  ])('"%s" names no country', (text) => {
    expect(extractOf(text, 'vi').places).toEqual([])
  })

  it('tells what lies on the way', () => {
    expect(extractOf('Berangkat via Malaysia dulu baru Korea').transit).toEqual(['MY'])
    expect(extractOf('Rute: Jakarta – Kuala Lumpur – Phnom Penh').transit).toEqual(['ID', 'MY'])
  })
})
