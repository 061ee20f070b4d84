import type { Contact } from '../../domain/offer.ts'

type Found = { from: number; to: number } & Omit<Contact, 'span'>

/** Endings a host may have; a word with a dot and none of these is a sentence without a space. */
const endings = new Set(
  `com net org id vn go co my ph th kh sg tw jp kr hk cn io me info biz xyz site online top shop club vip
  link app page web work works jobs job asia cc tv ai pro store live world ly gl gg to de uk us au eu ru
  pl ro in la mm icu fun space website tech click one group global center today life ac edu gov mil or
  sch my.id web.id desa dev cloud network agency careers company email solutions services support win bid
  loan cam lol cyou sbs bond cfd`.split(/\s+/),
)

/** Endings that are words too: `luong cao.co hop dong`. They need more to make an address. */
const everydayEndings = new Set(
  'co la me to in my de ly ai th us win hk ph kh tv top live work'.split(' '),
)

const apps: [host: string, app: NonNullable<Contact['app']>][] = [
  ['wa.me', 'whatsapp'],
  ['whatsapp.com', 'whatsapp'],
  ['wa.link', 'whatsapp'],
  ['t.me', 'telegram'],
  ['telegram.me', 'telegram'],
  ['telegram.org', 'telegram'],
  ['zalo.me', 'zalo'],
  ['line.me', 'line'],
  ['lin.ee', 'line'],
  ['m.me', 'messenger'],
]

/** Links, e-mail addresses and handles of a folded text. One pass over its stretches without spaces. */
export function links(text: string): Found[] {
  const found: Found[] = []
  for (const { from, to } of stretches(text)) {
    const word = text.slice(from, to)
    const at = word.indexOf('@')
    if (at < 0 && !word.includes('.')) continue
    const hit = at >= 0 ? mailOrHandle(text, word, at, from) : link(word, from)
    if (hit) found.push(hit)
    if (found.length >= 40) break
  }
  return found
}

/** Longest stretch that is looked at; an address is shorter. */
const longest = 300

/** Runs of the characters of addresses, without the marks of a sentence at their ends; `x (.org)` is `x.org`. */
function* stretches(text: string): Generator<{ from: number; to: number }> {
  for (let i = 0; i < text.length; ) {
    if (!isAddressLetter(text.charCodeAt(i))) {
      i++
      continue
    }
    let j = i
    // Every address holds one of these; most words hold neither.
    let mayBe = false
    for (let code = text.charCodeAt(j); isAddressLetter(code); code = text.charCodeAt(++j)) {
      if (code === atSign || code === dot) mayBe = true
    }
    if (!mayBe) {
      i = j
      continue
    }
    let from = i
    let to = j
    while (from < to && '.,-_/:~?=&%#+'.includes(text[from] ?? '')) from++
    while (to > from && '.,-:~?=&%#+'.includes(text[to - 1] ?? '')) to--
    if (to > from && to - from <= longest) yield { from, to }
    i = j
  }
}

function mailOrHandle(text: string, word: string, at: number, from: number): Found | null {
  const local = word.slice(0, at)
  const rest = word.slice(at + 1)
  if (/^[a-z0-9][a-z0-9._+-]{0,63}$/.test(local)) {
    const host = hostOf(rest)
    if (host) return { from, to: from + word.length, kind: 'email', value: word, app: null }
    return null
  }
  if (local !== '' || !/^[a-z0-9_.]{3,40}$/.test(rest) || !/[a-z]/.test(rest)) return null
  return { from, to: from + word.length, kind: 'handle', value: word, app: handleApp(text, from) }
}

function handleApp(text: string, from: number): Contact['app'] {
  const before = text.slice(Math.max(0, from - 14), from).replaceAll(/[^a-z]+/g, '')
  if (before.endsWith('telegram') || before.endsWith('tele')) return 'telegram'
  if (before.endsWith('zalo')) return 'zalo'
  return before.endsWith('line') ? 'line' : null
}

function link(word: string, from: number): Found | null {
  const body = word.startsWith('https://')
    ? word.slice(8)
    : word.startsWith('http://')
      ? word.slice(7)
      : word
  const schemed = body !== word
  const slash = body.search(/[/?#]/)
  const host = hostOf(slash < 0 ? body : body.slice(0, slash), schemed)
  if (!host) return null
  const path = slash < 0 ? '' : body.slice(slash)
  const app = apps.find(([known]) => host === known || host.endsWith(`.${known}`))?.[1] ?? null
  const ending = host.slice(host.lastIndexOf('.') + 1)
  const plainWords = !schemed && path === '' && app === null && !/[0-9-]/.test(host)
  if (plainWords && everydayEndings.has(ending)) return null
  return { from, to: from + word.length, kind: 'link', value: `${host}${path}`, app }
}

/** The host of an address, `www.` off; null where it is none. */
function hostOf(written: string, schemed = false): string | null {
  const host = written.startsWith('www.') ? written.slice(4) : written
  if (host.length > 100 || host.includes('..')) return null
  const labels = host.split('.')
  if (labels.length < 2 || labels.some((label) => !/^[a-z0-9-]{1,63}$/.test(label))) return null
  const ending = labels.at(-1) ?? ''
  if (!/[a-z]{2}/.test(ending) || /^\d+$/.test(labels.at(-2) ?? '')) return null
  if (schemed || written.startsWith('www.')) return host
  // `dll.yg`, `gaji.minat`: words run together at a full stop.
  if (!endings.has(ending)) return null
  const short = labels.length === 2 && (labels[0] ?? '').length < 2
  return !short || apps.some(([known]) => known === host) ? host : null
}

const atSign = 64
const dot = 46
const addressLetters = new Uint8Array(128)
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789.-_/:@?=&%#+~') {
  addressLetters[letter.charCodeAt(0)] = 1
}

/** @param code a UTF-16 unit; not a number beyond the end of the text */
function isAddressLetter(code: number): boolean {
  return addressLetters[code] === 1
}
