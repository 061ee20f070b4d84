import { Refused } from './limits.mjs'

const notUtf8 =
  'Its letters are in no encoding that can be told. Save it as UTF-8 (in a spreadsheet: "CSV UTF-8").'

/**
 * The text of a file. A mark at its beginning and what a page says of itself are believed; else it is UTF-8.
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  const text = new TextDecoder(labelOf(bytes), { fatal: false }).decode(bytes)
  if (text.includes('\uFFFD')) throw new Refused(notUtf8)
  if (text.includes('\0')) throw new Refused('It is no text, no .xlsx and no page.')
  // UTF-8 that somebody opened as something else and saved: `CÃ´ng ty`, `Äá»“ng`.
  if (
    /Ã[\u0080-\u00BF\u2018-\u2122]|á[º»][\u0080-\u00BF\u2018-\u2122]|Ä[\u0090‘]|Æ[°¡]/.test(text)
  ) {
    throw new Refused('Its letters are broken: it was opened in the wrong encoding and saved.')
  }
  return text
}

/** @param {Uint8Array} bytes */
function labelOf(bytes) {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000))
  const said = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})/i.exec(start)?.[1]
  if (!said) return 'utf-8'
  try {
    return new TextDecoder(said).encoding
  } catch {
    return 'utf-8'
  }
}
