import type { AgencyMatch, AgencyNotice, Nature } from '../../domain/notice.ts'
import type { Extract, Span } from '../../domain/offer.ts'
import { spanOf } from '../notice.ts'
import type { Reading } from '../read/read.ts'
import { endOf, startOf } from './dates.ts'
import { inOneGo } from './in-one-go.ts'
import { firmName, partsOf, withoutForms } from './names.ts'
import { indexingSimilar, type SimilarIndex } from './similar.ts'

/** All notices, ready to be asked about names and domains. */
export type NoticeIndex = {
  byKey: ReadonlyMap<string, AgencyNotice[]>
  byOwnWords: ReadonlyMap<string, string[]>
  byDomain: ReadonlyMap<string, AgencyNotice[]>
  /** First words of names long enough to be known without a legal form. */
  openings: ReadonlyMap<string, number>
  similar: SimilarIndex
}

/** A name of so many letters, its own and all, is known where it stands without `PT` or `Công ty` too. */
const knownWithoutForm = { letters: 12, own: 7, words: 2 }
/** Longest name that is looked for in a text, in words. */
const longestName = 14
/** A short name with a legal form must be the whole name. */
const shortestKey = 3
/** How many similar names are shown at most. */
const mostSimilar = 2

/** Notices made ready between two stops of `indexingNotices`. */
const atOnce = 200

export function indexNotices(notices: readonly AgencyNotice[]): NoticeIndex {
  return inOneGo(indexingNotices(notices))
}

