import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const kindOf = (text: string) => smallChecker().check(text).kind

describe('kind', () => {
  it.each([
    'Dicari 5 orang untuk kebun sawit di Malaysia, gaji RM1.800, minat hubungi 0812 3456 7890',
    'dek mau kerja sama bos? gaji 600 dolar sebulan, tiket dibeliin kantor',
    'Qua Thái làm văn phòng đi em, gần 1000 đô 1 tháng, có người đón',
    'Công ty Hoa Sen tuyển 20 công nhân may, lương 8tr, nộp hồ sơ tại cổng',
    'Misi 1: setor 100rb balik 150rb, lanjut misi 2 setor 500rb',
    'Staf gudang, PT Laut Biru Sentosa, Bekasi. Deskripsi pekerjaan: menata barang. Waktu bekerja: 08.00 - 17.00',
    'we are hiring chat operators in Cambodia, salary 1000 USD, contact telegram @boss',
    'saya ditawari kerja admin di Kamboja gaji 15 juta tiket gratis, aman ga?',
    'Tolong cek ini: "Loker admin game, gaji 12jt, minat WA 0812 3456 7890"',
    'Có chị rủ em qua Cam làm lương 1000 đô, bao ăn ở, có nên đi không?',
  ])('offer: %s', (text) => {
    expect(kindOf(text)).toBe('offer')
  })

  it.each([
    'bedanya P3MI sama LPK apa?',
    'umur 40 masih bisa ke Korea ga?',
    'loker Jepang masih buka ga kak?',
    'phí môi giới đi Đài theo luật là bao nhiêu vậy ad?',
    'cho em hỏi công ty nào được phép đưa người đi Nhật ạ',
    'paspor saya dipegang agen, itu wajar ga?',
    'PT Laut Biru Sentosa',
    '0812 3456 7890',
    'https://kmuji.go.id',
  ])('question: %s', (text) => {
    expect(kindOf(text)).toBe('question')
  })

  it.each([
    'makasih infonya kak',
    'Polisi gagalkan pengiriman 23 calon pekerja ke Kamboja, dua sponsor jadi tersangka',
    'Kantor itu mengimbau warga waspada lowongan admin di Kamboja dengan iming-iming gaji Rp 12 juta',
    'jangan tergiur tawaran kerja gaji besar di Kamboja',
    'Công an bắt nhóm chuyên lừa người sang Campuchia bằng tin việc nhẹ lương cao 20 triệu',
    'saya lulusan SMK lagi cari kerja apa aja, domisili Tegal',
    'em 19 tuổi cần tìm việc ở Đồng Nai',
    '',
    '👍👍👍',
  ])('other: %s', (text) => {
    expect(kindOf(text)).toBe('other')
  })
})
