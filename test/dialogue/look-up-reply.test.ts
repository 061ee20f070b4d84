import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import { newSession } from '../../src/domain/session.ts'
import { match, text, verdict } from './events.ts'
import { known } from './known.ts'
import { wordsOf } from './saying.ts'

const greeted = { ...newSession, greeted: true }
const span = { start: 0, end: 9, quote: 'PT Sendiri' }

describe('a firm named without an offer', () => {
  it('gets what the lists say, and that a licence alone is not enough', () => {
    const named = verdict({ kind: 'question', agencies: [match({ nature: 'revoked' })] })
    const words = wordsOf(
      next(text('PT Contoh Jaya resmi ga?', { verdict: named }), greeted, known),
    )
    expect(words.split('\n')).toEqual([
      'Menurut KP2MI (29 Januari 2026), izin PT Contoh Jaya dicabut.',
      'Izin perusahaan saja belum cukup: harus ada izin untuk lowongan ini (SIP2MI).',
      'Tanya KP2MI, kementerian yang mengurus pekerja migran, gratis dari Indonesia: 0800-1000',
      'Punya tawarannya? Tempel isinya di sini.',
    ])
  })

  it('is told that our notes do not hold it', () => {
    const named = verdict({ extract: { agencies: [{ span, name: 'PT Sendiri' }] } })
    const words = wordsOf(next(text('PT Sendiri', { verdict: named }), greeted, known))
    expect(words).toMatch(/^“PT Sendiri” tidak ada di catatan kami/)
  })
})

describe('a number or link alone', () => {
  it('leads to where numbers are checked, and to the whole text', () => {
    const contact = { span, kind: 'phone' as const, value: '+6281200000000', app: null }
    const bare = verdict({ extract: { contacts: [contact] } })
    const words = wordsOf(next(text('0812 0000 0000', { verdict: bare }), greeted, known))
    expect(words.split('\n')).toEqual([
      'Nomor atau link saja belum bisa saya nilai.',
      'Cek Rekening, memeriksa nomor rekening: cekrekening.id',
      'Aduan Nomor, memeriksa dan melaporkan nomor telepon: aduannomor.id',
      'Tempel seluruh isi tawarannya di sini.',
    ])
  })
})
