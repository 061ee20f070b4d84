import type { TextLanguage } from '../../domain/language.ts'
import { perWord } from './per-word.ts'
import type { Reading } from './read.ts'
import type { Token } from './token.ts'

/** Small words that one language has and the others have not, folded. */
const smallWords: Record<TextLanguage, string> = {
  id: `yang dan di ke dari untuk dengan ini itu ada tidak bisa akan sudah saya kami kamu anda mau
    aja ga gak nggak yg utk dgn krn kalo kalau juga atau pada sama nya dong nih sih deh banget
    kerja gaji lowongan loker butuh dicari syarat minat hubungi bulan orang kita apa bagaimana
    berapa kapan dimana siapa mas mbak kak pak bu gan sis dek bang negeri luar tanpa gratis biaya
    berangkat langsung usia umur pria wanita pengalaman tolong juta jt per hari nomor lagi masih`,
  vi: `la va cua co khong duoc cho nguoi minh ban em anh chi toi cac nhung mot ma thi nay kia
    o tai den tu voi nhung neu khi se dang da chua roi nhe a oi nha ko dc luong thang lam viec
    tuyen gap can ai di cong ty bao an viec nhe cao trieu tien coc phi ho so lien he ib zalo
    tuoi nam nu qua sang ben nuoc gi sao nao the nhu cung het moi vao ra lai len xuong muon
    giup bi bat duong lao dong xuat khau don hang hop dong bien gioi gia dinh con nha k đ`,
  en: `the and of to in for with is are you we our your this that be on at from or as by will
    have has job work salary month hiring apply free visa please contact no need experience
    required urgent good earn home company per day looking staff`,
}

const sets = Object.fromEntries(
  Object.entries(smallWords).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
) as Record<TextLanguage, Set<string>>

/** Letters that only Vietnamese has here. */
const vietnameseLetter = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/

type Votes = Readonly<Record<TextLanguage, number>>

const known = perWord<Votes>()

/** How a word votes. */
function votesOf({ forms, marked }: Token): Votes {
  const word = forms[0] ?? ''
  const vote = (language: TextLanguage) => (sets[language].has(word) ? 1 : 0)
  const letters = vietnameseLetter.test(marked) ? 2 : 0
  return { id: vote('id'), vi: vote('vi') + letters, en: vote('en') }
}

export type LanguageVotes = { language: TextLanguage; all: TextLanguage[] }

/**
 * Which language a text is in, and all that it mixes. Two letters of Vietnamese outweigh a few small
 * words. A text that shows none is taken for `fallback`.
 */
export function languageOf(reading: Reading, fallback: TextLanguage = 'id'): LanguageVotes {
  const votes: Record<TextLanguage, number> = { id: 0, vi: 0, en: 0 }
  for (const token of reading.tokens) {
    let cast = known.get(token)
    if (!cast) {
      cast = votesOf(token)
      known.keep(token, cast)
    }
    votes.id += cast.id
    votes.vi += cast.vi
    votes.en += cast.en
  }
  // English words stand in every Indonesian advert; only a text that is clearly English is English.
  const english = votes.en >= 4 && votes.en >= 2 * (votes.id + votes.vi)
  const ranked = (['id', 'vi', 'en'] as const).toSorted(
    (a, b) => (b === 'en' && !english ? 0 : votes[b]) - (a === 'en' && !english ? 0 : votes[a]),
  )
  const language = votes[ranked[0] ?? fallback] > 0 ? (ranked[0] ?? fallback) : fallback
  const best = votes[language]
  const all =
    best === 0
      ? (['id', 'vi', 'en'] as const).slice()
      : ranked.filter((l) => l === language || votes[l] * 4 >= best)
  return { language, all: all.includes('en') ? all : [...all, 'en'] }
}
