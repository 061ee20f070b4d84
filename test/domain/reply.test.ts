import { describe, expect, it } from 'vitest'
import { type Line, type Say, spoken } from '../../src/domain/reply.ts'

const texts: Record<string, string> = {
  'a:lines': 'First.\n{help1}\n{help2}\nLast.',
  'a:call': 'Call {name}{about}: {contact}',
  'a:hours': ', 24 h',
  'a:year': ' ({year})',
  'a:bullet': '• {reason}',
  'a:reason': 'no name given',
}
const say: Say = (key, values) =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, slot: string) => String(values[slot]))
const line = (key: string, values: Line['values'] = {}): Line => ({ key, values })

describe('spoken', () => {
  it('puts texts within texts, one after another', () => {
    const about = [line('a:hours'), line('a:year', { year: 2024 })]
    const help1 = [line('a:call', { name: 'X', about, contact: '110' })]
    expect(spoken(line('a:lines', { help1, help2: [] }), say)).toBe(
      'First.\nCall X, 24 h (2024): 110\nLast.',
    )
  })

  it('begins with a capital after a bullet, and changes nothing else', () => {
    expect(spoken(line('a:bullet', { reason: [line('a:reason')] }), say)).toBe('• No name given')
    expect(spoken(line('a:bullet', { reason: '“hi”: x' }), say)).toBe('• “hi”: x')
    expect(spoken(line('a:reason'), say)).toBe('no name given')
  })
})
