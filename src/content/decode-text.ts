import { type Fault, lineOf } from './fault.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

// Control and private-use characters, and the marks that turn the reading direction around: with them a file can show a
// reviewer something else than the program reads, such as another telephone number.
const unseen = /[^\P{Cc}\t\n]|\p{Co}|[\u202a-\u202e\u2066-\u2069]/u

/** The text of a file, its line ends made `\n` and a byte order mark taken off, or why there is none. */
export function decodeText(bytes: Uint8Array): string | Omit<Fault, 'file'> {
  let text: string
  try {
    text = utf8.decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return { path: '', fault: 'is not UTF-8 text', tip: 'save it again with the encoding UTF-8' }
  }
  if (text.trim() === '') return { path: '', fault: 'is empty', tip: 'fill it in or delete it' }
  const at = text.search(unseen)
  if (at < 0) return text
  const code = (text.charCodeAt(at) || 0).toString(16).toUpperCase().padStart(4, '0')
  return {
    path: lineOf(text, at),
    fault: `has a character nobody can see (U+${code})`,
    tip: 'delete it; where it is meant, as in an example of an offer, write it as "\\uXXXX" in double quotes',
  }
}
