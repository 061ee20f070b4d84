import type { Place } from '../../domain/offer.ts'
import { coverage, type Hit, type Sentences } from '../phrases/hear.ts'
import type { Lexicon, Meaning, NamedPlace } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import type { Token } from '../read/token.ts'

const set = (words: string) => new Set(words.split(/\s+/))

/** Words after which an everyday word is a country: `đi Hàn`, `ke UK`, `thị trường Nhật`. Folded. */
const goingWords = set(
  'di sang qua ve ben tai ke to in from dari nuoc truong visa hang don chong khau lam xkld negara bay voi',
)
/** What follows an everyday word that is then no country: `cam on`, `lao dong`, `thai san`. */
const compounds: Record<string, Set<string>> = {
  cam: set('on ket thay thu nhan giac do co xuc quyt tay ket'),
  lao: set('dong bao gia dao luyen'),
  thai: set('san do duong lai nghen'),
  han: set('che gan muc ngach su nop xi dien mig tig 3g chot cuoi'),
  nhat: set('la dinh tri thiet ky ban'),
  my: set('pham thuat nghe le an man'),
  duc: set('hanh tin tinh'),
  anh: set('chi em oi ay van huong nhe nha a em trai minh'),
  y: set('te ta si kien duoc nghia thuc chi'),
  phap: set('luat ly ly'),
  uc: set('che chau'),
  trung: set('tam thanh tuyen thuong hoc cap ung gian thuc binh nien quoc'),
  tau: set('ca hang bien thuy danh cau'),
  dai: set('hoc ly han dien dong dien loan'),
  ao: set('quan khoac'),
  phi: set('dich vu phong hanh cong'),
  tho: set('han xay may moc ho ca'),
  sec: set('loi'),
  dong: set('hung'),
}
/** Words so common that only a capital letter makes them a country. */
const needsCapital = set('anh y as mi tho sip sec')

/** Who or what is from a country, where the country is not where one goes: `bos China`, `tiếng Hàn`. */
const ofWords = set(
  'bos majikan bahasa perusahaan orang masakan restoran tieng chu khach nguoi thuong gia ty cty dolar dollar do eks mantan warga mata uang quan hang lem kosmetik produk skincare makanan kuliner drama',
)

const transitKinds = new Set<NamedPlace['kind']>(['transit-town', 'border-crossing'])

/**
 * The places an offer names and what for: to work there, on the way, or only said of somebody.
 * @param heard what was heard in the text
 */
export function places(
  reading: Reading,
  sentences: Sentences,
  heard: Hit<Meaning>[],
  everyday: Lexicon['everyday'],
): Place[] {
  const transit = heard.filter((hit) => hit.of.kind === 'cue' && hit.of.cue === 'transit')
  const onTheWay = coverage(sentences, transit, 2)
  const onRoute = coverage(sentences, transit, 12)
  const found: { place: Place; from: number; to: number }[] = []
  for (const hit of heard) {
    if (!isPlaceHit(hit) || !isPlace(reading, hit, everyday)) continue
    const { place } = hit.of
    const { from, to, span } = hit
    // `Ho Chi Minh City` beside `Ho Chi Minh`: the longer name stands. Hits come in the order of the words.
    const last = found.at(-1)
    if (last && last.to >= from) {
      if (last.to - last.from >= to - from) continue
      found.pop()
    }
    found.push({
      from,
      to,
      place: {
        span,
        country: place.country,
        kind: place.kind,
        hub: place.kind === 'scam-hub' || place.kind === 'hub-town',
        name: place.name,
        role: roleOf(reading, hit, onTheWay),
      },
    })
  }
  markRoutes(reading, found, onRoute)
  return [...found.map(({ place }) => place), ...flags(reading.text)].sort(
    (a, b) => a.span.start - b.span.start,
  )
}

type PlaceHit = Hit<Extract<Meaning, { kind: 'place' }>>

