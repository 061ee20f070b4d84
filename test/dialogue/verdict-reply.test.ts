import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Explanation } from '../../src/domain/explanation.ts'
import type { Language } from '../../src/domain/language.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { levels } from '../../src/domain/verdict.ts'
import { match, offer } from './events.ts'
import { known } from './known.ts'
import { inWords } from './saying.ts'

const passport = { pattern: 'passport-held', quote: 'paspor nanti bos yg pegang' }
const crossing = { pattern: 'irregular-crossing', quote: 'nyebrang sungai dikit' }
const chatOnly = { pattern: 'details-in-chat', quote: 'info lengkap via WA' }
const nobody = { pattern: 'no-employer-named', quote: null }
const cambodia: Explanation['corridor'] = {
  origin: 'ID',
  destination: 'KH',
  placement: 'closed',
  authority: { id: 'Menteri P2MI', vi: 'Bộ trưởng P2MI' },
  on: '2025-10-29',
}
const greeted = (language: Language): Session => ({ ...newSession, language, greeted: true })

function linesOf(event: Event, session = greeted('id')): string[] {
  const turn = next(event, session, known)
  const [reply] = turn.replies
  return reply ? inWords(reply, turn.session.language ?? 'id').text.split('\n') : []
}

describe('a verdict in danger', () => {
  it('follows the sample', () => {
    const event = offer('loker', 'danger', {
      signs: [passport, crossing, nobody],
      corridor: cambodia,
    })
    expect(linesOf(event)).toEqual([
      '🔴 *BAHAYA.* Pesan ini punya tanda yang sering dipakai penipu.',
      '• “paspor nanti bos yg pegang”: paspor diambil orang lain',
      '• “nyebrang sungai dikit”: masuk tanpa jalur resmi',
      '• Kamboja: bukan negara penempatan, kata Menteri P2MI (29 Oktober 2025)',
      'Jangan berangkat dulu. Jangan kirim uang atau dokumen.',
      'Tanya KP2MI, kementerian yang mengurus pekerja migran, gratis dari Indonesia: 0800-1000',
    ])
  })

  it('asks how far it has gone, and offers its reasons', () => {
    const turn = next(offer('loker', 'danger', { signs: [passport] }), greeted('id'), known)
    expect(turn.replies.map((reply) => inWords(reply, 'id').labels)).toEqual([
      [
        'Belum apa-apa',
        'Sudah bayar atau kirim dokumen',
        'Sudah berangkat',
        'Mengapa?',
        'Gambar untuk keluarga',
      ],
    ])
    expect(turn.session.at).toEqual({ flow: 'check-offer', step: 'danger' })
  })

  it('puts a notice among its three reasons and keeps at least one sign', () => {
    const notices = [match({ nature: 'revoked' })]
    const lines = linesOf(
      offer('loker', 'danger', {
        signs: [passport, crossing, chatOnly],
        corridor: cambodia,
        notices,
      }),
    )
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain('paspor')
    expect(lines[2]).toContain('Kamboja')
    expect(lines[3]).toBe('Menurut KP2MI (29 Januari 2026), izin PT Contoh Jaya dicabut.')
  })

  it('says a missing thing without a quote, beginning with a capital', () => {
    const lines = linesOf(
      offer('tin', 'danger', { signs: [nobody] }, { language: 'vi' }),
      greeted('vi'),
    )
    expect(lines[1]).toBe('• Không nêu tên công ty')
  })

  it('reports to the police, not to the ministry of migrant work, where the work is at home', () => {
    const home = { extract: { destination: 'ID' } }
    expect(linesOf(offer('loker', 'danger', { signs: [passport] }, home)).at(-1)).toBe(
      'Lapor Polisi, 24 jam, gratis dari Indonesia, direkam: 110',
    )
  })

  it('keeps a quote to one line', () => {
    const quote = `bayar\ndulu ${'x'.repeat(200)}`
    const lines = linesOf(
      offer('loker', 'danger', { signs: [{ pattern: 'passport-held', quote }] }),
    )
    expect(lines[1]).toMatch(/^• “bayar dulu x+…”: paspor/)
    expect(lines[1]?.length).toBeLessThan(130)
  })

  it('begins neutrally and without emoji in a delicate chat', () => {
    const session = { ...greeted('id'), delicate: true }
    const signs = [passport, crossing, chatOnly]
    const lines = linesOf(offer('loker', 'danger', { signs, corridor: cambodia }), session)
    expect(lines).toHaveLength(6)
    expect(lines[0]).toBe('Pesan ini sudah saya baca.')
    expect(lines[1]).toBe('*BAHAYA.* Pesan ini punya tanda yang sering dipakai penipu.')
  })
})

