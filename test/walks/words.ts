import type { Language } from '../../src/domain/language.ts'

/** What people write in walks. Everybody and everything in it is invented. */
export const said = {
  id: {
    /** An answer in plain words that means nothing by itself. */
    plain: 'dari teman lama',
    senseless: 'asdf qwer zxcv',
    country: 'Kamboja',
    quiet: 'BERHENTI',
    language: 'BAHASA',
    menu: 'MENU',
    person: 'ORANG',
    hide: '00',
    offer: `LOKER KAMBOJA admin online gaji 15jt/bln, langsung berangkat
paspor nanti bos yg pegang biar aman
masuknya nyebrang sungai dikit aja kak, tiket sama visa kami yang urus`,
    question: 'SIP3MI sama SIP2MI itu bedanya apa ya?',
    distress: 'tolong saya disekap, dipukuli, tidak boleh keluar',
    stranger: 'ini siapa ya?',
    otherLanguage: 'tiếng Việt',
    levelDanger: '*BAHAYA.*',
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
    goOn: 'LANJUT',
    number: '0812-0000-0000',
    atHome:
      'Loker admin gudang Surabaya gaji 8jt tanpa interview, transfer 350rb dulu buat seragam ke rekening pribadi HRD, langsung kerja besok',
  },
  vi: {
    plain: 'nghe bạn cũ kể',
    senseless: 'asdf qwer zxcv',
    country: 'Campuchia',
    quiet: 'NGƯNG',
    language: 'NGÔN NGỮ',
    menu: 'MENU',
    person: 'NGƯỜI',
    hide: '00',
    offer: `tuyen gap nam nu qua cam lam may tinh luong 25tr, bao an o
di duong tieu ngach co xe dua don, ho chieu cong ty giu
cho ung truoc 5tr lo cho gia dinh, di ngay tuan nay`,
    question: 'cho hỏi phí đi Nhật tối đa là bao nhiêu?',
    distress: 'cứu với, em bị nhốt, bị đánh, không cho ra ngoài',
    stranger: 'ai đây?',
    otherLanguage: 'bahasa indonesia',
    levelDanger: '*NGUY HIỂM.*',
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
    goOn: 'TIẾP',
    number: '0900 000 000',
    atHome:
      'Tuyển nhân viên kho ở Hà Nội lương 20tr không cần phỏng vấn, chuyển khoản trước 500k tiền đồng phục vào tài khoản cá nhân chị Hoa, mai đi làm luôn',
  },
} satisfies Record<Language, Record<string, string>>