function isPlaceHit(hit: Hit<Meaning>): hit is PlaceHit {
  return hit.of.kind === 'place'
}

/**
 * Whether the words are that place. A name that means nothing else always is. An everyday word is one only
 * with its right marks, where marks are written, and after a word of going.
 */
function isPlace(reading: Reading, hit: PlaceHit, everyday: Lexicon['everyday']): boolean {
  const folded = hit.said.map((token) => token.forms[0] ?? '').join(' ')
  if (!hit.of.ambiguous && !everyday.has(folded)) return true
  const token = hit.said[0]
  const before = reading.tokens[hit.from - 1]
  if (!token || !before || token.first) return false
  if (isNamed(reading, hit, folded)) return true
  const marked = hit.said.map((word) => word.marked).join(' ')
  if (marked !== folded && hit.of.ambiguous && hit.of.marked !== marked) return false
  if (needsCapital.has(folded) && !isCapital(reading.text, token)) return false
  const after = reading.tokens[hit.to + 1]
  if (after && !after.first && compounds[folded]?.has(after.forms[0] ?? '')) return false
  return goingWords.has(before.forms[0] ?? '')
}

/** `đơn hàng Nhật`: the right marks and a capital, alone among small letters, so no part of a longer name. */
function isNamed({ tokens, text }: Reading, hit: PlaceHit, folded: string): boolean {
  const [token] = hit.said
  const before = tokens[hit.from - 1]
  const after = tokens[hit.to + 1]
  if (!token || !before || hit.said.length > 1 || needsCapital.has(folded)) return false
  if (token.marked === folded || token.marked !== hit.of.marked || !isCapital(text, token))
    return false
  const shouted = text.slice(token.start, token.end).normalize('NFKC')
  if (shouted === shouted.toUpperCase() || isCapital(text, before)) return false
  return !after || after.first || after.clause || !isCapital(text, after)
}

function roleOf(reading: Reading, hit: PlaceHit, onTheWay: Uint8Array): Place['role'] {
  const before = reading.tokens[hit.from - 1]
  const word = before?.forms[0] ?? ''
  // `nhà hàng Nhật` serves food; `đơn hàng Nhật` is work there.
  const isOrder = word === 'hang' && reading.tokens[hit.from - 2]?.forms[0] === 'don'
  if (!reading.tokens[hit.from]?.first && ofWords.has(word) && !isOrder) return 'of'
  if (transitKinds.has(hit.of.place.kind)) return 'via'
  return onTheWay[hit.from] === 1 ? 'via' : 'to'
}

/** `Jakarta – Kuala Lumpur – Phnom Penh` after a word of route: all but the last are on the way. */
function markRoutes(
  reading: Reading,
  found: { place: Place; from: number; to: number }[],
  onRoute: Uint8Array,
): void {
  for (const [i, here] of found.entries()) {
    const next = found[i + 1]
    if (!next || onRoute[here.from] !== 1) continue
    const between = reading.text.slice(here.place.span.end, next.place.span.start)
    if (between.length <= 6 && /[-–—>→]/.test(between)) here.place.role = 'via'
  }
}

/** Flags, which offers use in place of a name: two regional letters each. */
function flags(text: string): Place[] {
  const found: Place[] = []
  for (const match of text.matchAll(/[\u{1F1E6}-\u{1F1FF}]{2}/gu)) {
    const code = [...match[0]]
      .map((point) => String.fromCharCode((point.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
      .join('')
    const span = { start: match.index, end: match.index + match[0].length, quote: match[0] }
    found.push({ span, country: code, kind: 'country', hub: false, name: code, role: 'to' })
    if (found.length >= 12) break
  }
  return found
}

function isCapital(text: string, token: Token): boolean {
  // A letter in disguise may be two units long, and has no other size of its own.
  const letter = String.fromCodePoint(text.codePointAt(token.start) ?? 32).normalize('NFKC')
  return letter !== letter.toLowerCase()
}
