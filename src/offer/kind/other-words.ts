import type { Hit } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'

const set = (words: string) => new Set(words.split(' '))

/** Words of work that are no such word behind another one. Folded. */
const behind: Record<string, Set<string>> = {
  dien: set('vi thu don mai chu bao y'),
}
/** The same for words written without their marks: `lưu lượng`, `trực tuyến`. */
const bareBehind: Record<string, Set<string>> = {
  luong: set('luu chat so dung khoi nang dinh san tai trong'),
  tuyen: set('truc tinh truyen phap'),
  nghe: set('lang tai phone'),
  dong: set('lao hop trieu nghin ngan ty tram hoat'),
}
/** And before another one: `nghe gọi`. */
const bareBefore: Record<string, Set<string>> = {
  nghe: set('goi nhac noi tin'),
}
const desks = set('cskh cs hotline center centre')

/** Whether the words around what was heard make another word of it: said of cues and kinds of work alone. */
export function isOtherWord({ tokens }: Reading, { of, from, to, said }: Hit<Meaning>): boolean {
  if (of.kind !== 'cue' && of.kind !== 'job') return false
  const first = said[0]?.forms[0] ?? ''
  const last = said.at(-1)?.forms[0] ?? ''
  const isBare = said[0]?.marked === first
  // `chất`, `chặt`: with marks of its own.
  if (first === 'chat' && !isBare && said.length === 1) return true
  const previous = tokens[from]?.first ? undefined : tokens[from - 1]?.forms[0]
  if (previous && behind[first]?.has(previous)) return true
  if (previous && isBare && bareBehind[first]?.has(previous)) return true
  const next = tokens[to + 1]?.first ? undefined : tokens[to + 1]?.forms[0]
  if (!next) return false
  if (isBare && bareBefore[last]?.has(next)) return true
  // A desk and its number.
  return desks.has(last) && /^[\d*#]/.test(next)
}
