import { fold } from '../../domain/fold.ts'
import type { Sign, Verdict } from '../../domain/verdict.ts'
import { legalForms } from '../extract/company-words.ts'

/** Signs of these families are seen in the very name, number or address that must not be handed on. */
const namingFamilies = new Set<Sign['family']>(['impersonation', 'contact-and-identity'])

/** `pt`, `cty`, but not `cp` and `co`, which are words of every day. Folded. */
const everyday = new Set(['co', 'cp', 'fa', 'ud', 'cong', 'tong', 'tap', 'stock', 'joint', 'ty'])
const firmWords = new Set([
  ...[...legalForms].filter((word) => !everyday.has(word)),
  ...['lpk', 'bpk', 'yayasan'],
])

/** What stands before a person's name. Folded; each counts only before a further word with a capital. */
const titles = new Set(
  `pak bapak bu ibu bpk mr mrs ms miss mister kak kakak bang abang mas mbak mba haji hj h ust ustad ustadz koh cik
    cak gus teh neng om tante dik adik anh chi co chu bac em ong ba thay a c`.split(/\s+/),
)

/** After these a name follows however it is written. */
const sureTitles = new Set('pak bpk bu mr mrs ms mbak mba koh cik ustad ustadz haji hj'.split(' '))

const links = /https?:|www\.|[@_]|\p{L}\.\p{L}{2,}|#\p{L}/iu

/**
 * Whether a quote may be shown to people who never saw the offer: it holds no firm and no person, no
 * number, account, handle or link, as far as that can be told. In doubt it may not; the reason alone says
 * enough. A name that looks like any other word, in small letters, cannot be told.
 */
export function namesNobody({ span, family }: Sign, { extract, agencies }: Verdict): boolean {
  if (span === null || namingFamilies.has(family)) return false
  const named = [
    ...extract.agencies.map((agency) => agency.span),
    ...agencies.map((agency) => agency.span),
    ...extract.contacts.map((contact) => contact.span),
    ...extract.licences,
  ]
  if (named.some(({ start, end }) => start < span.end && end > span.start)) return false
  const { quote } = span
  // Six digits are no wage that anybody writes in a row; with dots between them they may be an account.
  if (links.test(quote) || quote.replace(/\D/g, '').length > 5) return false
  const words = [...quote.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
  if (words.some(([word]) => firmWords.has(fold(word)))) return false
  const places = extract.places.map((place) => place.span)
  const isPlace = (at: number) =>
    places.some(({ start, end }) => span.start + at >= start && span.start + at < end)
  return !namesPerson(words.map((match) => ({ word: match[0], place: isPlace(match.index) })))
}

type Word = { word: string; place: boolean }

/** A capital in the middle of small letters is a name, unless it is a place; so is what follows a title. */
function namesPerson(words: Word[]): boolean {
  const shouting = words.every(({ word }) => !/\p{Ll}/u.test(word))
  return words.some(({ word, place }, at) => {
    const before = words[at - 1]?.word
    if (place || before === undefined) return false
    if (sureTitles.has(fold(before))) return true
    if (!/^\p{Lu}/u.test(word)) return false
    return shouting ? titles.has(fold(before)) : true
  })
}
