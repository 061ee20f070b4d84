import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Language } from '../../src/domain/language.ts'
import { assertPortrait, PortraitFault } from '../../src/domain/portrait.ts'
import { missingFields, type Report } from '../../src/domain/report.ts'
import { pageFields, reportPages } from '../../src/exchange/report-page.ts'
import {
  noticeFields,
  noticeKey,
  noticeOf,
  yellowNotice,
} from '../../src/exchange/yellow-notice.ts'
import { report } from '../desk/cases/case-room.ts'
import { jpeg, pdf, png, tellingJpeg, webp } from '../fixtures/sample-files.ts'
import { at, caseOf, head, say } from './exchange-for-test.ts'

/** Attributes of the MISP object `interpol-notice`, version 1 (CC0), as they are published. */
const published = [
  'notice-color',
  'present-family-name',
  'Forename',
  'alias',
  'father-s-family-name-&-forename',
  'mother-s-family-name-&-forename',
  'date-of-birth',
  'place-of-birth',
  'sex',
  'nationality',
  'language-spoken',
  'charges',
  'date-of-disappearance',
  'place-of-disappearance',
  'height',
  'weight',
  'colour-of-hair',
  'colour-of-eyes',
  'distinguishing-marks-and-characteristics',
  'portrait',
]

async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  const { info } = await pdf.getMetadata()
  return { text: text.replaceAll(/\s+/g, ' '), pages: totalPages, info: info as { Title?: string } }
}

const reportPage = reportPages(say, () => at)
const whole = { id: 'Rangga Suryanto Contoh', vi: 'Nguyễn Thị Hương Giang Thử' } as const

function filled(language: Language, words: (field: string) => string): Report {
  const answers = Object.fromEntries(missingFields.map((field) => [field, words(field)]))
  return report({ ...answers, name: whole[language] }, { language })
}

test('the notice has the lines of the published object, but for its colour and for charges', () => {
  expect([...noticeFields].sort()).toEqual(
    published.filter((name) => !['notice-color', 'charges'].includes(name)).sort(),
  )
})

test('a notice says what is known, and leaves the rest for a pen', () => {
  expect(
    noticeOf(
      caseOf({ x_FullName: 'Rangga Suryanto', prs_Gender: 'Masculine', x_BirthYear: '2001' }),
    ),
  ).toMatchObject({
    'present-family-name': null,
    Forename: 'Rangga Suryanto',
    sex: 'Male',
    'date-of-birth': '2001',
    portrait: null,
  })
  expect(
    noticeOf(
      caseOf({
        x_FullName: 'Rangga Suryanto',
        prs_FirstName: 'Rangga',
        prs_SecondName: 'Suryanto',
        prs_Birthdate: '2001-03-04',
        x_BirthYear: '2001',
      }),
    ),
  ).toMatchObject({
    'present-family-name': 'Suryanto',
    Forename: 'Rangga',
    'date-of-birth': '2001-03-04',
  })
})

test.each(['id', 'vi'] as const)(
  'the notice is one page in two languages: %s',
  async (language) => {
    const one = caseOf(
      {
        x_FullName: whole[language],
        prs_Gender: 'Feminine',
        x_LastKnownPlace: 'gedung biru',
        prs_Citizenship: 'VN;ID',
      },
      { language, files: [{ number: 1, type: 'image/jpeg', bytes: 9, at, by: 'system', line: 4 }] },
    )
    const { text, pages, info } = await read(await yellowNotice(one, head, say))
    expect(pages).toBe(1)
    for (const key of noticeFields) {
      const name = noticeKey(key)
      expect(text).toContain(say(language, name))
      expect(text).toContain(say('en', name))
    }
    for (const words of [whole[language], 'gedung biru', 'Kantor Uji', head.id, '2026-12-26'])
      expect(text).toContain(words)
    expect(text).toContain(`${say(language, 'sex-female')} / female`)
    expect(text).toContain('Pictures held by Suar: 1')
    expect(text).toContain(
      language === 'vi' ? 'Việt Nam / Vietnam, Indonesia' : 'Vietnam, Indonesia',
    )
    // What a list of files shows says nothing.
    expect(info.Title ?? '').toBe('')
  },
)

