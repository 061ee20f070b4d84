import type { Language } from '../domain/language.ts'
import { bare, bareWithMarks } from './bare.ts'

type Answer = 'yes' | 'no'

/** Folded. Those that mean something else in the other language stand under one language only. */
const both = {
  yes: `ya iya iyah ye yoi yes yup yep y ok oke okey okeh okay okie oki okela betul benar bener boleh bisa mau sudah sdh udah
    siap setuju baik sip lanjut inggih nggih enggih muhun aman co vang uh um duoc dc roi phai dong_y an_toan on`,
  no: `tidak tdk tidk tak gak ga gk g nggak ngga enggak engga ndak nda kagak kaga ora mboten henteu jangan jgn belum blm
    bukan no nope tidak_aman tdk_aman gak_aman ga_aman nggak_aman ngga_aman gk_aman belum_aman tidak_bisa gak_bisa ga_bisa
    khong ko kh hong hok hem khum hk chua thoi khong_an_toan ko_an_toan chua_an_toan khong_duoc ko_duoc khong_dau ko_co khong_co`,
}
const only: Record<Language, { yes: string; no: string }> = {
  id: { yes: 'masih_aman aman_aman', no: '' },
  vi: { yes: 'da u', no: 'k 0 k_an_toan k_duoc k_co' },
}

/** Marks alone tell these apart; without marks they are no answer at all. */
const withMarks: Record<string, Answer> = { đúng: 'yes', đừng: 'no', dừng: 'no' }

/** Ways of addressing somebody, and particles, that stand around an answer and change nothing. */
const around = new Set(
  `kak min bang bu pak mas mbak ibu bapak bos dong deh kok sih kan lah aja saja admin bot saya ini
    a nha nhe nhen ban oi em anh chi ad bro minh`.split(/\s+/u),
)

const tables = Object.fromEntries(
  (['id', 'vi'] as const).map((language) => {
    const table = new Map<string, Answer>()
    for (const answer of ['yes', 'no'] as const) {
      for (const word of `${both[answer]} ${only[language][answer]}`.split(/\s+/u)) {
        if (word) table.set(squeezed(word.replaceAll('_', ' ')), answer)
      }
    }
    return [language, table]
  }),
) as Record<Language, Map<string, Answer>>

/** Stretched letters shortened on both sides: `iyaaa`, `gaaak`. Digits are left: `11` is not `1`. */
function squeezed(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1')
}

/** Whether a whole message is a yes or a no, in either language; null where it is neither or both. */
export function yesOrNo(text: string, language: Language): Answer | null {
  const marked = withMarks[bareWithMarks(text)]
  if (marked) return marked
  const words = bare(text).replace(/[,.]/gu, ' ').split(/\s+/u).map(squeezed)
  if (words.length > 4) return null
  const whole = tables[language].get(words.join(' '))
  if (whole) return whole
  // *Dạ* before an answer is politeness: *dạ không* is no.
  const polite = language === 'vi' && words.length > 1 && words[0] === 'da' ? 1 : 0
  const answers = words
    .slice(polite)
    .filter((word) => !around.has(word))
    .join(' ')
  if (answers === '') return null
  const said = tables[language].get(answers)
  if (said) return said
  // `ya, boleh` and `dạ, có` say the same twice; `ya, tidak` says nothing.
  const each = new Set(answers.split(' ').map((word) => tables[language].get(word)))
  const [one] = each
  return each.size === 1 && one ? one : null
}
