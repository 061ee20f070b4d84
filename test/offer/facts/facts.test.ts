import { describe, expect, it } from 'vitest'
import type { FactName } from '../../../src/domain/offer.ts'
import { factNames } from '../../../src/domain/offer.ts'
import { createChecker } from '../../../src/offer/check.ts'
import { smallHouse, today } from '../small-house.ts'

/** One pattern for each fact, so that facts can be seen from outside. */
const checker = createChecker(
  {
    ...smallHouse,
    patterns: factNames.map((fact) => ({
      id: fact,
      family: 'money' as const,
      strength: 'weak' as const,
      weight: 1,
      sources: [{ title: 'Invented for tests', url: null, date: '2026' }],
      signals: {},
      facts: [fact],
      needs: [],
      vetoes: {},
      negatable: true,
      hits: {},
      innocents: {},
    })),
  },
  () => today,
)
const facts = (text: string) => checker.signsOf(text).map(({ pattern }) => pattern)

const cases: [FactName, yes: string[], no: string[]][] = [
  ['work-abroad', ['kerja di Malaysia gaji bagus', 'sang Hàn Quốc làm nông'], ['kerja di Jakarta']],
  [
    'destination-closed',
    ['kerja di Kamboja', 'qua Cam làm game', 'work in Cambodia as typist'],
    ['kerja di Taiwan', 'cam on anh da lam viec'],
  ],
  [
    'destination-no-channel',
    ['sang Myanmar làm văn phòng lương 20tr'],
    ['sang Campuchia làm văn phòng', 'sang Singapore làm văn phòng'],
  ],
  ['offer-work', ['Dicari admin gaji 10 juta, WA 0812 3456 7890'], ['apa bedanya P3MI dan LPK']],
  ['destination-suspended', ['kerja PRT di Saudi'], ['kerja PRT di Malaysia']],
  [
    'scam-hub-named',
    ['kerja di Myawaddy', 'b4v3t butuh CS', 'tuyển nhân viên văn phòng ở Bavet'],
    ['kerja di Phnom Penh', 'pabrik garmen di Bavet butuh penjahit', 'xưởng may ở Bavet tuyển thợ'],
  ],
  [
    'hub-town-named',
    ['pabrik garmen di Bavet butuh penjahit', 'xưởng may ở Bavet, phỏng vấn tại văn phòng Q.3'],
    ['kerja di Myawaddy', 'kerja di Phnom Penh', 'b4v3t butuh CS'],
  ],
  ['border-crossing-named', ['ra cửa khẩu Mộc Bài có người đón'], ['ra Hà Nội có người đón']],
  [
    'pay-far-above-skill',
    [
      'admin online di Kamboja gaji 15 juta',
      'like video dibayar 500rb per hari',
      'tuyển nhân viên chăm sóc khách hàng ở Campuchia, lương 900 đô',
      'PRT di Malaysia gaji RM6.000 sebulan',
      'customer service kerja dari rumah, gaji 25 juta per bulan',
    ],
    [
      'admin toko di Jakarta gaji 5 juta',
      'chief engineer kapal tanker gaji USD 6.000',
      'PRT di Malaysia gaji RM2.000 sebulan',
      'panti lansia butuh caregiver, gaji 196.000 yen, sertifikat wajib',
      'petugas taman air musim panas, 12 USD per jam, pelayan kantin',
      'perawat di Jerman gaji 2.900 euro',
      'kapal pesiar cari laundry, gaji 1.050 dolar, buku pelaut wajib',
      'đơn lắp ráp ở tỉnh Gunma, lương 184.000 yên, văn phòng Hà Nội',
      'kelas musim panas, pelayan kantin, gaji 12 USD per jam, berangkat dari Jakarta',
      'xưởng may ở Campuchia cần chuyền trưởng, lương 900 đô',
      'công nhân nhà máy ở Nhật lương 190.000 yên',
    ],
  ],
  [
    'pay-below-standard',
    [
      'PRT di Malaysia gaji RM900 sebulan',
      'kerja kebun sawit di Malaysia upah RM1.000 per bulan',
      'sang Nhật làm công nhân nhà máy, lương 90.000 yên một tháng',
    ],
    [
      'PRT di Malaysia gaji RM1.500 sebulan',
      'kerja pabrik di Malaysia gaji RM1.700, uang makan RM150',
      'kerja kebun di Malaysia upah RM65 per hari',
      'jaga konter di Jakarta gaji 1,2 juta',
      'sang Nhật làm công nhân nhà máy, lương 195.000 yên, phụ cấp 20.000 yên',
      'guru di Malaysia gaji RM900',
    ],
  ],
  [
    'fee-above-cap',
    [
      'PRT di Malaysia gaji RM1.500, biaya penempatan 6 juta',
      'kebun sawit Malaysia, bayar admin 3 juta dulu',
      'đi Nhật làm xưởng lương 30 triệu, phí dịch vụ 140 triệu',
      'đi Nhật làm xưởng, tiền môi giới 15 triệu',
      'đơn hàng Nhật, lương 28 triệu, chi phí trọn gói 390 triệu',
    ],
    [
      'PRT di Malaysia gaji RM1.500, tanpa biaya penempatan',
      'PRT di Malaysia, bikin paspor bayar 350 ribu',
      'pabrik di Malaysia gaji RM1.700, biaya penempatan 6 juta',
      'PRT di Malaysia, biaya penempatan 6 juta ditanggung majikan',
      'đi Nhật lương 30 triệu, phí dịch vụ 80 triệu sau khi ký hợp đồng',
      'đi Nhật, tiền môi giới: 0 đồng',
      'đi Nhật, ký quỹ 100 triệu ở Ngân hàng Chính sách xã hội',
      'đi Nhật lương 30 triệu, học phí tiếng Nhật 14 triệu',
    ],
  ],
  [
    'fee-asked',
    ['bayar DP 2 juta dulu', 'đóng cọc 5tr giữ chỗ', 'biaya 80 juta'],
    ['tanpa biaya, gratis', 'không đặt cọc, miễn phí', 'biaya 5 juta ditanggung perusahaan'],
  ],
  [
    'paid-to-a-person',
    [
      'daftar 200rb, transfer BCA 7700112233 a.n. Sri Lestari',
      'bayar DP 1 juta ke DANA 0812-0000-1111',
      'admin 350 ribu, gopay 081200001111 ya',
      'setor biaya 2 juta ke rek BRI 002101009988776 atas nama Bapak Joko',
      'đóng phí hồ sơ 800k vào STK 0123456789012 VCB NGUYEN THI B',
      'cọc 2tr, chuyển momo 0900 000 111',
    ],
    [
      'biaya kursus 1,2 juta ke BRI 002101009988776 a.n. LPK Bina Insan',
      'setor biaya 2 juta ke Mandiri 1370012345678 atas nama PT Laut Biru',
      'phí dịch vụ 20tr, STK 1020304050607 Vietinbank, chủ TK: CÔNG TY CP Thử',
      'gaji ditransfer ke rekening BCA karyawan',
      'lương chuyển khoản ngày 10, hồ sơ gửi Zalo 0900 000 111',
      'dana pensiun, gaji 5 juta, hubungi 0812-0000-1111',
    ],
  ],
  [
    'fee-large',
    [
      'biaya 80 juta',
      'cọc 24tr',
      'biaya visa 45 juta',
      'ký quỹ 100tr cho chị giữ',
      'phí 1.200 euro',
    ],
    [
      'biaya ujian USD 28',
      'tự trả phí visa 900 NZD cho sở di trú',
      'ra ngân hàng chính sách đóng ký quỹ 100tr tên mình',
      'Fee USD 1.650/orang/bulan untuk pemusik kapal',
      'buồng phòng khách sạn ở Croatia, 850 eur + ăn, mùa hè, phí 1 tháng lương',
      'hotel di Maldives, basic USD 400, service charge rata-rata USD 350',
      'ladang sawit Sarawak, biaya nol, minimum RM 1.700',
      'sau khi trúng tuyển EPS ký quỹ 100 triệu đồng tại Ngân hàng Chính sách',
    ],
  ],
  [
    'no-employer-named',
    [
      'dicari admin gaji 10 juta',
      'Mbak Rini Astuti butuh admin',
      'Lowongan Kamboja: admin gaji 10 juta',
      'Info Penting: dicari admin',
      'Chị Lan Hương cần người phụ quán',
      'kerja kebun lewat WHV, biaya jasa 60 juta',
      'CV kirim ke admin.kerja@gmail.com, daftar di forms.gle/abc',
    ],
    [
      'PT Laut Biru Sentosa mencari admin',
      'Jabil cần 500 công nhân',
      'Sofitel Nirwana Raya: chef de partie, gaji 20 juta',
      'Long Hai Seafood cần 2 phụ bếp',
      'guru untuk Park Nirwana, lamaran lewat careers.nirwana.com',
      'guru BIPA, daftar di laman bipa.contoh.go.id',
      'kerja petik buah di Australia untuk pemegang WHV, lamaran ke kebun',
      'công ty cử sang Nhật làm giám sát, công tác phí 100 đô một ngày',
      'pelaut untuk kapal tanker, sesuai MLC 2006, gaji USD 1.500',
    ],
  ],
  [
    'contact-chat-only',
    ['minat WA 0812 3456 7890', 'chi tiết ib zalo'],
    [
      'kirim CV ke hrd@kursus.co.id atau WA 0812 3456 7890',
      'WA 0812 3456 7890, kantor cabang Solo',
    ],
  ],
  [
    'contact-foreign-phone',
    ['kerja CS hubungi +60 12 345 6789'],
    ['kerja di Malaysia hubungi +60 12 345 6789'],
  ],
  [
    'accepts-minors',
    [
      'kerja di Malaysia umur 16 boleh',
      '15t cũng nhận',
      'tuyển 2k9 2k10 phục vụ quán karaoke',
      'sang Hàn Quốc làm nông, 2k9 cũng đi được',
      'karaoke keluarga cari pelayan, usia 16-22',
    ],
    [
      'usia 18-39 tahun',
      'tuyển 2k6 phục vụ quán karaoke',
      'minimarket di Jakarta cari kasir, usia min 17, bawa KTP',
      'siswa SMK PKL di hotel, usia 17 tahun',
      'lulusan SMP boleh, usia 20-35',
      'gia sư kèm bé lớp 9, sinh viên 2k5',
    ],
  ],
  ['licence-number-given', ['SIP3MI no. 214/2023', 'GP 1234/LĐTBXH-GP'], ['ada SIP2MI']],
  [
    'imitated-domain',
    [
      'daftar di kmuji-daftar.com',
      'daftar di kmuji.go.id.masuk.xyz',
      'kmuji.org',
      'info IG @official.tokorya',
      'daftar lewat instagram.com/tokoraya_karier.id',
      'ikuti @tokorayakarirr',
      'buka lokertokoku.net/daftar',
      'kirim CV ke rekrut@tokokita.com',
      't.me/tokoraya_rekrutmen',
    ],
    [
      'daftar di kmuji.go.id',
      'daftar di loket.kmuji.go.id',
      'info IG @tokorayakarir',
      'instagram.com/tokorayakarir',
      'belanja di instagram.com/tokoraya.cabang.solo',
      't.me/kmuji_rekrut',
      'ikuti @lokerjogja',
    ],
  ],
  [
    'official-name-unofficial-contact',
    ['KMUJI membuka penerimaan petugas, daftar t.me/kmuji_rekrut'],
    ['KMUJI membuka penerimaan petugas, daftar kmuji.go.id', 'tanya KMUJI dulu ya'],
  ],
]

describe('facts', () => {
  for (const [fact, yes, no] of cases) {
    it.each(yes)(`${fact} holds for: %s`, (text) => {
      expect(facts(text)).toContain(fact)
    })
    it.each(no)(`${fact} does not hold for: %s`, (text) => {
      expect(facts(text)).not.toContain(fact)
    })
  }
  it('has cases for every fact', () => {
    // What the wording says is tested where it is read, in wording.test.ts.
    const told = factNames.filter((name) => name !== 'worded-as-danger')
    expect(cases.map(([fact]) => fact).toSorted()).toEqual(told.toSorted())
  })
})
