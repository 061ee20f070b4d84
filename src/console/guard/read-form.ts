import { boundaryOf, multipartParts } from '../../pages/multipart.ts'
import { readBytes } from '../../pages/read-bytes.ts'
import type { Clock } from '../../ports/clock.ts'

/** The fields of a form. A field may stand several times, as ticked boxes do. */
export type Form = {
  /** The first of the name, without space around it; empty where there is none. */
  text(name: string): string
  /** The first of the name exactly as typed, for passwords. */
  exact(name: string): string
  all(name: string): string[]
  entries(): [name: string, value: string][]
  /** The file that came along. `name`: one line a browser gave, not to be trusted. */
  file: { name: string; bytes: Uint8Array } | null
}

export type FormFault = 'too-large' | 'broken' | 'wrong-form'

export const maxFormBytes = 256_000
/** More fields than any form of ours has. */
const mostParts = 40
const longestSilence = 20_000

export const emptyForm: Form = formOf([])

/** Reads a plain form of at most `maxFormBytes`. Text that is not sound UTF-8 is `broken`. */
export async function readForm(request: Request): Promise<Form | FormFault> {
  if (typeOf(request) !== 'application/x-www-form-urlencoded') return 'wrong-form'
  const bytes = await readBytes(request, { most: maxFormBytes })
  if (typeof bytes === 'string') return bytes
  try {
    return formOf(decoded(bytes).split('&').filter(Boolean).map(pairOf))
  } catch {
    return 'broken'
  }
}

/** Reads a form that may bring one file of at most `most` bytes. */
export async function readFileForm(
  request: Request,
  clock: Clock,
  most: number,
): Promise<Form | FormFault> {
  if (typeOf(request) !== 'multipart/form-data') return readForm(request)
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (boundary === null) return 'broken'
  const bytes = await readBytes(request, {
    most: most + maxFormBytes,
    // So that whoever chose a file that is too large reads so.
    letPass: 4 * most,
    silence: { ms: longestSilence, clock },
  })
  if (typeof bytes === 'string') return bytes
  const parts = multipartParts(bytes, boundary, mostParts)
  // A form without a chosen file brings an empty one.
  const [file, another] = parts?.filter((part) => part.isFile && part.bytes.length > 0) ?? []
  if (!parts || another) return 'broken'
  const fields = parts.filter(({ isFile }) => !isFile)
  const size = fields.reduce((sum, part) => sum + part.bytes.length, 0)
  if (size > maxFormBytes || (file && file.bytes.length > most)) return 'too-large'
  try {
    const entries = fields.map((part): [string, string] => [part.name, decoded(part.bytes)])
    return formOf(entries, file ? { name: plainName(file.fileName), bytes: file.bytes } : null)
  } catch {
    return 'broken'
  }
}

function formOf(entries: [string, string][], file: Form['file'] = null): Form {
  const all = (name: string) => entries.filter(([of]) => of === name).map(([, value]) => value)
  return {
    text: (name) => (all(name)[0] ?? '').trim(),
    exact: (name) => all(name)[0] ?? '',
    all,
    entries: () => entries,
    file,
  }
}

function typeOf(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** The last part of a path, in letters that can be seen. */
function plainName(given: string): string {
  const name = given.split(/[/\\]/).at(-1) ?? ''
  return name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 120)
}

// Not URLSearchParams: it turns broken UTF-8 into question marks, and nobody would learn of it.
function pairOf(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=')
  return [unescaped(name), unescaped(value.join('='))]
}

function unescaped(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