describe('a verdict of caution', () => {
  it('follows the sample and asks one question last', () => {
    const told = { signs: [nobody, chatOnly], ask: 'who' as const }
    expect(linesOf(offer('loker', 'caution', told))).toEqual([
      '🟡 *HATI-HATI.* Isi pesan ini belum cukup untuk dinilai.',
      '• Nama perusahaan tidak disebut',
      '• “info lengkap via WA”: kerja apa dan di mana tidak ditulis',
      'Sebelum menjawab, cek siskop2mi.bp2mi.go.id/lowongan/list atau tanya Disnaker kabupaten.',
      'Nama PT-nya apa? Tulis di sini, saya periksa lagi.',
    ])
  })

  it('has a question for each thing that can be missing', () => {
    const questions = (['who', 'what', 'where'] as const).map((ask) =>
      linesOf(offer('tin', 'caution', { ask }, { language: 'vi' }), greeted('vi')).at(-1),
    )
    expect(questions).toEqual([
      'Công ty tên gì? Nhắn vào đây, mình xem lại.',
      'Việc cụ thể là gì? Nhắn vào đây, mình xem lại.',
      'Làm việc ở nước nào? Nhắn vào đây, mình xem lại.',
    ])
  })

  it('keeps a sign however little room there is', () => {
    const told = {
      signs: [chatOnly],
      notices: [match({ nature: 'suspended' })],
      corridor: cambodia,
      ask: 'who' as const,
    }
    const lines = linesOf(offer('loker', 'caution', told), { ...greeted('id'), delicate: true })
    expect(lines[2]).toContain('info lengkap via WA')
    expect(lines).toHaveLength(6)
  })

  it('says that there is something to check where signs, not gaps, made it so', () => {
    const lines = linesOf(
      offer('loker', 'caution', { signs: [chatOnly], unknownAgencies: ['PT Baru'] }),
    )
    expect(lines[0]).toBe('🟡 *HATI-HATI.* Ada bagian pesan ini yang perlu dicek dulu.')
    expect(lines[2]).toMatch(/^“PT Baru” tidak ada di catatan kami.*bukan tanda baik atau buruk\.$/)
  })
})

describe('a verdict without known signs', () => {
  const lawfulWay = {
    name: { id: 'Triple Win, untuk perawat ke Jerman', vi: 'Triple Win' },
    runBy: 'KP2MI',
    site: null,
  }

  it('gives the level and its limit in one breath, and one lawful way', () => {
    const lines = linesOf(offer('perawat jerman', 'no-known-signs', { lawfulWay }))
    expect(lines[0]).toBe('⚪ *BELUM TERLIHAT TANDA PENIPUAN.* Ini bukan jaminan.')
    expect(lines).toContain('Jalur yang resmi: Triple Win, untuk perawat ke Jerman, lewat KP2MI.')
    expect(lines.at(-1)).toMatch(/^Kalau nanti diminta uang/)
    expect(lines.length).toBeLessThanOrEqual(6)
  })

  it('speaks of no visa and no placement where the work is at home', () => {
    const home = { extract: { destination: 'ID' } }
    const words = linesOf(offer('loker pabrik', 'no-known-signs', {}, home)).join('\n')
    expect(words).not.toMatch(/siskop2mi|SIP|visa kerja|berangkat/)
  })
})

describe('every verdict', () => {
  it('has at most six lines and never the word safe, whatever was found', () => {
    const notices = [match({ nature: 'suspended' }), match({ nature: 'fined' })]
    const signs = [passport, crossing, chatOnly]
    for (const level of levels) {
      for (const ask of [null, 'who', 'where'] as const) {
        for (const delicate of [false, true]) {
          const told = {
            signs,
            notices,
            ask,
            corridor: cambodia,
            unknownAgencies: ['PT A', 'PT B'],
          }
          const lines = linesOf(offer('x', level, told), { ...greeted('id'), delicate })
          expect(lines.length).toBeLessThanOrEqual(6)
          expect(lines.join('\n')).not.toMatch(/\baman\b/i)
        }
      }
    }
  })
})
