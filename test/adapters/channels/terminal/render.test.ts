import { expect, test } from 'vitest'
import { render } from '../../../../src/adapters/channels/terminal/render.ts'
import type { Outbound } from '../../../../src/domain/message.ts'

const to = { channel: 'terminal', id: 'terminal' }
const verdict: Outbound = {
  id: '1',
  to,
  text: '🔴 *BAHAYA.* Pesan ini.\n• “bos *yg* pegang”',
  choices: [
    { id: 'a', label: 'Belum apa-apa' },
    { id: 'b', label: 'Sudah bayar' },
  ],
}

test('answers stand numbered under the text', () => {
  expect(render(verdict, { width: 80, bold: false })).toBe(
    '🔴 BAHAYA. Pesan ini.\n• “bos yg pegang”\n1 Belum apa-apa\n2 Sudah bayar\n\n',
  )
})

test('bold is shown only where the output understands it', () => {
  expect(render(verdict, { width: 80, bold: true })).toContain('\x1b[1mBAHAYA.\x1b[22m')
})

test('a quoted text cannot steer the terminal', () => {
  const nasty = {
    ...verdict,
    text: 'a\x1b[2J\x1b]0;title\x07b\x9b31m\r\nc\u0000',
    choices: [{ id: 'x', label: 'd\x1b[31m\ne' }],
  }
  const printed = render(nasty, { width: 80, bold: true })
  expect(printed).toBe('a[2J]0;titleb31m\nc\n1 d[31m\ne\n\n')
})
