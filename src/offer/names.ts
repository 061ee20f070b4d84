import { fold } from '../domain/fold.ts'
import { legalForms, legalPhrases } from './extract/company-words.ts'

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
  const all = fold(written.slice(0, 200).replaceAll(/\([^()]{0,120}\)?/g, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const words: string[] = []
  let formed = false
  for (let i = 0; i < all.length; ) {
    const phrase = legalPhrases.find((form) => form.every((word, k) => all[i + k] === word))
    if (phrase) {
      formed = true
      i += phrase.length
    } else if (legalForms.has(all[i] ?? '')) {
      formed = true
      i++
    } else words.push(all[i++] ?? '')
  }
  const own = words.filter((word) => !tradeWords.has(word)).join('')
  return { key: words.join(''), words, own: own.length >= 4 ? own : null, formed }
}
