import type { YAMLException } from 'js-yaml'
import { type Fault, lineOf } from './fault.ts'

type Words = [fault: string, tip: string]
type Found = Omit<Fault, 'file'>

/** Where a YAML text cannot be read and why, in words for somebody who does not write code. */
export function inPlainWords({ reason, mark }: YAMLException, text: string): Found {
  const at = mark?.position ?? 0
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const here = (words: Words): Found => toldAt(lineOf(text, at), words)
  // Seen only in the line after, where the slip itself is not.
  const above = (words: Words): Found =>
    toldAt(lineOf(text, text.slice(0, lineStart).trimEnd().length), words)

  if (/^ *\t/.test(text.slice(lineStart))) return here(['begins with a tab', 'use spaces'])
  if (stillOpen.test(reason)) return above(neverClosed)
  if (/multiline key/.test(reason)) return above(noColon)
  if (/^bad indentation|^end of the stream or/.test(reason)) {
    const before = text.slice(lineStart, at)
    return text[at] === ':' && reason.startsWith('end')
      ? above(noColon)
      : here(misplaced(before, text[at]))
  }
  return here(words.find(([wording]) => wording.test(reason))?.[1] ?? notYaml)
}

function toldAt(path: string, [fault, tip]: Words): Found {
  return { path, fault, tip }
}

/** The library has one wording for all that stands where nothing may stand; what is before it tells them apart. */
function misplaced(before: string, sign: string | undefined): Words {
  if (before.trim() === '') return notUnder
  if (sign === ':') return /: /.test(before) ? secondColon : tooFarRight
  if (/(?::|^ *-) +$/.test(before)) return specialSign
  return goesOn
}

const stillOpen = /^deficient indentation|^unexpected end of the (?:stream|document) within a/

const neverClosed: Words = [
  'has a quote or a bracket that is never closed',
  'close it; write \\" for a double quote inside a text, and indent a bracket that closes a list',
]
const noColon: Words = [
  'has a field that goes over several lines, or misses its colon',
  'write it as "field: value"',
]
const notUnder: Words = [
  'does not stand under the line above it',
  'use the same number of spaces for all fields of one group',
]
const tooFarRight: Words = [
  'stands too far to the right',
  'use the same number of spaces for all fields of one group',
]
const secondColon: Words = [
  'has a second colon in it',
  'put the value in double quotes, as in to: "menu:"',
]
const specialSign: Words = [
  'has a value that begins with a special character',
  'put the value in double quotes',
]
const goesOn: Words = [
  'has something after the end of the value',
  'put the whole value in double quotes and write \\" for a double quote inside',
]
const badBackslash: Words = [
  'has a backslash that means nothing here',
  'write \\\\ for a backslash, or use single quotes',
]
const notYaml: Words = [
  'is not written as YAML',
  'compare the line and the one above it with a file that works',
]

const words: [wording: RegExp, words: Words][] = [
  [/^duplicated mapping key/, ['has a field that was already given', 'keep one of the two']],
  [/^nesting exceeded/, ['is nested too deeply', 'write it with fewer levels']],
  [/^unknown escape|^expected hexadecimal/, badBackslash],
  [/^expected ':' after/, ['misses a colon', 'write it as "field: value"']],
  [
    /^a whitespace character is expected after the key/,
    ['misses a space after a colon', 'write it as "field: value"'],
  ],
  [/^missed comma/, ['misses a comma in a list or group', 'write a comma between two items']],
  [/^expected the node content/, ['has a comma with nothing before it', 'take the comma out']],
  // Such as `> 10`, `*`, `!a,b`: signs that mean something else to YAML.
  [/^a line break is|^bad explicit|^repeat of|^name of an|^tag |tag handle/, specialSign],
  [
    /complex keys/,
    ['has a list or a group where the name of a field should be', 'write it as "field: value"'],
  ],
]
