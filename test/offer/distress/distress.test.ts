import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const heard = (text: string) => {
  const { kind, danger } = smallChecker().check(text)
  return `${kind} ${danger}`
}

describe('distress', () => {
  it.each([
    'saya dikurung di gedung, paspor diambil, tolong',
    'kami bertiga mau pulang tapi disuruh bayar 60 juta per orang',
    'aku ning kene digebuki, ora iso metu',
    'saya dijual agen ke perusahaan lain',
    'majikan saya suka mukul, saya ga dikasih makan',
    'tolong',
    'TOLONG!!',
    'cứu em với, em bị nhốt bên Bavet',
    'con bi lua ban qua cam roi ma oi, no doi 200tr moi tha',
    'tui hấn nhốt trong phòng, hấn đập suốt',
    'chu ghe khong cho len bo, 5 thang nay khong tra luong',
    'bị bán qua công ty thứ 3 rồi, không đủ chỉ tiêu là bị chích điện',
    'help me i am locked in a building, they beat us',
    'Saya kena loker "CS Thailand gaji 15jt", sekarang saya disekap',
    '🆘',
    '🆘🆘🆘',
    '🆘 lantai 3 hotel biru',
    'toloooong',
    'ga bisa keluar',
    'con định nhảy lầu trốn ra',
  ])('hears a person who is held: %s', (text) => {
    expect(heard(text)).toBe('distress held')
  })

  it.each([
    ['aku udah ga kuat hidup, pengen mati aja', 'distress self-harm'],
    ['không muốn sống nữa', 'distress self-harm'],
    ['saya umur 15 dipaksa melayani tamu, ga boleh pulang', 'distress child'],
    ['em 15 tuổi bị bán vô quán, bắt tiếp khách', 'distress child'],
  ])('tells what of: %s', (text, wanted) => {
    expect(heard(text)).toBe(wanted)
  })

  it.each([
    'suami saya berangkat ke Kamboja, sudah 3 minggu tidak bisa dihubungi',
    'kakak saya hilang kontak di Suriah sejak 2019',
    'adik saya disekap, pelaku minta tebusan 80 juta',
    'chồng em đi Campuchia từ tết tới giờ không liên lạc được',
    'con gái tôi mất tích 10 ngày nay',
    'em trai em bị giữ ở Myawaddy, họ gọi về đòi 200 triệu',
  ])('hears a family: %s', (text) => {
    expect(smallChecker().check(text).kind).toBe('missing')
  })

  it.each([
    '45 WNI jadi korban di Laos, paspor ditahan',
    'Polisi selamatkan 12 perempuan yang disekap dan dijual di Batam',
    'paspor saya dipegang agen katanya biar aman, itu wajar ga?',
    'kalau paspor saya ditahan agen, lapor kemana?',
    'tolong cek lowongan ini ya',
    'Công an giải cứu 5 nạn nhân bị bán qua biên giới',
    'nếu bị giữ hộ chiếu thì phải làm gì',
    'cuối tháng em bị bận nên chưa trả lời',
    'barang ini dijual murah, tahan lama',
    'mệt muốn chết',
  ])('does not cry wolf: %s', (text) => {
    expect(smallChecker().hearsDistress(text)).toBe(false)
  })

  it('leaves an offer that threatens an offer', () => {
    const offer =
      'Loker CS di Laos, gaji 8 juta, kontrak 1 tahun, kalau kabur denda 50 juta, paspor dipegang kantor. Minat WA 0812 3456 7890'
    expect(smallChecker().check(offer).kind).toBe('offer')
  })

  it('keeps the level of an offer told by a person in distress', () => {
    const told =
      'Loker CS di Kamboja gaji 15jt, paspor dipegang kantor, minat WA 0812 3456 7890. Sekarang saya disekap, tolong'
    const verdict = smallChecker().check(told)
    expect([verdict.kind, verdict.level]).toEqual(['distress', 'danger'])
  })

  it('takes no advert for a cry, whatever sign it bears', () => {
    const advert =
      '🆘 URGENT loker operator pabrik Batam, gaji 5 juta, kirim lamaran ke WA 0812-0000-0000'
    expect(smallChecker().check(advert).kind).toBe('offer')
    expect(smallChecker().hearsDistress(advert)).toBe(false)
  })
})
