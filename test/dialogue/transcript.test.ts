import { describe, expect, it } from 'vitest'
import {
  formatTranscript,
  parseTranscript,
  playTranscript,
  pressedIndex,
  TranscriptFault,
} from '../../src/dialogue/transcript.ts'

const sample = `# Somebody shows an offer.
# And presses a button.

> LOKER KAMBOJA
| gaji 15 jt
|
| minat ib
> \\[penting]

*BAHAYA.* Pesan ini.
• “x”: y
[1 Belum apa-apa] [2 Sudah bayar]

Satu lagi.

> [2 Sudah bayar]
> @pin 11.55,-104.92
> @photo cek dong
> @open vi
> @group
> @flood 40 halo

Baik.
`

describe('parseTranscript', () => {
  const read = parseTranscript(sample)

  it('reads what the person does', () => {
    expect(read.turns.map(({ line, sends }) => ({ line, sends }))).toEqual([
      {
        line: 4,
        sends: [
          { does: 'write', text: 'LOKER KAMBOJA\ngaji 15 jt\n\nminat ib' },
          { does: 'write', text: '[penting]' },
        ],
      },
      {
        line: 16,
        sends: [
          { does: 'press', label: '2 Sudah bayar' },
          { does: 'pin', latitude: 11.55, longitude: -104.92 },
          { does: 'show', media: 'photo', caption: 'cek dong' },
          { does: 'open', languageHint: 'vi' },
          { does: 'add-to-group', languageHint: null },
          { does: 'flood', times: 40, text: 'halo' },
        ],
      },
    ])
  })

  it('reads what was said, message by message, with the short answers', () => {
    expect(read.about).toEqual(['Somebody shows an offer.', 'And presses a button.'])
    expect(read.turns.map(({ said }) => said)).toEqual([
      [
        { text: '*BAHAYA.* Pesan ini.\n• “x”: y', labels: ['Belum apa-apa', 'Sudah bayar'] },
        { text: 'Satu lagi.', labels: [] },
      ],
      [{ text: 'Baik.', labels: [] }],
    ])
  })

  it('is undone by formatTranscript', () => {
    expect(
      parseTranscript(formatTranscript(read)).turns.map(({ sends, said }) => ({ sends, said })),
    ).toEqual(read.turns.map(({ sends, said }) => ({ sends, said })))
    expect(formatTranscript(parseTranscript(formatTranscript(read)))).toBe(formatTranscript(read))
  })

  it.each([
    ['Halo.\n', 1, /speaks before/],
    ['> halo\n> @pinn 1,2\n', 2, /@pinn/],
    ['> @pin 91,2\n', 1, /no place/],
    ['> @pin kamboja\n', 1, /no place/],
    ['> @flood halo\n', 1, /no flood/],
    ['> [Ya]\n| lagi\n', 2, /none is before/],
  ])('says where %j cannot be read', (text, line, reason) => {
    const read = () => parseTranscript(text)
    expect(read).toThrow(TranscriptFault)
    expect(read).toThrow(reason)
    try {
      read()
    } catch (fault) {
      expect(fault).toMatchObject({ line })
    }
  })
})

describe('playTranscript', () => {
  it('gives the conversation back as it went, one turn after the other', async () => {
    const order: number[] = []
    const played = await playTranscript(parseTranscript(sample), async ({ line }) => {
      order.push(line)
      return [{ text: `turn of line ${line}`, labels: [] }]
    })
    expect(order).toEqual([4, 16])
    expect(played.turns.map(({ said }) => said[0]?.text)).toEqual([
      'turn of line 4',
      'turn of line 16',
    ])
    expect(played.about).toHaveLength(2)
  })
})

describe('pressedIndex', () => {
  it('finds a label with or without its number, the newest of the same name', () => {
    expect(pressedIndex('2 Sudah bayar', ['Belum', 'Sudah bayar'])).toBe(1)
    expect(pressedIndex('Belum', ['Belum', 'Sudah bayar', 'Belum'])).toBe(2)
    expect(pressedIndex('Tidak', ['Belum'])).toBe(-1)
  })
})
