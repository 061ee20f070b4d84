/** One number of a text, with the unit written on it. */
export type Amount = {
  from: number
  to: number
  value: number
  /** What the size multiplies by; 1 where there is none. */
  factor: number
  /** The word of size on it: `jt`, `tr`, `k`; null where there is none. */
  size: string | null
  /** Written in groups of three: `2.000.000`. */
  grouped: boolean
}

const sizes: Record<string, number> = {
  jt: 1e6,
  juta: 1e6,
  jta: 1e6,
  jeti: 1e6,
  rb: 1e3,
  ribu: 1e3,
  rbu: 1e3,
  k: 1e3,
  ratus: 100,
  miliar: 1e9,
  milyar: 1e9,
  tr: 1e6,
  trieu: 1e6,
  trd: 1e6,
  cu: 1e6,
  chai: 1e6,
  nghin: 1e3,
  ngan: 1e3,
  van: 1e4,
  man: 1e4,
  ty: 1e9,
  million: 1e6,
  mio: 1e6,
  m: 1e6,
  thousand: 1e3,
}

/** Sizes of one currency, where the text names none. */
export const currencyOfSize: Readonly<Record<string, string>> = {
  jt: 'IDR',
  juta: 'IDR',
  jta: 'IDR',
  jeti: 'IDR',
  rb: 'IDR',
  ribu: 'IDR',
  rbu: 'IDR',
  tr: 'VND',
  trieu: 'VND',
  trd: 'VND',
  cu: 'VND',
  chai: 'VND',
  nghin: 'VND',
  ngan: 'VND',
  man: 'JPY',
}

/** Sizes that are other words too: metres, bottles, men. `offer/extract/money.ts` wants more beside them. */
export const doubtfulSizes: ReadonlySet<string> = new Set(['m', 'chai', 'man', 'van'])

const digit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9'
const letter = (c: string | undefined) => c !== undefined && c >= 'a' && c <= 'z'

/** All numbers of a folded text, in order. One pass, no expression: a number may have a million digits. */
export function amounts(text: string): Amount[] {
  const found: Amount[] = []
  for (let i = 0; i < text.length; ) {
    if (!digit(text[i])) {
      i++
      continue
    }
    // Digits inside a word (`k4mb0j4`, `e7`) are no amount, but `rp15` and `rm1500` are.
    const number = readNumber(text, i)
    found.push(readSize(text, i, number))
    i = Math.max(number.to, i + 1)
  }
  return found
}

/** What may follow an `o` that stands for 0: `2otr`, `1oo`. */
function isNought(next: string | undefined): boolean {
  return !letter(next) || 'otjrk'.includes(next ?? ' ')
}

/** Digits with their separators, `o` read as nought after a digit. */
function readNumber(text: string, from: number): { to: number; digits: string; grouped: boolean } {
  const groups: string[] = ['']
  let separator = ''
  let i = from
  let decimals = ''
  while (i < text.length) {
    const c = text[i] ?? ''
    if (digit(c) || (c === 'o' && digit(text[i - 1]) && isNought(text[i + 1]))) {
      groups[groups.length - 1] += c === 'o' ? '0' : c
      i++
      continue
    }
    if ((c !== '.' && c !== ',') || !digit(text[i + 1])) break
    const three =
      digit(text[i + 1]) && digit(text[i + 2]) && digit(text[i + 3]) && !digit(text[i + 4])
    if (three && (separator === '' || separator === c)) {
      separator = c
      groups.push('')
      i++
      continue
    }
    // `2,5`, `1.250,00`, and a date's or version's dots, which end the number.
    let j = i + 1
    while (digit(text[j]) && j - i <= 2) j++
    if (digit(text[j]) || (separator !== '' && separator === c)) break
    decimals = text.slice(i + 1, j)
    i = j
    break
  }
  const digits = groups.join('').slice(0, 18)
  return { to: i, digits: decimals ? `${digits}.${decimals}` : digits, grouped: groups.length > 1 }
}

function readSize(
  text: string,
  from: number,
  number: { to: number; digits: string; grouped: boolean },
): Amount {
  let i = number.to
  if (text[i] === ' ' || text[i] === '.') i++
  let j = i
  while (letter(text[j]) && j - i <= 8) j++
  const word = text.slice(i, j)
  const factor = Object.hasOwn(sizes, word) ? sizes[word] : undefined
  const plainValue = Number(number.digits)
  // `2k4` is a year of birth, `3 k` a "no".
  const noSize =
    (word === 'k' && (i > number.to || digit(text[j]))) || (word === 'm' && digit(text[j]))
  if (factor === undefined || noSize) {
    return {
      from,
      to: number.to,
      value: plainValue,
      factor: 1,
      size: null,
      grouped: number.grouped,
    }
  }
  // `2tr8` is 2.8 million, `5tr5` 5.5, `1tr250` 1.25.
  let rest = ''
  let end = j
  if (factor >= 1e6) {
    while (digit(text[end]) && rest.length < 3) rest += text[end++] ?? ''
    if (digit(text[end]) || letter(text[end])) {
      rest = ''
      end = j
    }
  }
  let value = plainValue * factor + (rest ? Number(`0.${rest}`) * factor : 0)
  const half = /^ (?:ruoi|setengah)\b/.exec(text.slice(end, end + 12))
  if (half) {
    value += factor / 2
    end += half[0].length
  } else if (factor === 1e6 && rest === '') {
    const apart = restApart(text.slice(end, end + 18))
    value += apart.value
    end += apart.length
  }
  return { from, to: end, value, factor, size: word, grouped: number.grouped }
}

/** `8 tr 5`, `8 triệu 500`, `1 juta 500 ribu`: the rest stands apart, with nothing counted behind it. */
function restApart(after: string): { value: number; length: number } {
  const rest =
    /^ (\d|\d{3})( ?(?:nghin|ngan|k|ribu|rb)(?![a-z\d]))?(?=$|\n| ?[/+]|[.,;)](?!\d)| (?:mot|per|se) ?[a-z])/.exec(
      after,
    )
  if (!rest?.[1]) return { value: 0, length: 0 }
  const value = rest[2] ? Number(rest[1]) * 1e3 : Number(`0.${rest[1]}`) * 1e6
  return { value, length: rest[0].length }
}
