const words: [currency: string, words: string[]][] = [
  ['IDR', ['rp', 'idr', 'rupiah', 'rp.']],
  ['VND', ['vnd', 'vnđ', 'dong', 'd', 'đ', '₫']],
  ['USD', ['usd', 'us$', '$', 'dolar', 'dollar', 'dollars', 'do', 'dola', 'dolla', 'dlr', 'u']],
  ['MYR', ['rm', 'myr', 'ringgit']],
  ['SGD', ['sgd', 's$', 'sing', 'sg$', 'do sing', 'dolar singapura', 'dolar singapore']],
  ['TWD', ['nt', 'nt$', 'ntd', 'twd', 'dai te', 'te dai', 'tai te', 'dolar taiwan', 'do dai']],
  ['HKD', ['hkd', 'hk$', 'dolar hongkong', 'do hong', 'do hongkong']],
  ['JPY', ['yen', 'jpy', '¥']],
  ['KRW', ['won', 'krw', '₩']],
  ['THB', ['thb', 'baht', 'bath', 'bat', '฿']],
  ['SAR', ['sar', 'sr', 'riyal', 'real', 'reyal']],
  ['AED', ['aed', 'dirham']],
  ['QAR', ['qar']],
  ['KWD', ['kwd', 'dinar', 'kd']],
  ['EUR', ['eur', 'euro', 'euros', '€', 'e']],
  ['GBP', ['gbp', 'pound', 'pounds', '£', 'bang anh']],
  ['AUD', ['aud', 'a$', 'au$', 'do uc', 'dolar australia']],
  ['NZD', ['nzd', 'nz$', 'do niu']],
  ['CAD', ['cad', 'c$', 'do canada', 'dolar kanada']],
  ['CNY', ['cny', 'rmb', 'yuan', 'te', 'ndt']],
  ['PLN', ['pln', 'zloty', 'zl', 'zł']],
  ['RON', ['ron', 'lei']],
  ['TRY', ['try', 'lira']],
  ['PHP', ['php', 'peso', '₱']],
  ['BND', ['bnd']],
  ['MOP', ['mop', 'pataca']],
  ['HUF', ['huf', 'forint']],
  ['CZK', ['czk', 'koruna']],
  ['CHF', ['chf', 'franc', 'franken']],
  ['OMR', ['omr']],
  ['BHD', ['bhd']],
  ['LAK', ['lak', 'kip']],
  ['MMK', ['mmk', 'kyat']],
  ['KHR', ['khr', 'riel']],
  ['USDT', ['usdt']],
]
const byWord = new Map<string, string>()
for (const [currency, list] of words) {
  for (const word of list) if (!byWord.has(word)) byWord.set(word, currency)
}

/** Too short or too common to stand before an amount. */
const onlyAfter = new Set([
  'd',
  'do',
  'u',
  'e',
  'te',
  'bat',
  'bath',
  'dong',
  'won',
  'yen',
  'sing',
  'try',
  'real',
  'ron',
  'zl',
  'franc',
  'kip',
  'riel',
])
/** Only right on the number: `500d`, `500$`. */
const onlyTouching = new Set(['d', 'u', 'e', 'đ'])

const signs = '$€£¥₩₫฿₱'

/** The currency written just before an offset: `Rp 15`, `RM1.500`, `US$`. */
export function currencyBefore(
  text: string,
  at: number,
): { currency: string; from: number } | null {
  let end = at
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '.') && at - end < 2) end--
  let from = end
  while (from > 0 && end - from < 8 && isCurrencyLetter(text[from - 1])) from--
  const word = text.slice(from, end)
  const currency = byWord.get(word)
  if (!currency || onlyAfter.has(word)) return null
  return { currency, from }
}

/** The currency written just after an offset: `800 do`, `5.500$`, `450.000d`. */
export function currencyAfter(text: string, at: number): { currency: string; to: number } | null {
  let from = at
  while (text[from] === ' ' && from - at < 2) from++
  let to = from
  if (signs.includes(text[to] ?? ' ')) to++
  else while (to - from < 9 && isLetter(text[to])) to++
  if (isLetter(text[to]) && !signs.includes(text[to - 1] ?? ' ')) return null
  const word = text.slice(from, to)
  const two = twoWords(text, from, to)
  if (two) return two
  const currency = word === 'te' ? yuanOrTaiwanese(text, at) : byWord.get(word)
  if (word === 'd' && from > at && /[.,]\d{3} ?$/.test(text.slice(Math.max(0, at - 4), from))) {
    return { currency: 'VND', to }
  }
  if (word === 'do' && at > 1 && !/\d{3}$/.test(text.slice(at - 3, at))) return null
  if (!currency || (onlyTouching.has(word) && from > at)) return null
  return { currency, to }
}

/** `đô Úc`, `Đài tệ`, `dolar Singapura`: the second word tells whose. */
function twoWords(text: string, from: number, to: number): { currency: string; to: number } | null {
  if (text[to] !== ' ') return null
  let end = to + 1
  while (end - to < 12 && isLetter(text[end])) end++
  const currency = byWord.get(text.slice(from, end))
  return currency ? { currency, to: end } : null
}

/** `tệ` alone is the yuan; a month's pay of ten thousands of it is Taiwan's. */
function yuanOrTaiwanese(text: string, at: number): string {
  return /(?:\d{2,3}[.,]?\d{3}|\d{2} ?(?:k|nghin|ngan))$/.test(text.slice(Math.max(0, at - 10), at))
    ? 'TWD'
    : 'CNY'
}

function isLetter(c: string | undefined): boolean {
  return c !== undefined && ((c >= 'a' && c <= 'z') || c === 'ł')
}

function isCurrencyLetter(c: string | undefined): boolean {
  return isLetter(c) || (c !== undefined && signs.includes(c))
}
