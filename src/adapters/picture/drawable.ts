import type { Face } from './fonts.ts'

// What steers a line instead of standing in it, and what nobody sees: a picture must show what it says.
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu

/**
 * A text as it can be drawn: composed letters, single spaces, and no character the font has none for, such
 * as emoji. A quote of which nothing is left loses its marks too.
 */
export function drawable(text: string, face: Face): string {
  const letters = [...text.normalize('NFC').replace(/\s+/gu, ' ').replace(unseen, '')]
  return letters
    .map((letter) => (letter === ' ' || face.has(letter) ? letter : ' '))
    .join('')
    .replace(/ +/g, ' ')
    .replace(/“ /g, '“')
    .replace(/ ”/g, '”')
    .replace(/“[^\p{L}\p{N}“”]*”:? ?/gu, '')
    .trim()
}

/** Text as the content of an element. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
