import type { Picture, PicturedLevel } from '../../domain/picture.ts'
import { drawable, escaped } from './drawable.ts'
import { type Face, family, type Weight } from './fonts.ts'
import { wrapWords } from './wrap-words.ts'

/** As wide as a telephone's screen has pixels; as high as the words need. */
const width = 1080
const margin = 72
/** Letters drawn side by side are sometimes a little wider than the sum of them. */
const slack = 10
const inner = width - 2 * margin

type Ink = { band: string; ground: string; text: string; soft: string }

/** Dark words on a light ground with an edge of its own: the same on a light and on a dark screen. */
const inks: Record<PicturedLevel, Ink> = {
  danger: { band: '#a3151b', ground: '#fffaf7', text: '#1d1a19', soft: '#57504d' },
  caution: { band: '#7a5200', ground: '#fffbf2', text: '#1d1a19', soft: '#57504d' },
}

type Style = { size: number; weight: Weight; fill: string; leading: number }

/** The picture's words as an SVG. Pure: the same words give the same drawing. */
export function layOut(picture: Picture, faces: Record<Weight, Face>): string {
  const ink = inks[picture.level]
  const drawn: string[] = []
  let y = 0

  function write(text: string, style: Style, x = margin, room = width - margin - slack - x): void {
    const face = faces[style.weight]
    for (const line of wrapWords(drawable(text, face), face, style.size, room)) {
      y += style.size * style.leading
      drawn.push(textAt(line, x, y, style))
    }
  }

  const title: Style = { size: 96, weight: 'bold', fill: '#ffffff', leading: 1.1 }
  const lead: Style = { size: 48, weight: 'bold', fill: ink.text, leading: 1.3 }
  const body: Style = { size: 46, weight: 'medium', fill: ink.text, leading: 1.32 }
  const code: Style = { size: 84, weight: 'bold', fill: ink.text, leading: 1.15 }
  const small: Style = { size: 36, weight: 'medium', fill: ink.soft, leading: 1.35 }

  y = 50
  const beside = margin + markSize + 40
  write(picture.title, title, beside)
  const band = y + 62
  y = band + 12

  write(picture.lead, lead)
  y += 14
  for (const reason of picture.reasons) {
    y += 20
    const top = y
    write(reason.replace(/^•\s*/u, ''), body, margin + 46)
    if (y > top)
      drawn.push(`<circle cx="${margin + 14}" cy="${round(top + 44)}" r="9" fill="${ink.band}"/>`)
  }
  y += 26
  for (const advice of picture.advice) {
    y += 14
    write(advice, { ...body, weight: 'bold' })
  }
  y += 56
  drawn.push(rule(y, ink.band))
  y += 18
  write(picture.code, code)
  y += 12
  write(picture.check, small)
  for (const note of picture.notes) {
    y += 6
    write(note, small)
  }
  const height = Math.ceil(y + 64)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${ink.ground}"/>
<rect width="${width}" height="${round(band)}" fill="${ink.band}"/>
<rect x="5" y="5" width="${width - 10}" height="${height - 10}" fill="none" stroke="${ink.band}" stroke-width="10"/>
${mark(picture.level, (band - markSize) / 2, ink.band)}
${drawn.join('\n')}
</svg>`
}

const markSize = 112

/** The mark of a level as a shape of its own, so that it is known without its colour: eight corners, or three. */
function mark(level: PicturedLevel, top: number, ink: string): string {
  const corners: [x: number, y: number][] =
    level === 'danger'
      ? [
          [0.3, 0],
          [0.7, 0],
          [1, 0.3],
          [1, 0.7],
          [0.7, 1],
          [0.3, 1],
          [0, 0.7],
          [0, 0.3],
        ]
      : [
          [0.5, 0.02],
          [1, 0.95],
          [0, 0.95],
        ]
  const points = corners.map(
    ([x, y]) => `${round(margin + x * markSize)},${round(top + y * markSize)}`,
  )
  const middle = margin + markSize / 2
  const [from, to] = level === 'danger' ? [0.2, 0.6] : [0.34, 0.66]
  return `<polygon points="${points.join(' ')}" fill="#ffffff"/>
<rect x="${middle - 8}" y="${round(top + from * markSize)}" width="16" height="${round((to - from) * markSize)}" rx="7" fill="${ink}"/>
<circle cx="${middle}" cy="${round(top + (to + 0.15) * markSize)}" r="10" fill="${ink}"/>`
}

function rule(y: number, ink: string): string {
  return `<rect x="${margin}" y="${round(y)}" width="${inner}" height="4" fill="${ink}"/>`
}

function textAt(text: string, x: number, y: number, { size, weight, fill }: Style): string {
  const number = weight === 'bold' ? 700 : 500
  return `<text x="${x}" y="${round(y)}" font-family="${family}" font-weight="${number}" font-size="${size}" fill="${fill}">${escaped(text)}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
