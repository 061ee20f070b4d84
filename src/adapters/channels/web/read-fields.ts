import { boundaryOf, multipartParts } from '../../../pages/multipart.ts'
import { readBytes } from '../../../pages/read-bytes.ts'
import type { Clock } from '../../../ports/clock.ts'

/** What a post carried. `json`: the page's script sent it and wants JSON back; else it is a plain form. */
export type Posted = {
  json: boolean
  fields: Record<string, unknown>
  /** The file that came with it; null where none did. */
  file: Uint8Array | null
}

/** Why a post could not be read; also the key of the sentence that says so. */
export type PostFault = 'too-large' | 'broken' | 'wrong-form' | 'file-too-large'

export const maxBytes = 1_000_000
/** The largest file: a screenshot has a twentieth of it, a contract of ten photographed pages has half. */
export const maxFileBytes = 10 * 1024 * 1024

/** So much of a file that is too large is let pass by, so that its sender reads why it was not taken. */
const letPass = 30 * 1024 * 1024
const longestSilence = 20_000

const urlEncoded = 'application/x-www-form-urlencoded'

/** Whether a post has the form in which files come. */
export function bearsFiles(request: Request): boolean {
  return typeOf(request) === 'multipart/form-data'
}

/** Reads a form or a JSON object of at most `maxBytes`. Text that is not sound UTF-8 is `broken`. */
export async function readFields(request: Request): Promise<Posted | PostFault> {
  const type = typeOf(request)
  const json = type === 'application/json'
  if (!json && type !== urlEncoded) return 'wrong-form'

  const bytes = await readBytes(request, { most: maxBytes })
  if (typeof bytes === 'string') return bytes
  const text = decoded(bytes)
  const fields = text === null ? null : json ? jsonFields(text) : formFields(text)
  return fields ? { json, fields, file: null } : 'broken'
}

/** Reads a form with at most one file of at most `maxFileBytes`, and as much text as any other form has. */
export async function readFileForm(request: Request, clock: Clock): Promise<Posted | PostFault> {
  const json = /\bapplication\/json\b/.test(request.headers.get('accept') ?? '')
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (boundary === null) return 'broken'
  const silence = { ms: longestSilence, clock }
  const bytes = await readBytes(request, { most: maxFileBytes + maxBytes, letPass, silence })
  if (typeof bytes === 'string') return bytes === 'too-large' ? 'file-too-large' : bytes

  const parts = multipartParts(bytes, boundary)
  if (!parts) return 'broken'
  // A form without a chosen file has an empty one.
  const [file, another] = parts.filter(({ isFile, bytes }) => isFile && bytes.length > 0)
  const fields = textFields(parts.filter(({ isFile }) => !isFile))
  if (another || fields === null) return 'broken'
  if (fields === 'too-large') return fields
  if (file && file.bytes.length > maxFileBytes) return 'file-too-large'
  return { json, fields, file: file?.bytes ?? null }
}

function typeOf(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

function textFields(
  parts: { name: string; bytes: Uint8Array }[],
): Record<string, unknown> | 'too-large' | null {
  if (parts.reduce((sum, { bytes }) => sum + bytes.length, 0) > maxBytes) return 'too-large'
  const fields: Record<string, unknown> = {}
  for (const { name, bytes } of parts) {
    const text = decoded(bytes)
    if (text === null) return null
    fields[name] = text
  }
  return fields
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function jsonFields(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : null
  } catch {
    return null
  }
}

// Not URLSearchParams: it turns broken UTF-8 into question marks, and nobody would learn of it.
function formFields(text: string): Record<string, string> | null {
  const fields: Record<string, string> = {}
  try {
    for (const pair of text.split('&')) {
      const [name = '', ...value] = pair.split('=')
      fields[unescaped(name)] = unescaped(value.join('='))
    }
    return fields
  } catch {
    return null
  }
}

function unescaped(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
