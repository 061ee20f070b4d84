/** The fields of a form. A field may stand several times, as ticked boxes do. */
export type Form = {
  /** The first of the name, without space around it; empty where there is none. */
  text(name: string): string
  /** The first of the name exactly as typed, for passwords. */
  exact(name: string): string
  all(name: string): string[]
  entries(): [name: string, value: string][]
}

export type FormFault = 'too-large' | 'broken' | 'wrong-form'

export const maxFormBytes = 256_000

export const emptyForm: Form = formOf([])

/** Reads a plain form of at most `maxFormBytes`. Text that is not sound UTF-8 is `broken`. */
export async function readForm(request: Request): Promise<Form | FormFault> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return 'wrong-form'
  if (Number(request.headers.get('content-length') ?? 0) > maxFormBytes) return 'too-large'
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of request.body ?? []) {
      length += piece.byteLength
      if (length > maxFormBytes) return 'too-large'
      pieces.push(piece)
    }
    const written = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
    return formOf(written.split('&').filter(Boolean).map(pairOf))
  } catch {
    return 'broken'
  }
}

function formOf(entries: [string, string][]): Form {
  const all = (name: string) => entries.filter(([of]) => of === name).map(([, value]) => value)
  return {
    text: (name) => (all(name)[0] ?? '').trim(),
    exact: (name) => all(name)[0] ?? '',
    all,
    entries: () => entries,
  }
}

// Not URLSearchParams: it turns broken UTF-8 into question marks, and nobody would learn of it.
function pairOf(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=')
  return [unescaped(name), unescaped(value.join('='))]
}

function unescaped(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
