import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkitten'

/** Be Vietnam Pro: drawn for Vietnamese, and plain enough to be read at arm's length. */
export const family = 'Be Vietnam Pro'

export type Weight = 'medium' | 'bold'

const require = createRequire(import.meta.url)
const folder = '@expo-google-fonts/be-vietnam-pro'

export const fontFiles: Record<Weight, string> = {
  medium: require.resolve(`${folder}/500Medium/BeVietnamPro_500Medium.ttf`),
  bold: require.resolve(`${folder}/700Bold/BeVietnamPro_700Bold.ttf`),
}

/** What laying words out asks of a font. */
export type Face = {
  has(letter: string): boolean
  /** Width of a text in a size, both in pixels; pairs of letters are not drawn together. */
  width(text: string, size: number): number
}

export function loadFaces(): Record<Weight, Face> {
  return { medium: loadFace(fontFiles.medium), bold: loadFace(fontFiles.bold) }
}

function loadFace(file: string): Face {
  const font = create(readFileSync(file))
  if (font.isCollection) throw new TypeError(`${file} holds several fonts`)
  const widths = new Map<string, number>()
  return {
    has: (letter) => font.hasGlyphForCodePoint(codeOf(letter)),
    width(text, size) {
      let sum = 0
      for (const letter of text) sum += widthOf(font, widths, letter)
      return (sum * size) / font.unitsPerEm
    },
  }
}

function widthOf(font: Font, widths: Map<string, number>, letter: string): number {
  const known = widths.get(letter)
  if (known !== undefined) return known
  const width = font.glyphForCodePoint(codeOf(letter)).advanceWidth
  widths.set(letter, width)
  return width
}

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0
}
