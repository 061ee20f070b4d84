import { piecesOf } from '../../domain/article.ts'
import { articleTexts } from '../article-texts.ts'
import { type Fault, place } from '../fault.ts'
import type { Check, House } from '../house.ts'
import { didYouMean } from '../nearest.ts'

/**
 * No number to ring stands in the words of an article: it is written `{help:<id>}` or under `help`, and comes
 * from `knowledge/help`. So it is right everywhere once it is right there.
 */
export const articlesNumbers: Check = (house) => {
  const ids = helpIds(house)
  const shortOnes = shortNumbers(house)
  return [
    ...house.articles.flatMap(({ file, value: { help } }) =>
      help.flatMap((id, i) => unknownHelp(file, place('help', i), id, ids)),
    ),
    ...articleTexts(house).flatMap(({ file, name, text }) => [
      ...text.split('\n').flatMap((line) => slotFaults(file, name, line, ids)),
      ...writtenNumber(text, shortOnes).map((number) => ({
        file,
        path: name,
        fault: `has the number "${number}" in its words`,
        tip: 'write {help:<id>} with an id of knowledge/help, so that the number comes from there',
      })),
    ]),
  ]
}

function slotFaults(file: string, path: string, line: string, ids: Set<string> | null): Fault[] {
  const pieces = piecesOf(line)
  return pieces.flatMap((piece) => {
    if ('help' in piece) return unknownHelp(file, path, piece.help, ids)
    const [brace] = /\{[^{}]*\}?|\}/.exec(piece.text) ?? []
    const tip = 'write {help:<id>} with an id of knowledge/help; there is no other'
    return brace === undefined
      ? []
      : [{ file, path, fault: `has the slot ${brace}, which nothing fills`, tip }]
  })
}

/** Null where a file of help could not be read in full: the id may stand in it. */
function helpIds(house: House): Set<string> | null {
  const isBroken = [...house.broken].some((file) => file.startsWith('knowledge/help'))
  return isBroken ? null : new Set(house.help.map(({ value }) => value.entry.id))
}

function unknownHelp(file: string, path: string, id: string, ids: Set<string> | null): Fault[] {
  if (ids === null || ids.has(id)) return []
  const tip = didYouMean(id, ids, 'write an id that stands in knowledge/help')
  return [{ file, path, fault: `"${id}" is not in knowledge/help`, tip }]
}

// Digits as a telephone writes them; amounts are grouped by points, which it never is, and years stand alone.
const asTelephone = /(?<![\d.,])\+?\(?\d[\d ()-]{5,24}\d(?![\d.,]{0,12}\d)/g
/** Fewer digits make no number of a subscriber; shorter ones are known from the list of help. */
const fewestDigits = 7
const standsAlone = /(?<![\d.,/-])\d{3,4}(?![\d/-]|[.,]\d| *%)/g

function writtenNumber(text: string, shortOnes: Set<string>): string[] {
  const long = [...text.matchAll(asTelephone)]
    .map(([number]) => number.trim())
    .filter((number) => number.replace(/\D/g, '').length >= fewestDigits && !isSpan(number))
  const short = [...text.matchAll(standsAlone)].map(([n]) => n).filter((n) => shortOnes.has(n))
  return [...long, ...short].slice(0, 1)
}

/** `2024-2026`, `18 - 39`: from one year or age to another. */
function isSpan(number: string): boolean {
  return /^(?:19|20)\d\d ?- ?(?:19|20)\d\d$|^\d{1,3} ?- ?\d{1,3}$/.test(number)
}

/** Numbers such as 110 and 1955, which look like any other figure. */
function shortNumbers(house: House): Set<string> {
  const contacts = house.help.map(({ value }) => value.entry.contact)
  return new Set(contacts.filter((contact) => /^\d{3,4}$/.test(contact)))
}
