/** What a post carried. `json`: the page's script sent it and wants JSON back; else it is a plain form. */
export type Posted = { json: boolean; fields: Record<string, unknown> }

/** Why a post could not be read; also the key of the sentence that says so. */
export type PostFault = 'too-large' | 'broken' | 'wrong-form'

export const maxBytes = 1_000_000

/** Reads a form or a JSON object of at most `maxBytes`. Text that is not sound UTF-8 is `broken`. */
export async function readFields(request: Request): Promise<Posted | PostFault> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  const json = type === 'application/json'
  if (!json && type !== 'application/x-www-form-urlencoded') return 'wrong-form'

  const bytes = await readBytes(request)
  if (typeof bytes === 'string') return bytes
  const text = decoded(bytes)
  const fields = text === null ? null : json ? jsonFields(text) : formFields(text)
  return fields ? { json, fields } : 'broken'
}

// Read piece by piece: whatever length a request declares, no more than the limit is ever held.
async function readBytes(request: Request): Promise<Uint8Array | PostFault> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return 'too-large'
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of request.body ?? []) {
      length += piece.byteLength
      if (length > maxBytes) return 'too-large'
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } catch {
    // The line was cut in the middle. Nobody is left to hear it; the page sends it again.
    return 'broken'
  }
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
