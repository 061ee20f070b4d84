import type { Language } from '../../src/domain/language.ts'

/** What people write in walks. Everybody and everything in it is invented. */
export const said = {
  id: {
    /** An answer in plain words that means nothing by itself. */
    plain: 'dari teman lama',
    senseless: 'asdf qwer zxcv',
    country: 'Kamboja',
    quiet: 'BERHENTI',
    hello: 'halo',
    salam: 'assalamualaikum',
    help: 'TOLONG',
    correct: 'KOREKSI',
    firm: 'Nama kami keliru ditulis di situ.',
    missing: 'adik saya kerja di Kamboja sudah sebulan tidak ada kabar',
    news: 'katanya baru minggu lalu',
    story: 'tadi siang hujan deras sekali di kampung kami',
    withdraw: 'CABUT IZIN',
    report: 'Catat laporan',
    goOn: 'Lanjut mencatat',
    number: '0812-0000-0000',
    atHome:
      'Loker admin gudang Surabaya gaji 8jt tanpa interview, transfer 350rb dulu buat seragam ke rekening pribadi HRD, langsung kerja besok',
  },
  vi: {
    plain: 'nghe bạn cũ kể',
    senseless: 'asdf qwer zxcv',
    country: 'Campuchia',
    quiet: 'NGƯNG',
    hello: 'xin chào',
    salam: 'assalamualaikum',
    help: 'CỨU',
    correct: 'ĐÍNH CHÍNH',
    firm: 'Tên của chúng tôi bị ghi sai ở đó.',
    missing: 'em gái tôi đi làm bên Campuchia, một tháng nay mất liên lạc',
    news: 'nghe nói mới tuần trước',
    story: 'trưa nay ở quê mình mưa to quá trời',
    withdraw: 'RÚT ĐỒNG Ý',
    report: 'Ghi hồ sơ',
    goOn: 'Ghi tiếp',
    number: '0900 000 000',
    atHome:
      'Tuyển nhân viên kho ở Hà Nội lương 20tr không cần phỏng vấn, chuyển khoản trước 500k tiền đồng phục vào tài khoản cá nhân chị Hoa, mai đi làm luôn',
  },
} satisfies Record<Language, Record<string, string>>