test.each(['id', 'vi'] as const)(
  'the family’s page holds what they told, marks and all: %s',
  async (language) => {
    const { text, pages } = await read(
      await reportPage(
        filled(language, (field) => `kata ${field}`),
        language,
      ),
    )
    expect(pages).toBe(1)
    expect(text).toContain(whole[language])
    for (const field of pageFields.filter((one) => one !== 'name')) {
      expect(text).toContain(`kata ${field}`)
      expect(text).toContain(say(language, `report-${field}`))
      expect(text).toContain(say('en', `report-${field}`))
    }
    // How the family is reached, and whether a telephone is watched, is on no paper.
    for (const field of missingFields.filter((one) => !pageFields.includes(one)))
      expect(text).not.toContain(`kata ${field}`)
  },
)

test('however much was told, it is one page, with every line on it', async () => {
  const long = filled('id', (field) => `${field} ${'panjang sekali ceritanya '.repeat(60)}`)
  const { text, pages } = await read(await reportPage(long, 'id'))
  expect(pages).toBe(1)
  for (const field of pageFields.filter((one) => one !== 'name'))
    expect(text).toContain(`${field} panjang`)
  expect(text).toContain('…')
  expect(text).toContain('Dibuat 26 November 2026')
  expect(text).toContain('Made on 2026-11-26 (UTC)')
})

test('codes are said as words in both languages, and what nobody answered stays empty', async () => {
  const { text } = await read(
    await reportPage(report({ sex: 'female', 'money-asked': 'unknown', name: null }), 'vi'),
  )
  expect(text).toContain('Lập ngày 26/11/2026')
  expect(text).toContain('nữ / female')
  expect(text).toContain('chưa rõ / not known')
  expect(text).not.toMatch(/null|undefined/)
})

const held = { number: 1, type: 'image/jpeg', bytes: 9, at, by: 'system', line: 4 } as const
const long = 'panjang sekali ceritanya '.repeat(40)

test.each([
  ['nothing else', {}],
  ['every line full', { x_FullName: long, x_LastKnownPlace: long, x_DistinguishingMarks: long }],
])('the pictures a worker chose stand on the one page, below the lines: %s', async (_, fields) => {
  const one = caseOf(fields, { files: [held] })
  const bytes = await yellowNotice(one, head, say, [jpeg, png, tellingJpeg()])
  const { text, pages } = await read(bytes)
  expect(pages).toBe(1)
  expect(text).toContain('Pictures on this page: 3')
  expect(text).toContain(head.id)
  const images = (file: Uint8Array) => Buffer.from(file).toString('latin1').split('/Subtype /Image')
  // A JPEG lies in the file as it is; a PNG that is see-through has a second picture for that.
  expect(Buffer.from(bytes).includes(jpeg)).toBe(true)
  expect(Buffer.from(bytes).includes(tellingJpeg())).toBe(true)
  expect(images(bytes)).toHaveLength(1 + 4)
  expect(images(await yellowNotice(one, head, say))).toHaveLength(1)
})

test('what is no picture, or breaks in the drawing, or is huge inside is told as that', async () => {
  const huge = Buffer.from(png)
  huge.writeUInt32BE(30_000, 16)
  huge.writeUInt32BE(30_000, 20)
  for (const bytes of [pdf, webp, huge, Buffer.alloc(5_000_000, jpeg)])
    expect(() => assertPortrait(bytes)).toThrow(PortraitFault)
  for (const bytes of [jpeg, png]) expect(() => assertPortrait(bytes)).not.toThrow()
  const broken = yellowNotice(caseOf({}), head, say, [jpeg.subarray(0, 30)])
  await expect(broken).rejects.toThrow(PortraitFault)
})
