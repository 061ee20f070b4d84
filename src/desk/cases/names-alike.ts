import { distance } from 'fastest-levenshtein'

/** How two names stand to each other. */
export type NamesAlike = 'same' | 'alike' | 'nickname' | null

/** Parts that a great many people bear: that they agree says little. */
const common = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly thi van duc minh thanh ' +
    'muhammad ahmad abdul siti sri nur dwi tri eka dewi putri putra wati ningsih rahman bin binti'
  ).split(' '),
)
/** What stands before a name and is none. */
const titles = new Set(
  'pak bu ibu bapak mas mbak kak bang anh chi em co chu bac ong ba h hj'.split(' '),
)

/** Spellings of one sound, older and newer, and what is shortened in writing. */
const spellings: [RegExp, string][] = [
  [/oe/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/sj/g, 'sy'],
  [/^(moh|muh|mohd|mhd|mohammad|mohamad|muhamad|muhammed|md)$/, 'muhammad'],
  [/^(achmad|akhmad|ahmat)$/, 'ahmad'],
  [/^(abd|abdoel)$/, 'abdul'],
  [/^(st|sitti)$/, 'siti'],
  [/y/g, 'i'],
  [/([a-z])\1/g, '$1'],
]

const shortest = 2

/** The parts of a name without marks, titles and ways of spelling. */
function partsOf(name: string): string[] {
  const bare = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
  return bare
    .split(/[^a-z]+/)
    .filter((part) => part.length >= shortest && !titles.has(part))
    .map((part) => spellings.reduce((so, [from, to]) => so.replace(from, to), part))
}

const commonSpelled = new Set([...common].flatMap((part) => partsOf(part)))
const weightOf = (part: string) => (commonSpelled.has(part) ? 0.3 : 1)

/** One letter in a word of four, two in one of eight: a slip, or a letter heard otherwise. */
function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (length < 4) return a === b
  return distance(a, b) <= (length >= 8 ? 2 : 1)
}

/** `Yanto` for `Suryanto`, `Lis` for `Sulistyawati`: a piece of at least three letters, cut well. */
function isCutFrom(short: string, long: string): boolean {
  if (short.length < 3 || long.length < short.length + 2) return false
  return long.startsWith(short) || long.endsWith(short)
}

/**
 * Compares two names part by part, in whatever order they are written. Parts many people bear weigh little, so
 * that two strangers called Nguyễn Thị are not alike.
 */
export function namesAlike(one: string, other: string): NamesAlike {
  const [short, long] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length)
  if (!short || !long || short.length === 0) return null
  const left = [...long]
  const take = (part: string, fits: (a: string, b: string) => boolean) => {
    const at = left.findIndex((candidate) => fits(part, candidate))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  const exact = short.filter((part) => take(part, (a, b) => a === b))
  const slips = short.filter((part) => !exact.includes(part) && take(part, isSlip))
  const agreed = sum([...exact, ...slips])
  const all = sum(short)
  const own = [...exact, ...slips].filter((part) => weightOf(part) === 1).length
  const isWhole = short.length === long.length
  if (agreed >= all * 0.99 && own >= 1) {
    if (isWhole && slips.length === 0) return 'same'
    return short.length >= 2 || isWhole ? 'alike' : 'nickname'
  }
  if (agreed >= all * 0.75 && own >= 2) return 'alike'
  const rest = short.filter((part) => !exact.includes(part) && !slips.includes(part))
  const isNickname = rest.some((part) =>
    left.some((candidate) => isCutFrom(part, candidate) || isCutFrom(candidate, part)),
  )
  return isNickname ? 'nickname' : null
}

const sum = (parts: string[]) => parts.reduce((total, part) => total + weightOf(part), 0)
