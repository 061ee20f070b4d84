/**
 * Short codes: eight characters that people read off a picture and type. No vowels, so that no word is
 * one; nothing that looks like something else; always a letter and a digit, so that no number is one.
 */
export const codeLetters = 'BCDFGHJKMNPQRSTVWXZ23456789'
const length = 8

/** A code as it is shown: `BCDF-2GHJ`. */
export function writtenCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`
}

/** Whether eight characters are a code: those made at random sometimes are not. */
export function isCode(text: string): boolean {
  const known = [...text].every((letter) => codeLetters.includes(letter))
  return text.length === length && known && /\d/.test(text) && /[A-Z]/.test(text)
}

const half = '[A-Za-z0-9]{4}'
// With a dash or in one piece; with a space only in capitals, or behind the word: `bpjs 25rb` is none.
const bareCode = new RegExp(`^(${half})[-–—]?(${half})$`, 'u')
const spacedCode = /^([A-Z0-9]{4}) ([A-Z0-9]{4})$/u
const namedCode = new RegExp(`^(?:kode|code|m[aã])\\s*:?\\s*(${half})[-–— ]?(${half})$`, 'iu')

/** The code a whole message is, in the form it is known by; null where it is none. */
export function codeIn(text: string): string | null {
  const message = text.normalize('NFKC').trim()
  if (message.length > 24) return null
  const plain = message.replace(/[.!?”"'*]{1,4}$/u, '').replace(/^[“"'*]{1,4}/u, '')
  const found = bareCode.exec(plain) ?? spacedCode.exec(plain) ?? namedCode.exec(plain)
  const code = `${found?.[1] ?? ''}${found?.[2] ?? ''}`.toUpperCase()
  return isCode(code) ? code : null
}
