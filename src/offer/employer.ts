import type { CueName } from '../domain/cue.ts'
import type { FactSources } from './fact-sources.ts'
import { coverage, type Hit, type Sentences } from './hear.ts'
import { hostOf } from './host.ts'
import { isKnownHost } from './imitation.ts'
import type { Meaning } from './lexicon.ts'
import type { Reading } from './read.ts'

/** A firm, a licence, an office that calls, or a name right before "tuyển" or "membutuhkan". */
export function namesEmployer({ extract, heard, reading, sentences, sites }: FactSources): boolean {
  if (extract.agencies.length > 0 || extract.licences.length > 0) return true
  if (extract.contacts.some((contact) => isKnownHost(hostOf(contact) ?? '', sites))) return true
  const calling = coverage(sentences, heard.filter(isAdvertising), nearCall)
  return heard.some((hit) => {
    if (hit.of.kind === 'cue' && ['hiring', 'announcement'].includes(hit.of.cue)) {
      if (followsName(reading, hit.from)) return true
    }
    if (hit.of.kind === 'cue' && hit.of.cue === 'venue') return precedesName(reading, hit.to)
    if (hit.of.kind !== 'body' && !(hit.of.kind === 'cue' && hit.of.cue === 'employer'))
      return false
    return !vouches(reading, hit.from) && isNear(hit, calling, sentences)
  })
}

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
function followsName({ tokens, text }: Reading, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const token = tokens[i]
    if (!token) return false
    const letter = text[token.start] ?? ' '
    const written = text.slice(token.start, token.end)
    const isName =
      letter !== letter.toLowerCase() && written !== written.toUpperCase() && written.length > 2
    const isShort =
      written.length >= 3 &&
      written.length <= 6 &&
      written === written.toUpperCase() &&
      /^[A-Z]+$/.test(written)
    if ((isName || isShort) && foreignLooking(token.forms[0] ?? '')) return true
    if (token.first) return false
  }
  return false
}

/** Everyday words that open a line with a capital. */
const openers = new Set(
  'lowongan loker info dibutuhkan dicari urgent gabung kami perusahaan pabrik toko cong ty cty can tuyen nhan gap thong bao hot tin viec lam shop quan ben chi anh em ai nhom doi team job open butuh cari gaji kerja work hiring we the our halo hai hello xin chao chao mas mbak kak sis dek bang gan bos chuc mung doi tac viet nam indonesia don hang lao dong nguoi'.split(
    ' ',
  ),
)
function foreignLooking(word: string): boolean {
  return word.length >= 3 && !openers.has(word)
}
