import { deflateSync, inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { documentStripper } from '../../../src/adapters/document/bare-document.ts'
import { canaries, seen, tellingPdf, withIncrement } from '../../fixtures/telling-pdf.ts'

const strip = documentStripper()

/** Every byte of a PDF a reader may come to see: as it lies there, and every part of it that can be unfolded. */
function allOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const parts = [bytes.toString('latin1')]
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = at + 6 + (bytes[at + 6] === 13 ? 2 : 1)
    try {
      parts.push(inflateSync(bytes.subarray(from)).toString('latin1'))
    } catch {
      // Not packed, or the word only.
    }
  }
  const whole = parts.join('\n')
  // Words in UTF-16, and as digits.
  const digits = whole.replace(/<([0-9a-f\s]+)>/gi, (_, hex) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  )
  return [whole, digits, digits.replaceAll('\0', '')].join('\n')
}

async function stripped(pdf: Uint8Array): Promise<Uint8Array> {
  const bare = await strip(pdf)
  if (!bare) throw new Error('was not stripped')
  return bare
}

test('nothing is left of author, title, XMP, attachment, script, opening action, note’s author, earlier version', async () => {
  const telling = Buffer.concat([withIncrement(await tellingPdf()), Buffer.from(canaries.behind)])
  // They really are there, and where the file says they are.
  const before = allOf(telling)
  for (const canary of Object.values(canaries)) expect(before, canary).toContain(canary)
  expect((await getMeta(await getDocumentProxy(new Uint8Array(telling)))).info).toMatchObject({
    Author: canaries.author,
  })

  const bare = await stripped(telling)
  const after = allOf(bare)
  expect(after).not.toContain('CANARY')
  for (const word of ['/Info', '/JavaScript', '/OpenAction', '/Metadata', '/EmbeddedFile', '/ID'])
    expect(after, word).not.toContain(word)
  expect(Buffer.from(bare).toString('latin1').split('%%EOF')).toHaveLength(2)
})

test('a photograph in a page does not tell where it was taken, nor by what', async () => {
  const telling = await tellingPdf()
  const tells = /Exif|11\.5564|Photoshop/
  expect(allOf(telling)).toMatch(tells)
  expect(allOf(await stripped(telling))).not.toMatch(tells)
})

test('the pages are what they were: text, pictures, and where a link leads', async () => {
  const telling = withIncrement(await tellingPdf())
  const [before, after] = [telling, await stripped(telling)]
  const read = async (pdf: Uint8Array) => {
    const { text, totalPages } = await extractText(new Uint8Array(pdf), { mergePages: false })
    return { text, totalPages }
  }
  expect(await read(after)).toEqual(await read(before))
  expect((await read(after)).text[0]).toContain(seen.page)
  const page = await (await getDocumentProxy(new Uint8Array(after))).getPage(1)
  const annotations = await page.getAnnotations()
  expect(annotations).toContainEqual(expect.objectContaining({ url: seen.link }))
  expect(
    Buffer.from(after)
      .toString('latin1')
      .match(/\/Subtype \/Image/g),
  ).toHaveLength(2)
})

test('a filled form still shows what was filled in', async () => {
  const document = new PDFDocument({ compress: false })
  document.font('Helvetica').initForm()
  document.formText('gaji', 72, 100, 200, 20, { value: '2.000 ringgit' })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.end()
  await ended
  const bare = await stripped(Buffer.concat(pieces))
  const page = await (await getDocumentProxy(new Uint8Array(bare))).getPage(1)
  expect(await page.getAnnotations()).toContainEqual(
    expect.objectContaining({ fieldName: 'gaji', fieldValue: '2.000 ringgit' }),
  )
})

test('stripped twice it is the same', async () => {
  const once = await stripped(await tellingPdf())
  expect(Buffer.from(await stripped(once)).equals(Buffer.from(once))).toBe(true)
})

test.each([
  ['one that is locked', async () => tellingPdf({ locked: true })],
  ['one that breaks off', async () => (await tellingPdf()).subarray(0, 900)],
  ['one that is only called so', async () => Buffer.from('%PDF-1.7\nhalo')],
  ['none at all', async () => Buffer.alloc(0)],
])('%s is not stripped, and nothing else breaks', async (_, pdf) => {
  expect(await strip(await pdf())).toBeNull()
  expect(await strip(await tellingPdf())).not.toBeNull()
})

test('one that unfolds to thousands of times its size is given up, and the service does not grow by it', async () => {
  const bomb = deflateSync(Buffer.alloc(700 * 1024 * 1024))
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`
  const pdf = Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream\nendobj\n%%EOF\n')])
  const tight = documentStripper({ growth: 200 })
  let most = 0
  const before = process.memoryUsage.rss()
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() - before)
  }, 10)
  expect(await tight(pdf)).toBeNull()
  clearInterval(looking)
  expect(most).toBeLessThan(500 * 1024 * 1024)
  expect(await tight(await tellingPdf())).not.toBeNull()
})

test('one that nests without end, or takes too long, is given up', async () => {
  const deep = Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(2_000_000)}`)
  expect(await strip(deep)).toBeNull()
  expect(await documentStripper({ longest: 1 })(await tellingPdf())).toBeNull()
})

test('a text is never held up: the thread of the service stays free meanwhile', async () => {
  const pages = new PDFDocument({ compress: false })
  for (let at = 0; at < 800; at++) pages.addPage().text(`halaman ${at} `.repeat(200))
  const pieces: Buffer[] = []
  pages.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise((resolve) => pages.on('end', resolve))
  pages.end()
  await ended
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await stripped(Buffer.concat(pieces))
  clearInterval(beat)
  expect(longest).toBeLessThan(500)
})
