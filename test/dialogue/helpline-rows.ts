import type { HelpEntry, Need } from '../../src/domain/help.ts'
import type { Knowledge } from '../../src/domain/knowledge.ts'

/**
 * A few helplines as the house has them, so that the tests of this room stand on their own. What counts here
 * is how they are chosen and told. Country | id | name | name | serves | needs | from | by | contact | cost |
 * recorded | hours | date of the source.
 */
const rows = `
  ID | id-kp2mi-phone | KP2MI, kementerian yang mengurus pekerja migran | KP2MI, bộ phụ trách lao động Indonesia ở nước ngoài | ID | check-agency report-recruiter missing-relative held-at-home | ID | phone | 0800-1000 | free | - | unknown | 2025-04-10
  ID | id-kp2mi-phone-abroad | KP2MI, kementerian yang mengurus pekerja migran | KP2MI, bộ phụ trách lao động Indonesia ở nước ngoài | ID | worker-abroad held-abroad missing-relative check-agency | any | phone | +62 21 2924 4800 | unknown | - | unknown | 2025-04-10
  ID | id-kp2mi-whatsapp | KP2MI, kementerian yang mengurus pekerja migran | KP2MI, bộ phụ trách lao động Indonesia ở nước ngoài | ID | worker-abroad held-abroad missing-relative check-agency report-recruiter | any | whatsapp | +62 811-8080-141 | unknown | - | unknown | 2025-04-10
  ID | id-siskop2mi | SISKOP2MI, daftar resmi lowongan dan perusahaan | SISKOP2MI, danh sách chính thức đơn tuyển và công ty | ID | check-agency | any | web | https://siskop2mi.bp2mi.go.id/lowongan/list | free | - | 24h | 2025-10-29
  ID | id-kemlu-hotline | Kementerian Luar Negeri (Kemlu), pelindungan WNI | Bộ Ngoại giao Indonesia, bảo hộ công dân | ID | held-abroad missing-relative worker-abroad | any | phone | +62 812-9007-0027 | unknown | - | 24h | 2024-08-04
  ID | id-police | Polisi | Cảnh sát Indonesia | any | held-at-home missing-relative report-recruiter money-sent | ID | phone | 110 | free | true | 24h | 2025-03-18
  ID | id-sapa-phone | SAPA, untuk perempuan dan anak | SAPA, cho phụ nữ và trẻ em | any | woman child | ID | phone | 129 | unknown | - | unknown | 2025
  ID | id-sapa-whatsapp | SAPA, untuk perempuan dan anak | SAPA, cho phụ nữ và trẻ em | any | woman child | any | whatsapp | +62 811-1129-129 | unknown | - | unknown | 2025
  ID | id-iasc | IASC (OJK), untuk uang yang baru dikirim | IASC (OJK), khi vừa chuyển tiền | any | money-sent | any | web | https://iasc.ojk.go.id | free | - | 24h | 2025-03-23
  ID | id-cekrekening | Cek Rekening, memeriksa nomor rekening | Cek Rekening, tra số tài khoản | any | check-number money-sent | any | web | https://cekrekening.id | free | - | 24h | 2026-02-12
  ID | id-aduannomor | Aduan Nomor, memeriksa dan melaporkan nomor telepon | Aduan Nomor, tra và báo số điện thoại | any | check-number report-recruiter | any | web | https://aduannomor.id | free | - | 24h | 2026-02-12
  ID | id-migrant-care | Migrant CARE, lembaga pendamping pekerja migran | Migrant CARE, tổ chức giúp lao động di cư | ID | held-abroad missing-relative worker-abroad report-recruiter | any | phone | +62 21 2780 8211 | unknown | - | 24h | 2026-03-02
  ID | id-mission-phnom-penh | KBRI Phnom Penh | Đại sứ quán Indonesia ở Phnom Penh | ID | held-abroad missing-relative worker-abroad | KH | phone | +855 12 813 282 | unknown | - | unknown | 2025-03
  ID | id-mission-yangon | KBRI Yangon | Đại sứ quán Indonesia ở Yangon | ID | held-abroad missing-relative worker-abroad | MM | phone | +95 9 503 7055 | unknown | - | unknown | 2025-03-28
  ID | id-mission-kuala-lumpur | KBRI Kuala Lumpur | Đại sứ quán Indonesia ở Kuala Lumpur | ID | held-abroad missing-relative worker-abroad | MY | phone | +60 17 668 8032 | unknown | - | unknown | 2024-12-02
  ID | id-mission-riyadh | KBRI Riyadh | Đại sứ quán Indonesia ở Riyadh | ID | held-abroad missing-relative worker-abroad | SA | phone | +966 56 917 3990 | unknown | - | unknown | 2020-01-08
  VN | vn-citizen-protection | Bảo hộ công dân, Kementerian Luar Negeri Vietnam | Bảo hộ công dân, Bộ Ngoại giao | VN | held-abroad missing-relative worker-abroad | any | phone | +84 981 84 84 84 | charged | - | 24h | 2025-12-11
  VN | vn-citizen-protection-second | Bảo hộ công dân, nomor kedua | Bảo hộ công dân, số thứ hai | VN | held-abroad missing-relative worker-abroad | any | phone | +84 965 41 11 18 | charged | - | 24h | 2025-12-11
  VN | vn-hotline-111 | Tổng đài 111 Vietnam, perdagangan orang dan anak | Tổng đài 111, mua bán người và trẻ em | any | held-at-home missing-relative report-recruiter child woman | VN | phone | 111 | free | true | 24h | 2025-09-21
  VN | vn-police-113 | Polisi Vietnam, keadaan darurat | Công an, trường hợp khẩn cấp | any | held-at-home report-recruiter | VN | phone | 113 | free | - | 24h | 2021-04-05
  VN | vn-dolab-phone | DOLAB (kantor pekerja Vietnam di luar negeri), pesawat 512 atau 513 | Cục Quản lý lao động ngoài nước (DOLAB), máy lẻ 512 hoặc 513 | VN | check-agency report-recruiter | any | phone | +84 24 3824 9517 | unknown | - | unknown | 2024-09-24
  VN | vn-dolab-web | DOLAB, daftar perusahaan berizin | DOLAB, danh sách công ty được cấp phép | VN | check-agency | any | web | https://dolab.gov.vn | free | - | 24h | 2024-09-24
  VN | vn-mission-phnom-penh | Kedutaan Vietnam di Phnom Penh | Đại sứ quán Việt Nam ở Phnom Penh | VN | held-abroad missing-relative worker-abroad | KH | phone | +855 23 726 274 | unknown | - | unknown | 2022-09-18
  VN | vn-mission-sihanoukville | Konsulat Vietnam di Sihanoukville | Tổng lãnh sự quán Việt Nam ở Sihanoukville | VN | held-abroad missing-relative worker-abroad | KH | phone | +855 34 934 039 | unknown | - | unknown | 2022-09-18
  VN | vn-mission-yangon | Kedutaan Vietnam di Myanmar | Đại sứ quán Việt Nam ở Myanmar | VN | held-abroad missing-relative worker-abroad | MM | phone | +95 9 6608 88998 | unknown | - | unknown | 2025-03-29
  KH | kh-police-117 | Polisi Kamboja, penyekapan dan perdagangan orang | Cảnh sát Campuchia, giam giữ và mua bán người | any | held-abroad | KH | phone | 117 | free | - | unknown | 2022-08-31
  TW | tw-hotline-1955 | 1955, layanan pemerintah Taiwan untuk pekerja asing | 1955, đường dây của chính quyền Đài Loan cho lao động nước ngoài | any | worker-abroad held-abroad | TW | phone | 1955 | free | - | 24h | 2023-12-14
`

export const help: Knowledge['help'] = []

for (const row of rows.trim().split('\n')) {
  const [country = '', id = '', nameId = '', nameVi = '', serves = '', ...rest] = cells(row)
  const [needs = '', from = '', by, contact = '', cost, recorded, hours, date = ''] = rest
  const entry: HelpEntry = {
    id,
    name: { id: nameId, vi: nameVi },
    serves: anyOr(serves),
    needs: needs.split(' ') as Need[],
    from: anyOr(from),
    by: by as HelpEntry['by'],
    contact,
    cost: cost as HelpEntry['cost'],
    recorded: recorded === 'true' ? true : null,
    hours: hours as HelpEntry['hours'],
    languages: [],
    confidence: 'high',
    source: { title: 'test', url: null, date },
    dialledOn: null,
  }
  const room = help.find((one) => one.country === country)
  if (room) room.entries.push(entry)
  else help.push({ country, entries: [entry] })
}

function cells(row: string): string[] {
  return row.split('|').map((cell) => cell.trim())
}

function anyOr(list: string): string[] | 'any' {
  return list === 'any' ? 'any' : list.split(' ')
}
