import type { CueName } from '../../domain/cue.ts'
import type { Contact } from '../../domain/offer.ts'
import { coverage, type Hit, type Sentences } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import { type FactSources, firstCue, largeFee } from './fact-sources.ts'
import { hostOf } from './host.ts'
import { isKnownHost, isStateHost, labelOf } from './imitation.ts'

/** A firm, a licence, an office that calls, or a name right before "tuyển" or "membutuhkan". */
export function namesEmployer(sources: FactSources): boolean {
  const { extract, heard, reading, sentences, sites } = sources
  if (extract.licences.length > 0) return true
  if (extract.agencies.some(({ name }) => !reading.shouted || hasForm(name))) return true
  if (extract.contacts.some((contact) => isKnownHost(hostOf(contact) ?? '', sites))) return true
  if (extract.contacts.some((contact) => isOwnSite(contact, reading))) return true
  const said = wordsSaid(reading, heard)
  if (opensWithName(reading, said)) return true
  // Where one applies at an authority oneself, nobody has to be named; whoever sells that way does.
  if (firstCue(heard, 'lawful-way') && !largeFee(sources)) return true
  const calling = coverage(sentences, heard.filter(isAdvertising), nearCall)
  return heard.some((hit) => {
    if (hit.of.kind === 'cue' && ['hiring', 'announcement'].includes(hit.of.cue)) {
      if (followsName(reading, hit.from)) return true
    }
    if (hit.of.kind === 'cue' && hit.of.cue === 'wants' && followsFullName(reading, hit.from, said))
      return true
    if (hit.of.kind === 'cue' && hit.of.cue === 'venue') return precedesName(reading, hit.to)
    if (hit.of.kind !== 'body' && !(hit.of.kind === 'cue' && hit.of.cue === 'employer'))
      return false
    return !vouches(reading, hit.from) && isNear(hit, calling, sentences)
  })
}

/** In a text all in capitals whatever stands behind "công ty" looks like a name. */
function hasForm(name: string): boolean {
  return /^(?:PT|LPK|UD)\b|\b(?:TNHH|CP|MTV|LTD|JSC|SDN|TBK|PHAN|PHẦN)\b/u.test(name)
}

/** Chat programs, forms and free mail name nobody. */
const everybodys = new Set(
  'gmail yahoo outlook hotmail icloud proton mail google bit forms wa whatsapp telegram zalo facebook instagram tiktok linktr lynk youtube tinyurl linkedin'.split(
    ' ',
  ),
)

/** `careers.hyatt.com` beside "Park Hyatt", or a site only a state can have: it says who calls. */
function isOwnSite(contact: Contact, { tokens }: Reading): boolean {
  const host = hostOf(contact)
  if (host === null || contact.app !== null || everybodys.has(labelOf(host))) return false
  if (isStateHost(host)) return true
  const label = labelOf(host).replaceAll(/[^a-z]/g, '')
  if (label.length < 4) return false
  return tokens.some(
    ({ forms, end }, i) =>
      end <= contact.span.start &&
      (forms[0] === label || `${tokens[i - 1]?.forms[0] ?? ''}${forms[0] ?? ''}` === label),
  )
}

/** Per word, whether it is part of anything known: a cue, a place. Names are what is left. */
function wordsSaid({ tokens }: Reading, heard: Hit<Meaning>[]): Uint8Array {
  const said = new Uint8Array(tokens.length)
  for (const { from, to, of } of heard) {
    // A word of workplace may be part of a name: `Park Hotel Nirwana`.
    if (of.kind === 'body' || (of.kind === 'cue' && nameParts.includes(of.cue))) continue
    if (to - from <= 3) said.fill(1, from, to + 1)
  }
  return said
}

const nameParts: CueName[] = ['venue', 'workplace', 'employer']

/** `Sofitel Phokeethra:`, `Wynn Macau –`: a name of its own at the head of the text, and then a stop. */
function opensWithName({ tokens, text, shouted }: Reading, said: Uint8Array): boolean {
  if (shouted) return false
  let own = 0
  let i = 0
  for (; i < tokens.length && i < 7; i++) {
    const token = tokens[i]
    if (!token || (i > 0 && (token.first || token.clause))) break
    const written = text.slice(token.start, token.end)
    if (!isNameWord(written)) return false
    if (said[i] !== 1 && foreignLooking(token.forms[0] ?? '')) own++
  }
  const last = tokens[i - 1]
  if (!last || i < 2 || own === 0) return false
  return /^ ?(?:[:–—|]|- |\([^()\n]{0,40}\):)/.test(text.slice(last.end, last.end + 48))
}

/** `Bank Niaga Raya butuh`, `Long Hai Seafood tìm`: two words of a name before a word of need, and no person's. */
function followsFullName(
  { tokens, text, shouted }: Reading,
  at: number,
  said: Uint8Array,
): boolean {
  if (shouted) return false
  let own = 0
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const token = tokens[i]
    if (!token || titles.has(token.forms[0] ?? '')) return false
    const written = text.slice(token.start, token.end)
    if (!isNameWord(written)) break
    if (said[i] !== 1 && foreignLooking(token.forms[0] ?? '')) own++
    if (token.first || token.clause) {
      if (titles.has(tokens[i - 1]?.forms[0] ?? '')) return false
      break
    }
  }
  return own >= 2
}

