import type { Language } from '../../domain/language.ts'

/** Phrases no text says, and what to do instead. */
export type Forbidden = { phrases: readonly string[]; instead: string }

const noBlame = 'nobody is blamed or asked why; say what to do now'
const noCalming = 'say what helps instead of telling somebody how to feel'
const noPromise = 'promise only what is happening'
const noLabel = 'say what happened or what to do; do not give the person a name'

/** Phrases the voice of Suar does not have. Words that are wrong only in some sentences are left to editors. */
export const forbiddenWords: Record<Language, readonly Forbidden[]> = {
  id: [
    {
      phrases: [
        'mengapa Anda percaya',
        'kenapa Anda percaya',
        'kenapa percaya',
        'kok bisa percaya',
        'mengapa Anda mau',
        'kenapa Anda mau',
        'seharusnya Anda',
        'harusnya Anda',
        'Anda menipu',
      ],
      instead: noBlame,
    },
    {
      phrases: [
        'tenang saja',
        'harap tenang',
        'tetap tenang',
        'bersabar',
        'bersabarlah',
        'sabar ya',
      ],
      instead: noCalming,
    },
    {
      phrases: [
        'kami akan menyelamatkan',
        'akan kami selamatkan',
        'diselamatkan',
        'dijamin aman',
        '100% aman',
        'dijamin rahasia',
        'rahasia terjamin',
      ],
      instead: noPromise,
    },
    { phrases: ['korban', 'Anda tertipu'], instead: noLabel },
    {
      phrases: ['ceritakan semuanya', 'ceritakan semua yang terjadi'],
      instead: 'ask one short question at a time',
    },
    {
      phrases: ['agen Anda penjahat', 'agen Anda kriminal', 'sindikat', 'mafia', 'calo'],
      instead: 'judge the message, never a person: perantara, perekrut',
    },
    { phrases: ['TKI', 'TKW'], instead: 'write pekerja migran' },
    {
      phrases: ['ilegal', 'nonprosedural', 'non-prosedural'],
      instead: 'write berangkat tanpa jalur resmi',
    },
    { phrases: ['agen resmi', 'PT aman'], instead: 'write perusahaan penempatan berizin (P3MI)' },
    { phrases: ['biaya proses', 'biaya admin'], instead: 'write biaya penempatan' },
    { phrases: ['paspor disita'], instead: 'write paspor dipegang orang lain' },
    { phrases: ['tebusan'], instead: 'write uang yang mereka minta' },
    {
      phrases: ['terindikasi', 'modus', 'yang bersangkutan', 'melakukan pembayaran'],
      instead: 'use everyday words',
    },
    { phrases: ['gak', 'nggak', 'enggak'], instead: 'write tidak' },
    {
      phrases: ['kak', 'sis', 'gan', 'bestie', 'Bunda'],
      instead: 'recruiters speak so; leave the form of address out or write Anda',
    },
    { phrases: ['blacklist', 'daftar hitam'], instead: 'say which authority did what, and when' },
  ],
  vi: [
    {
      phrases: [
        'tại sao bạn lại',
        'sao bạn lại tin',
        'sao bạn tin',
        'lẽ ra bạn',
        'đáng lẽ bạn',
        'đáng ra bạn',
        'bạn có lừa',
        'nhẹ dạ',
        'dính bẫy',
      ],
      instead: noBlame,
    },
    { phrases: ['bình tĩnh', 'kiên nhẫn'], instead: noCalming },
    {
      phrases: [
        'sẽ cứu',
        'giải cứu',
        'an toàn 100%',
        '100% an toàn',
        'an toàn tuyệt đối',
        'tuyệt đối an toàn',
        'tuyệt đối bí mật',
        'bí mật tuyệt đối',
      ],
      instead: noPromise,
    },
    { phrases: ['nạn nhân'], instead: noLabel },
    { phrases: ['kể hết', 'kể lại mọi chuyện'], instead: 'ask one short question at a time' },
    {
      phrases: ['bọn buôn người', 'cò', 'cò mồi'],
      instead: 'judge the message, never a person: người giới thiệu',
    },
    { phrases: ['xuất khẩu lao động'], instead: 'write đi làm ở nước ngoài' },
    { phrases: ['công ty uy tín', 'uy tín'], instead: 'write công ty được cấp phép đưa người đi' },
    {
      phrases: ['đi chui', 'lao động chui', 'vượt biên trái phép', 'bất hợp pháp'],
      instead: 'write đi không qua đường chính thức',
    },
    { phrases: ['tiền chuộc'], instead: 'write tiền họ đòi' },
    {
      phrases: ['đối tượng', 'hành vi', 'có dấu hiệu vi phạm', 'chủ thể'],
      instead: 'use everyday words',
    },
    { phrases: ['CPC'], instead: 'write Campuchia' },
    {
      phrases: ['em ơi', 'chị yêu', 'cả nhà', 'mn', 'ib'],
      instead: 'recruiters speak so; write bạn, or anh/chị to a family',
    },
    { phrases: ['danh sách đen'], instead: 'say which authority did what, and when' },
  ],
}

/** Names that hold a forbidden phrase and are right. */
export const rightNames: Record<Language, readonly string[]> = {
  id: ['perlindungan saksi dan korban'],
  vi: [],
}

/** Beside an offer the word for "safe" stands only in a denial: one of these words shortly before it. */
export const safe: Record<Language, { word: string; denials: readonly string[] }> = {
  id: { word: 'aman', denials: ['tidak', 'bukan', 'belum', 'jangan'] },
  vi: { word: 'an toàn', denials: ['không', 'chưa', 'chẳng', 'đừng'] },
}
