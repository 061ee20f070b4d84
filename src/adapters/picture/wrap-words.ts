import type { Face } from './fonts.ts'

/** A text as lines of at most `width` pixels, broken between words, and inside a word that is longer. */
export function wrapWords(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  // A number is dialled: its groups stay together.
  const whole = text.replace(/(?<=\d) (?=\d)/g, '\u00A0')
  for (const word of whole.split(' ').flatMap((one) => pieces(one, face, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && face.width(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, face: Face, size: number, width: number): string[] {
  if (face.width(word, size) <= width) return [word]
  const cut: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && face.width(piece + letter, size) > width) {
      cut.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...cut, piece]
}
