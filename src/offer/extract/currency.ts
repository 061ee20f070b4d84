const words: [currency: string, words: string[]][] = [
  ['IDR', ['rp', 'idr', 'rupiah', 'rp.']],
  ['VND', ['vnd', 'vnđ', 'dong', 'd', 'đ', '₫']],
  ['USD', ['usd', 'us$', '$', 'dolar', 'dollar', 'dollars', 'do', 'dola', 'dolla', 'dlr', 'u']],
  ['MYR', ['rm', 'myr', 'ringgit']],
  ['SGD', ['sgd', 's$', 'sing', 'sg$']],
  ['TWD', ['nt', 'nt$', 'ntd', 'twd', 'dai te', 'te', 'tai te']],
  ['HKD', ['hkd', 'hk$']],
  ['JPY', ['yen', 'jpy', '¥', 'man yen']],
  ['KRW', ['won', 'krw', '₩']],
  ['THB', ['thb', 'baht', 'bath', 'bat', '฿']],
  ['SAR', ['sar', 'sr', 'riyal', 'real', 'reyal']],
  ['AED', ['aed', 'dirham']],
  ['QAR', ['qar']],
  ['KWD', ['kwd', 'dinar', 'kd']],
  ['EUR', ['eur', 'euro', 'euros', '€', 'e']],
  ['GBP', ['gbp', 'pound', 'pounds', '£', 'bang anh']],
  ['AUD', ['aud', 'a$', 'au$']],
  ['NZD', ['nzd', 'nz$']],
  ['CAD', ['cad', 'c$']],
  ['CNY', ['cny', 'rmb', 'yuan', 'te', 'ndt']],
  ['PLN', ['pln', 'zloty']],
  ['RON', ['ron', 'lei']],
  ['TRY', ['try', 'lira']],
  ['PHP', ['php', 'peso', '₱']],
  ['BND', ['bnd']],
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
  const currency = byWord.get(word)
  if (word === 'do' && at > 1 && !/\d{3}$/.test(text.slice(at - 3, at))) return null
  if (!currency || (onlyTouching.has(word) && from > at)) return null
  return { currency, to }
}

function isLetter(c: string | undefined): boolean {
  return c !== undefined && c >= 'a' && c <= 'z'
}

function isCurrencyLetter(c: string | undefined): boolean {
  return isLetter(c) || (c !== undefined && signs.includes(c))
}