/** Makes notices ready piece by piece, so that a hundred thousand of them keep no message waiting. */
export function* indexingNotices(
  notices: readonly AgencyNotice[],
): Generator<void, NoticeIndex, void> {
  const byKey = new Map<string, AgencyNotice[]>()
  const byOwnWords = new Map<string, string[]>()
  const byDomain = new Map<string, AgencyNotice[]>()
  const openings = new Map<string, number>()
  for (const [at, notice] of notices.entries()) {
    if (at % atOnce === atOnce - 1) yield
    for (const written of new Set([notice.name, ...notice.aliases])) {
      const domain = domainOf(written)
      if (domain) {
        push(byDomain, domain, notice)
        continue
      }
      const { key, words, own } = firmName(written)
      if (key.length < shortestKey) continue
      push(byKey, key, notice)
      if (own && own !== key) push(byOwnWords, own, key)
      const first = words[0]
      if (first && own && isLong(key, words, own)) {
        openings.set(first, Math.max(openings.get(first) ?? 0, Math.min(words.length, 12)))
      }
    }
  }
  const similar = yield* indexingSimilar(byKey.keys())
  return { byKey, byOwnWords, byDomain, openings, similar }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

function isLong(key: string, words: string[], own: string): boolean {
  const { letters, own: ownLetters, words: count } = knownWithoutForm
  return key.length >= letters && own.length >= ownLetters && words.length >= count
}

/**
 * What authorities said of the firms and sites an offer names. Cost does not grow with the notices.
 * @param today `YYYY-MM-DD`
 * @param suspensionMonths how long a suspension without an end is taken to be in force
 */
export function lookUp(
  reading: Reading,
  extract: Extract,
  index: NoticeIndex,
  today: string,
  suspensionMonths: number,
): AgencyMatch[] {
  const found: AgencyMatch[] = []
  const add = (name: string, span: Span, notices: AgencyNotice[], match: AgencyMatch['match']) => {
    for (const { notice, inForce } of standing(notices, today, suspensionMonths)) {
      if (found.some((other) => other.notice === notice)) continue
      found.push({ name, span, notice, match, inForce })
    }
  }
  const whole = [...formedNames(reading, index), ...longNames(reading, index)]
  for (const { span, key } of whole) add(span.quote, span, index.byKey.get(key) ?? [], 'exact')
  for (const { name, span } of extract.agencies) {
    if (whole.some((other) => other.span.start < span.end && other.span.end > span.start)) continue
    const { key, own } = firmName(name)
    const exact = index.byKey.get(key)
    if (exact) add(name, span, exact, 'exact')
    else {
      const near = [...index.similar.find(key), ...(own ? (index.byOwnWords.get(own) ?? []) : [])]
      for (const other of [...new Set(near)].slice(0, mostSimilar)) {
        add(name, span, index.byKey.get(other) ?? [], 'similar')
      }
    }
  }
  for (const { kind, value, span } of extract.contacts) {
    if (kind !== 'link' && kind !== 'email') continue
    const host = value.slice(value.indexOf('@') + 1).split(/[/?#]/)[0] ?? ''
    for (const domain of parents(host))
      add(span.quote, span, index.byDomain.get(domain) ?? [], 'exact')
  }
  return found
}

/** More letters are no name. */
const longestWritten = 200

/** Nearly all words are letters alone. */
function partsOfWord(word: string): string[] {
  return /^[a-z]+$/.test(word) ? [word] : partsOf(word)
}

const formWords = new Set(['pt', 'cv', 'cty', 'ty', 'lpk', 'tnhh', 'cp', 'jsc'])

/** Names we hold that stand behind a legal form, however they are written: `cty emico`, `Công ty CP Việt Hà - Hà Tĩnh`. */
function formedNames({ text, tokens }: Reading, index: NoticeIndex): { span: Span; key: string }[] {
  const found: { span: Span; key: string }[] = []
  let free = 0
  for (let i = 0; i < tokens.length && found.length < 20; i++) {
    if (i < free || !formWords.has(tokens[i]?.forms[0] ?? '')) continue
    let best = { key: '', to: 0 }
    let letters = 0
    const parts: string[] = []
    for (let j = i + 1; j < tokens.length && j - i <= longestName; j++) {
      const token = tokens[j]
      if (!token || text.slice(tokens[j - 1]?.end, token.start).includes('\n')) break
      const word = token.forms[0] ?? ''
      letters += word.length + 1
      if (letters > longestWritten) break
      parts.push(...partsOfWord(word))
      const key = withoutForms(parts).words.join('')
      if (key.length < shortestKey || key === best.key || !index.byKey.has(key)) continue
      best = { key, to: j }
    }
    if (best.key === '') continue
    const start = tokens[i - 1]?.forms[0] === 'cong' ? i - 1 : i
    found.push({ span: spanOf(text, tokens, start, best.to), key: best.key })
    free = best.to + 1
  }
  return found
}

/** Long names that stand in the text without a legal form. */
function longNames({ text, tokens }: Reading, index: NoticeIndex): { span: Span; key: string }[] {
  const found: { span: Span; key: string }[] = []
  for (let i = 0; i < tokens.length && found.length < 20; i++) {
    const most = index.openings.get(tokens[i]?.forms[0] ?? '')
    if (!most || formWords.has(tokens[i - 1]?.forms[0] ?? '')) continue
    let key = ''
    for (let j = i; j < tokens.length && j - i < most; j++) {
      const token = tokens[j]
      if (!token || (j > i && token.first)) break
      key += token.forms[0] ?? ''
      if (j - i + 1 < knownWithoutForm.words || key.length < knownWithoutForm.letters) continue
      if (index.byKey.has(key)) found.push({ span: spanOf(text, tokens, i, j), key })
    }
  }
  return found
}

/** What may raise a level, and what takes it back. */
const revocable: Nature[] = ['revoked', 'suspended', 'unlicensed']

/**
 * Per authority the latest notice of each nature; and whether it stands today. A later licence by the same
 * authority ends what it revoked or suspended before.
 */
function standing(
  notices: AgencyNotice[],
  today: string,
  suspensionMonths: number,
): { notice: AgencyNotice; inForce: boolean }[] {
  const latest = new Map<string, AgencyNotice>()
  for (const notice of notices) {
    const key = `${authorityOf(notice)} ${notice.nature}`
    const other = latest.get(key)
    if (!other || startOf(other.listedOn) < startOf(notice.listedOn)) latest.set(key, notice)
  }
  return [...latest.values()]
    .map((notice) => {
      const cleared = latest.get(`${authorityOf(notice)} licensed`)
      const isCleared =
        revocable.includes(notice.nature) &&
        cleared !== undefined &&
        startOf(cleared.listedOn) > startOf(notice.listedOn)
      return { notice, inForce: !isCleared && holds(notice, today, suspensionMonths) }
    })
    .sort(
      (a, b) =>
        Number(b.inForce) - Number(a.inForce) || (a.notice.listedOn < b.notice.listedOn ? 1 : -1),
    )
}

function holds({ nature, listedOn, endsOn }: AgencyNotice, today: string, months: number): boolean {
  if (nature !== 'suspended') return true
  if (endsOn !== null) return endOf(endsOn) >= today
  return monthsBetween(startOf(listedOn), today) <= months
}

function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 1] = from.split('-').map(Number)
  const [y2 = 0, m2 = 1] = to.split('-').map(Number)
  return (y2 - y1) * 12 + (m2 - m1)
}

/** `KP2MI (Kepdirjen 19/2025)` and `KP2MI` are the same authority. */
function authorityOf({ authority }: AgencyNotice): string {
  return (authority.split(/[(,;:]/)[0] ?? authority).trim().toLowerCase()
}

/** `bp2mi-daftar.com`, where the name of a notice is a site; null where it is a firm's. */
function domainOf(written: string): string | null {
  const site = written.trim().toLowerCase()
  if (site.length > 100 || !/^(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20}\/?$/.test(site))
    return null
  return site
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '')
}

/** `a.b.c`, `b.c`: a notice about a site holds for what stands under it. */
function parents(host: string): string[] {
  const labels = host.split('.').slice(-6)
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}
