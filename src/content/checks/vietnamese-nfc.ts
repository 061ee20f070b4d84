import { allTexts } from '../all-texts.ts'
import { articleTexts } from '../article-texts.ts'
import type { Check, House } from '../house.ts'
import { wordsInKnowledge } from '../words-in-knowledge.ts'

/** Where the tone mark goes: the newer school writes `hoà`, ours `hòa`. In `quý` the u belongs to the q. */
const moved: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
}
const newer = new RegExp(`\\p{L}*(?<!q)(${Object.keys(moved).join('|')})(?!\\p{L})`, 'iu')

/** Vietnamese texts are in one normal form (NFC) and put their tone marks as in hòa, xóa, khỏe, thủy. */
export const vietnameseNfc: Check = (house) =>
  vietnamese(house).flatMap(({ file, path, text }) => {
    const nfc = text.normalize('NFC')
    if (nfc !== text) {
      return [
        {
          file,
          path,
          fault: 'has letters and their marks as separate characters (not NFC)',
          tip: 'type the text again, or convert it to the normal form NFC',
        },
      ]
    }
    const [word, end = ''] = newer.exec(text) ?? []
    if (word === undefined) return []
    const better = word.slice(0, -end.length) + (moved[end.toLowerCase()] ?? end)
    return [{ file, path, fault: `writes "${word}"`, tip: `write "${better}"` }]
  })

function vietnamese(house: House): { file: string; path: string; text: string }[] {
  return [
    ...[...allTexts(house), ...articleTexts(house)]
      .filter(({ language }) => language === 'vi')
      .map(({ file, name, text }) => ({ file, path: name, text })),
    ...wordsInKnowledge(house).map(({ file, path, words }) => ({
      file,
      path: `${path}, vi`,
      text: words.vi,
    })),
  ]
}
