/** Words that name the legal form of a firm, folded; they are no part of its name. */
const forms = `pt cv ud pd tbk persero fa firma cong ty cty tnhh cp mtv tong tap doan doanh nghiep dn jsc co ltd
  company limited corp corporation inc llc sdn bhd pte plc joint stock`

/** Legal forms of several words come first. */
const longForms = [
  'trach nhiem huu han',
  'mot thanh vien',
  'co phan',
  'hop danh',
  'chi nhanh',
  'joint stock company',
  'perseroan terbatas',
]

export const legalForms: ReadonlySet<string> = new Set(forms.split(/\s+/))
export const legalPhrases: readonly string[][] = longForms.map((form) => form.split(' '))

/** Where a name ends: verbs, small words, and what adverts say right after a name. Folded. */
export const nameEnds: ReadonlySet<string> = new Set(
  `tahap seleksi akhir buka membuka dibuka cari mencari butuh membutuhkan dibutuhkan perlu memerlukan kerja yang yg di ke dari
  untuk utk dengan dgn dg adalah akan sedang lagi hubungi hub wa cabang alamat beralamat ini itu tersebut
  resmi sudah sdh ada menerima merekrut lowongan loker info bagian posisi jabatan gaji program bekerja lewat
  melalui via apa apakah ga gak tidak sih ya kak min asli terpercaya terdaftar berizin besar kecil asing mana
  nya kami saya sy job order penempatan proses pemberangkatan memberangkatkan open hiring rekrut minat
  kantor telp no nomor jl jalan karena atau bisa mau katanya masih juga dan pak bu mbak mas bang gan sis dong
  dicari mengadakan menyediakan menawarkan punya aman penipu penipuan bodong gimana bagaimana tuh kok
  tuyen can dang thong bao tai o khong la cho duoc se da lien he lh dia chi nhan ben voi tra lo ky ho tro
  nao nay do em toi chung dua gui giu thu mat gp giay phep so zalo sdt hotline website uy lam viec di
  sang qua muon gap luong don hang nuoc ngoai lon nho xuat khau hoan mien phi vay ak a nhe nha gi ma thi nen
  is are has have we our the looking for in at from with and needs need wants located`.split(/\s+/),
)

/** Words before `CV` that show it to be a curriculum vitae, and after it. */
export const resumeWords: ReadonlySet<string> = new Set(
  `kirim kirimkan send submit gui nop siapkan bawa lamaran surat email your ban scan upload isi update`.split(
    /\s+/,
  ),
)

/** Ordinary words inside Vietnamese names of firms, which people do not write in capitals. */
export const innerWords: ReadonlySet<string> = new Set(
  `thuong mai dich vu dau tu quoc te xuat nhap khau cung ung nhan luc phat trien va xay dung du lich hop tac
  giao duc dao tao lao dong van tai san xuat cong nghe tu van vat lieu thiet bi nang luong`.split(
    /\s+/,
  ),
)

/** Words after a name that show it to be a firm's. */
export const firmEndings: ReadonlySet<string> = new Set(
  'group manpower jsc corp corporation inc holdings holding recruitment human'.split(' '),
)
