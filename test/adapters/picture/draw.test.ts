import { describe, expect, it } from 'vitest'
import { drawer } from '../../../src/adapters/picture/draw.ts'
import { drawable, escaped } from '../../../src/adapters/picture/drawable.ts'
import { loadFaces } from '../../../src/adapters/picture/fonts.ts'
import { layOut } from '../../../src/adapters/picture/lay-out.ts'
import { wrapWords } from '../../../src/adapters/picture/wrap-words.ts'
import { isPng, picture } from '../../fixtures/picture.ts'

const faces = loadFaces()
const textsOf = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, t]) => t)

describe('what can be drawn', () => {
  it.each([
    ['Vietnamese', 'Được phép đưa người lao động đi ở nước ngoài: ữ ợ ẫ ỵ Đ'],
    ['Indonesian', 'Jangan berangkat dulu. Rp5 juta, “paspor” … (29/10)'],
  ])('has every letter of %s', (_, text) => {
    expect(drawable(text, faces.medium)).toBe(text)
  })

  it('puts letters together that came in pieces', () => {
    expect(drawable('việc'.normalize('NFD'), faces.medium)).toBe('việc')
  })

  it.each([
    ['emoji', 'KAMBOJA 🇰🇭👩‍👩‍👧 admin', 'KAMBOJA admin'],
    ['marks that turn the line', 'gaji \u202Ejt51\u202C besar', 'gaji jt51 besar'],
    ['what nobody sees', 'ga\u200Bji\u00AD', 'gaji'],
    ['what ends a line', 'a\u2028b\u0000c\r\nd', 'a bc d'],
    ['half a letter', 'a\uD83Db', 'ab'],
    ['letters the font has not', '“招聘 gaji”: alasan', '“gaji”: alasan'],
    ['a quote of nothing else', '“招聘”: alasan', 'alasan'],
  ])('leaves out %s', (_, text, left) => {
    expect(drawable(text, faces.medium)).toBe(left)
  })

  it('never ends an element or an attribute', () => {
    expect(escaped(`<b a="1">&'`)).not.toMatch(/[<>"']|&(?!#\d+;)/)
  })
})

describe('lines', () => {
  const text = 'Hỏi Sở Nội vụ tỉnh, hoặc Cục Quản lý lao động ngoài nước '.repeat(5).trim()
  it('are no wider than there is room, and lose nothing', () => {
    const lines = wrapWords(`${text} ${'W'.repeat(80)}`, faces.medium, 46, 400)
    for (const line of lines) expect(faces.medium.width(line, 46)).toBeLessThanOrEqual(400)
    expect(lines.join('').replaceAll(' ', '')).toBe(`${text}${'W'.repeat(80)}`.replaceAll(' ', ''))
  })

  it('keep a telephone number together', () => {
    const lines = wrapWords('Hỏi DOLAB, số năm 2024: +84 24 3824 9517', faces.bold, 46, 800)
    expect(lines.at(-1)).toBe('+84\u00A024\u00A03824\u00A09517')
    expect(faces.bold.has('\u00A0')).toBe(true)
  })

  it('keep words whole where they can', () => {
    expect(wrapWords('satu dua', faces.medium, 46, 130)).toEqual(['satu', 'dua'])
  })
})

describe('the drawing', () => {
  it('shows hostile words as words', () => {
    const quote = '• “</text><script>alert(1)</script> &amp; ]]> <!--”: alasan'
    const svg = layOut({ ...picture, reasons: [quote] }, faces)
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('<!--')
    expect(textsOf(svg).join(' ')).toContain('&#60;script&#62;')
  })

  it('knows its level by a shape as well', () => {
    const corners = (level: 'danger' | 'caution') =>
      /points="([^"]*)"/.exec(layOut({ ...picture, level }, faces))?.[1]?.split(' ').length
    expect(corners('danger')).toBe(8)
    expect(corners('caution')).toBe(3)
  })

  it('grows with its words and stays as wide as a telephone', () => {
    const size = (svg: string) => /width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1).map(Number)
    const [width, height = 0] = size(layOut(picture, faces)) ?? []
    const long = { ...picture, reasons: picture.reasons.map((reason) => reason.repeat(4)) }
    expect(width).toBe(1080)
    expect(size(layOut(long, faces))?.[1]).toBeGreaterThan(height + 200)
  })

  it('becomes a PNG, the same one for the same words', async () => {
    const first = await drawer()(picture)
    expect(isPng(first)).toBe(true)
    expect(first.length).toBeGreaterThan(20_000)
    expect(Buffer.from(await drawer()(picture)).equals(Buffer.from(first))).toBe(true)
  })
})

describe('the queue', () => {
  const other = (number: number) => ({ ...picture, code: String(number) })

  it('draws one at a time, and what it has drawn not again', async () => {
    let now = 0
    let most = 0
    let drawn = 0
    const draw = drawer({
      async rasterize() {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setTimeout(resolve, 2))
        now -= 1
        drawn += 1
        return new Uint8Array([drawn])
      },
    })
    await Promise.all([1, 2, 3, 2, 1].map((number) => draw(other(number))))
    await draw(other(3))
    expect({ most, drawn }).toEqual({ most: 1, drawn: 3 })
  })

  it('says when too many wait, and goes on after one that broke', async () => {
    let broken = true
    const draw = drawer({
      mostWaiting: 2,
      async rasterize() {
        if (broken) throw new Error('no such library')
        return new Uint8Array([1])
      },
    })
    const results = await Promise.allSettled([1, 2, 3].map((number) => draw(other(number))))
    expect(results.map((result) => (result as PromiseRejectedResult).reason.kind)).toEqual([
      'broken',
      'broken',
      'busy',
    ])
    broken = false
    expect(await draw(other(1))).toEqual(new Uint8Array([1]))
  })

  it('leaves the thread that answers people free', async () => {
    let longest = 0
    let last = performance.now()
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const started = performance.now()
    const draw = drawer()
    await draw(other(9))
    longest = 0
    await Promise.all([10, 11, 12].map((number) => draw(other(number))))
    const took = performance.now() - started
    clearInterval(clock)
    // Within one run: no single stretch is most of one picture's time.
    expect(longest).toBeLessThan(took / 3)
  })
})
