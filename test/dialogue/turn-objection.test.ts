import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import type { FirmObjection } from '../../src/domain/objection.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { explanation, match, now, offer, text, verdict } from './events.ts'
import { known } from './known.ts'
import { wordsOf } from './saying.ts'

const hour = 3_600_000
const met: Session = { ...newSession, language: 'id', greeted: true }

/** Says things one after the other. */
function talk(session: Session, ...said: Event[]) {
  let turn = next(said[0] ?? text(''), session, known)
  for (const event of said.slice(1)) turn = next(event, turn.session, known)
  return turn
}

const asked = (which: '1' | '2' = '1') => talk(met, text('KOREKSI'), text(which)).session
const wages = offer('gaji kami 15 juta, paspor tidak kami pegang, kami keberatan', 'danger')

describe('an objection', () => {
  it('names the day by which it is decided, and is kept as it was written', () => {
    const before = talk(met, text('KOREKSI'), text('1'))
    expect(wordsOf(before)).toContain('paling lambat 4 Desember 2026')
    const turn = next(text('Izin kami sudah kembali.'), before.session, known)
    expect(turn.acts).toEqual(['keep-firm-objection'])
    expect(wordsOf(turn)).toContain('Diputuskan paling lambat 4 Desember 2026')
  })

  it('of a person asks for no past and is kept apart', () => {
    const turn = talk(asked('2'), text('nomor saya dipakai orang'))
    expect(turn.acts).toEqual(['keep-own-objection'])
  })

  it('is not judged, whatever it speaks of', () => {
    const turn = talk(asked(), wages)
    expect(turn.acts).toEqual(['keep-firm-objection'])
    expect(wordsOf(turn)).not.toContain('BAHAYA')
    expect(turn.session.offer).toBeNull()
  })

  it('never stands before a cry for help', () => {
    const cry = text('tolong saya disekap', {
      verdict: verdict({ kind: 'distress', danger: 'held' }),
    })
    const turn = talk(asked(), cry)
    expect(turn.acts).not.toContain('keep-firm-objection')
    expect(turn.session.delicate).toBe(true)
  })

  it('asked for an hour ago is forgotten: an offer is an offer', () => {
    const turn = talk(asked(), { ...wages, at: now + hour + 1 })
    expect(turn.acts).toEqual([])
    expect(wordsOf(turn)).toContain('BAHAYA')
  })

  it('is added to by what follows, but not by an offer, a question or a name', () => {
    const kept = talk(asked(), text('Izin kami sudah kembali.')).session
    expect(next(text('Nomor suratnya 12.'), kept, known).acts).toEqual(['add-to-objection'])
    for (const other of [
      wages,
      text('boleh tidak ya?', { verdict: verdict({ kind: 'question' }) }),
      text('PT Laut', { verdict: verdict({ kind: 'question', agencies: [match({})] }) }),
      text('terima kasih'),
      text('MENU'),
      { ...text('Nomor suratnya 12.'), at: now + hour + 1 },
    ])
      expect(next(other, kept, known).acts).toEqual([])
  })

  it('ends after two a day and five messages each, also for whoever erases the chat', () => {
    const once = talk(asked(), text('Izin kami sudah kembali.'))
    const more = Array.from({ length: 4 }, (_, at) => text(`Lagi ${at}`))
    const fifth = talk(once.session, ...more)
    expect(fifth.acts).toEqual(['add-to-objection'])
    expect(next(text('Lagi'), fifth.session, known).acts).toEqual([])

    const twice = talk(fifth.session, text('KOREKSI'), text('1'), text('Sekali lagi.'))
    expect(twice.acts).toEqual(['keep-firm-objection'])
    const erased = talk(twice.session, text('HAPUS'), text('ya'))
    for (const session of [twice.session, erased.session]) {
      const third = talk(session, text('KOREKSI'))
      expect(wordsOf(third)).toContain('Coba lagi besok')
      expect(third.session.at).toBeNull()
    }
    const tomorrow = { ...text('KOREKSI'), at: now + 24 * hour + 1 }
    expect(wordsOf(talk(twice.session, tomorrow))).toContain('tentang apa')
  })
})

const firm = match({}).notice.name
const open: FirmObjection = { firm, at: now - 24 * hour, correction: null }
const corrected: FirmObjection = {
  firm,
  at: now,
  correction: {
    at: now + hour,
    outcome: 'corrected',
    text: { id: 'izinnya berlaku', vi: 'giấy phép còn hạn' },
  },
}

describe('beside a notice', () => {
  const lookUp = text('PT Laut', { verdict: verdict({ kind: 'question', agencies: [match({})] }) })
  const judged = (objections: FirmObjection[]) =>
    next(
      {
        ...offer('loker', 'danger', {
          signs: [1, 2, 3].map(() => ({ pattern: 'passport-held', quote: 'x' })),
          notices: [match({})],
        }),
        objections,
      },
      met,
      known,
    )

  it('stands that the firm objects, or what is right, once a firm', () => {
    const twice = verdict({ kind: 'question', agencies: [match({}), match({})] })
    const words = wordsOf(talk(met, { ...lookUp, verdict: twice, objections: [open] }))
    expect(words.match(/menyatakan keberatan \(21 November 2026\)/g)).toHaveLength(1)
    expect(wordsOf(talk(met, { ...lookUp, objections: [corrected] }))).toContain(
      `Koreksi 22 November 2026: yang kami tulis tentang ${firm} keliru. Yang benar: izinnya berlaku`,
    )
  })

  it('takes no level and no line from the verdict', () => {
    const without = judged([])
    const turn = judged([open])
    expect(turn.session.offer).toEqual(without.session.offer)
    const lines = (one: typeof turn) => wordsOf(one).split('\n')
    expect(lines(turn)).toHaveLength(lines(without).length)
    expect(wordsOf(turn)).toContain('BAHAYA')
    expect(wordsOf(turn)).toContain(`${firm} menyatakan keberatan`)
  })

  it('is nothing of another firm, nor where only the name is similar', () => {
    const other = { ...open, firm: 'PT Lain' }
    expect(wordsOf(judged([other]))).not.toContain('keberatan')
    const similar = verdict({ kind: 'question', agencies: [{ ...match({}), match: 'similar' }] })
    const event = { ...lookUp, verdict: similar, objections: [open] }
    expect(wordsOf(talk(met, event))).not.toContain('keberatan')
  })

  it('a correction reaches whoever was told, at their next message and once', () => {
    const told = judged([]).session
    const thanks = { ...text('terima kasih'), objections: [corrected] }
    const turn = next(thanks, told, known)
    expect(wordsOf(turn)).toMatch(/^Koreksi 22 November 2026/)
    expect(wordsOf(next(thanks, turn.session, known))).not.toContain('Koreksi')
    const others = next(offer('x', 'danger', explanation('danger')), met, known).session
    expect(wordsOf(next(thanks, others, known))).not.toContain('Koreksi')
    const delicate = { ...told, delicate: true }
    expect(wordsOf(next(thanks, delicate, known))).not.toContain('Koreksi')
  })
})
