import { createRequire } from 'node:module'
import { mostPortraits, PortraitFault } from '../domain/portrait.ts'

/** One line of a page: what it is called in both languages, and what stands there. */
export type PageRow = { label: string; english: string; value: string }

/** A page of A4 in two languages. Its title and file name say nothing a stranger should read. */
export type PdfPage = {
  title: string
  english: string
  /** Above the rows: what this paper is, and is not. */
  notes: string[]
  rows: PageRow[]
  /** Below the rows, beside each other: JPEG or PNG. */
  pictures?: readonly Uint8Array[]
  /** Small, at the foot. */
  foot: string
  at: number
}

const require = createRequire(import.meta.url)
const folder = '@expo-google-fonts/be-vietnam-pro'
const fonts = {
  plain: require.resolve(`${folder}/400Regular/BeVietnamPro_400Regular.ttf`),
  bold: require.resolve(`${folder}/700Bold/BeVietnamPro_700Bold.ttf`),
}

const margin = 42
const labelWidth = 168
const gap = 10
/** A face is known on it, and the lines still fit. */
const pictureHeight = 150
/** Rows are written in the largest size in which all fit; past the smallest, long ones are cut. */
const sizes = [10, 9.5, 9, 8.5, 8, 7.5, 7]
const longest = [900, 600, 400, 250, 160, 100, 60]

/**
 * Draws the page. The library is loaded when the first page is asked for. Rejects with a `PortraitFault` for a
 * picture that cannot be drawn.
 */
export async function pagePdf(page: PdfPage): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    // Everything is placed by hand: nothing may begin a second page by itself.
    autoFirstPage: true,
    info: { Title: '', Producer: 'Suar', Creator: 'Suar', CreationDate: new Date(page.at) },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold)
  const width = doc.page.width - 2 * margin
  const foot = doc.page.height - margin - 2 * 12

  doc.font('bold').fontSize(15).text(page.title, margin, margin, { width })
  doc.font('plain').fontSize(10).fillColor('#444').text(page.english, { width })
  doc.moveDown(0.5).fillColor('#000').fontSize(9)
  for (const note of page.notes) doc.text(note, margin, doc.y, { width })
  const top = doc.y + 8
  const { pictures = [] } = page
  const band = pictures.length > 0 ? pictureHeight + 8 : 0
  const { size, most } = fitting(foot - 8 - band - top)
  let y = top
  for (const row of page.rows) y = drawRow(row, y)
  for (const [at, picture] of pictures.entries()) drawPicture(picture, at, y + 8)
  doc.font('plain').fontSize(8).fillColor('#444')
  // Below the margin a line would begin a new page.
  doc.page.margins.bottom = 0
  doc.text(page.foot, margin, foot, { width, height: margin, ellipsis: true })
  doc.end()
  return done

  function drawPicture(picture: Uint8Array, at: number, y: number): void {
    const room = (width - (mostPortraits - 1) * gap) / mostPortraits
    try {
      doc.image(Buffer.from(picture), margin + at * (room + gap), y, { fit: [room, pictureHeight] })
    } catch {
      throw new PortraitFault('cannot be drawn')
    }
  }

  function heights({ label, english, value }: PageRow, at: number, most: number) {
    const name = doc.font('bold').fontSize(at).heightOfString(label, { width: labelWidth })
    const below = doc
      .font('plain')
      .fontSize(at - 1.5)
      .heightOfString(english, { width: labelWidth })
    const text = doc
      .font('plain')
      .fontSize(at)
      .heightOfString(cut(value, most), { width: width - labelWidth - gap })
    return { name, height: Math.max(name + below, text) + 5 }
  }

  function fitting(room: number): { size: number; most: number } {
    const fits = (at: number, most: number) =>
      page.rows.reduce((sum, row) => sum + heights(row, at, most).height, 0) <= room
    const most = longest[0] ?? 0
    const large = sizes.find((at) => fits(at, most))
    if (large !== undefined) return { size: large, most }
    const size = sizes.at(-1) ?? 7
    return { size, most: longest.find((letters) => fits(size, letters)) ?? longest.at(-1) ?? 0 }
  }

  function drawRow(row: PageRow, y: number): number {
    const { name, height } = heights(row, size, most)
    doc.font('bold').fontSize(size).fillColor('#000')
    doc.text(row.label, margin, y + 2, { width: labelWidth })
    doc
      .font('plain')
      .fontSize(size - 1.5)
      .fillColor('#444')
    doc.text(row.english, margin, y + 2 + name, { width: labelWidth })
    doc.fontSize(size).fillColor('#000')
    const left = margin + labelWidth + gap
    doc.text(cut(row.value, most), left, y + 2, { width: width - labelWidth - gap })
    const line = y + height
    doc
      .moveTo(margin, line)
      .lineTo(margin + width, line)
      .lineWidth(0.4)
      .stroke('#999')
    return line
  }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