/** A word with a capital and small letters, or a short one all in capitals. */
function isNameWord(written: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(written) || /^[A-Z&]{2,5}$/.test(written)
}

/** `Mbak Rini Astuti`: the run of capitals before and up to a word begins behind a title. */
function isPerson({ tokens, text }: Reading, at: number): boolean {
  for (let i = at; i >= Math.max(0, at - 3); i--) {
    const token = tokens[i]
    if (!token) return false
    if (surelyTitles.has(token.marked)) return true
    if (i < at && !isNameWord(text.slice(token.start, token.end))) return false
    if (token.first) return false
  }
  return false
}

/** Titles that are no other words, marks and all. */
const surelyTitles = new Set('mbak mas bu pak bang tante chị chú bác cô thầy'.split(' '))

/** Words before the name of a person. */
const titles = new Set(
  'mbak mas bu ibu pak bapak bang abang kak kakak om tante ce ko cik haji hj ustadz ustadzah chi anh em co chu bac ba ong thay di cau mo o duong vo chong me bo con'.split(
    ' ',
  ),
)

/** How near an office must stand to a word of hiring to be the one who hires. */
export const nearCall = 8

export function isCall({ of }: Hit<Meaning>): boolean {
  return of.kind === 'cue' && ['hiring', 'announcement', 'invite'].includes(of.cue)
}

/** Words of an advert; an office only called as a witness has none of them around it. */
const advertising: CueName[] = [
  'hiring',
  'announcement',
  'invite',
  'apply',
  'benefit',
  'requirement',
  'pay',
]

function isAdvertising({ of }: Hit<Meaning>): boolean {
  return of.kind === 'cue' && advertising.includes(of.cue)
}

export function isNear(hit: Hit<Meaning>, calling: Uint8Array, sentences: Sentences): boolean {
  for (let i = hit.from; i <= hit.to + nearCall; i++) {
    if (calling[i] === 1 && sentences.of[i] === hit.sentence) return true
  }
  return false
}

/** `minimarket Sumber Rejeki`, `trung tâm Sunny English`: a name in capitals right behind, not a whole line of them. */
function precedesName({ tokens, text }: Reading, at: number): boolean {
  const next = tokens[at + 1]
  if (!next || next.first || next.clause) return false
  const written = text.slice(next.start, next.end)
  return /^\p{Lu}\p{Ll}/u.test(written) && !openers.has(next.forms[0] ?? '')
}

/** Words by which an office is called as a witness: "sudah dicek BP2MI", "terdaftar di Disnaker". */
const vouching = new Set(
  'resmi dicek dicheck diverifikasi terdaftar diawasi oleh kata izin lapor tanya cek kiem duyet cap xac nhan theo hoi ky'.split(
    ' ',
  ),
)

export function vouches({ tokens }: Reading, at: number): boolean {
  return [1, 2].some((back) => vouching.has(tokens[at - back]?.forms[0] ?? ''))
}

/** `Nidec (Khu CNC) tuyển`, `Jabil cần 500`, `Sime Darby butuh`: a word with a capital inside a line, or opening it in capitals. */
function followsName(reading: Reading, at: number): boolean {
  const { tokens, text, shouted } = reading
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const token = tokens[i]
    if (!token) return false
    const letter = text[token.start] ?? ' '
    const written = text.slice(token.start, token.end)
    const isName =
      letter !== letter.toLowerCase() && written !== written.toUpperCase() && written.length > 2
    const isShort =
      !shouted &&
      written.length >= 3 &&
      written.length <= 6 &&
      written === written.toUpperCase() &&
      /^[A-Z]+$/.test(written)
    if ((isName || isShort) && foreignLooking(token.forms[0] ?? '') && !isPerson(reading, i))
      return true
    if (token.first) return false
  }
  return false
}

/** Everyday words that open a line with a capital. */
const openers = new Set(
  'selamat pagi siang sore malam bapak ibu pak saudara yth dear kepada assalamualaikum permisi kinh gui than lowongan loker info dibutuhkan dicari urgent gabung kami perusahaan pabrik toko cong ty cty can tuyen nhan gap thong bao hot tin viec lam shop quan ben chi anh em ai penting kabar peluang kesempatan breaking update cơ co hoi canh bao chu y luu moi nguoi xin admin job fair mau posisi formasi program nhom doi team job open butuh cari gaji kerja work hiring we the our halo hai hello xin chao chao mas mbak kak sis dek bang gan bos chuc mung doi tac viet nam indonesia don hang lao dong nguoi'.split(
    ' ',
  ),
)
function foreignLooking(word: string): boolean {
  return word.length >= 3 && !openers.has(word)
}
