import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render } from '../../../../src/adapters/channels/telegram/render.ts'
import { boldRuns } from '../../../../src/domain/bold.ts'
import type { Choice } from '../../../../src/domain/message.ts'
import { formattedText } from '../../../fixtures/telegram-server/formatted-text.ts'
import { keyboardOf } from '../../../fixtures/telegram-server/keyboard.ts'

const to = { channel: 'telegram', id: '5001' }
const parts = (text: string, choices: Choice[] = []) => render({ id: 'r1', to, text, choices })

describe('rendering for Telegram', () => {
  it('sends bold as entities, counted in UTF-16 units', () => {
    expect(parts('🔴 *BAHAYA* ya')).toEqual([
      {
        text: '🔴 BAHAYA ya',
        entities: [{ type: 'bold', offset: 3, length: 6 }],
        link_preview_options: { is_disabled: true },
      },
    ])
  })

  it('never asks Telegram to parse anything', () => {
    const [part] = parts('<b>a</b> &amp; _b_ [c](http://d.example)')
    expect(part?.text).toBe('<b>a</b> &amp; _b_ [c](http://d.example)')
    expect(part?.entities).toEqual([])
    expect(part).not.toHaveProperty('parse_mode')
  })

  it('puts each choice on a button of its own row, under the last part', () => {
    const choices = [
      { id: 'paid', label: 'Sudah bayar' },
      { id: 'left', label: 'Sudah berangkat' },
    ]
    const found = parts(`${'kata '.repeat(1000)}`, choices)
    expect(found).toHaveLength(2)
    expect(found[0]).not.toHaveProperty('reply_markup')
    expect(found[1]?.reply_markup).toEqual({
      inline_keyboard: [
        [{ text: '1 Sudah bayar', callback_data: 'paid' }],
        [{ text: '2 Sudah berangkat', callback_data: 'left' }],
      ],
    })
  })

  it('shows choices as numbered lines where an id is too long for a button', () => {
    const choices = [
      { id: 'a', label: 'Ya' },
      { id: 'ư'.repeat(33), label: 'Tidak' },
    ]
    const [part] = parts('Jadi?', choices)
    expect(part?.text).toBe('Jadi?\n1 Ya\n2 Tidak')
    expect(part).not.toHaveProperty('reply_markup')
  })

  it('keeps bold on both sides of a cut', () => {
    const words = Array.from({ length: 900 }, (_, index) => `kata${index}`).join(' ')
    const found = parts(`*${words}*`)
    expect(found.length).toBeGreaterThan(1)
    for (const part of found)
      expect(part.entities).toEqual([{ type: 'bold', offset: 0, length: part.text.length }])
  })

  it('has nothing to send where there is nothing to see', () => {
    expect(parts('')).toEqual([])
    expect(parts(' \n ')).toEqual([])
  })

  it('replaces half a surrogate pair, which cannot be sent', () => {
    expect(parts('a\uD83Db')[0]?.text).toBe('a\uFFFDb')
  })

  it('is taken by Telegram, whatever the text, and shows all of it', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12_000, size: 'max' }),
      fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' }),
      fc.string({
        unit: fc.constantFrom(
          '*',
          '<b>',
          '</b>',
          '&',
          '&lt;',
          ' ',
          '\n',
          'kata',
          '🔴',
          '👩‍👧',
          '\uD83D',
        ),
        maxLength: 3000,
        size: 'max',
      }),
    )
    const labels = fc.array(fc.string({ minLength: 1, maxLength: 70 }), { maxLength: 4 })
    fc.assert(
      fc.property(wild, labels, (text, ids) => {
        const choices = ids.map((id) => ({ id, label: id }))
        const found = parts(text, choices)
        // The stand-in refuses what Telegram refuses: wrong entities, over-long texts, bad buttons.
        const accepted = found.map((part) => {
          keyboardOf(part)
          return formattedText(part).text
        })
        const pressable = ids.every((id) => Buffer.byteLength(id) <= 64)
        const whole = pressable ? text : [text, ...ids.map((id, n) => `${n + 1} ${id}`)].join('\n')
        const visible = boldRuns(whole.replace(/\p{Surrogate}/gu, '\uFFFD'))
          .map((run) => run.text)
          .join('')
        expect(accepted.join('').replace(/\s/g, '')).toBe(visible.replace(/\s/g, ''))
        const buttons = found.at(-1)?.reply_markup?.inline_keyboard.length ?? 0
        if (found.length > 0 && pressable) expect(buttons).toBe(choices.length)
      }),
      { numRuns: 80 },
    )
  })
})
