import { fold } from '../../domain/fold.ts'
import { legalForms, legalPhrases } from '../extract/company-words.ts'

/** A firm's name made comparable. */
export type FirmName = {
  /** The words of the name without legal forms, folded, joined: spaces are written in many ways. */
  key: string
  words: string[]
  /** The words that are its own, not those half the trade carries; null where none is left. */
  own: string | null
  /** A legal form was written. */
  formed: boolean
}

/** Words so many firms carry that they tell none from another. Folded. */
const tradeWords = new Set(
  `jaya mandiri abadi sejahtera utama internasional international indonesia makmur sentosa perkasa putra putri
  karya bersama raya prima mitra global sukses tama persada nusantara
  thuong mai dich vu dau tu quoc te xuat nhap khau cung ung nhan luc phat trien va xay dung du lich hop tac giao
  duc dao tao lao dong van tai san xuat cong nghe tu viet nam vietnam tong manpower human group resources trading
  service services development investment training education hr labour labor supply import export`.split(
    /\s+/,
  ),
)

/** Linear in the name. Text in brackets is left out: it is a second name or a licence. */
export function firmName(written: string): FirmName {
  const all = partsOf(written.slice(0, 200).replaceAll(/\([^()]{0,120}\)?/g, ' '))
  const { words, formed } = withoutForms(all)
  const own = words.filter((word) => !tradeWords.has(word)).join('')
  return { key: words.join(''), words, own: own.length >= 4 ? own : null, formed }
}

/** What stands between signs, folded. */
export function partsOf(written: string): string[] {
  return fold(written)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** The words of a name that are no legal form. */
export function withoutForms(all: string[]): { words: string[]; formed: boolean } {
  const words: string[] = []
  let formed = false
  for (let i = 0; i < all.length; ) {
    const word = all[i] ?? ''
    const phrase = phrasesFrom
      .get(word)
      ?.find((form) => form.every((part, k) => all[i + k] === part))
    if (phrase) {
      formed = true
      i += phrase.length
    } else if (legalForms.has(word)) {
      formed = true
      i++
    } else {
      words.push(word)
      i++
    }
  }
  return { words, formed }
}

/** Legal forms of several words, by the first. */
const phrasesFrom = new Map<string, string[][]>()
for (const phrase of legalPhrases) {
  const first = phrase[0] ?? ''
  phrasesFrom.set(first, [...(phrasesFrom.get(first) ?? []), phrase])
}
