import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { nothingHappened, text, verdict } from './events.ts'
import { known } from './known.ts'
import { wordsOf } from './saying.ts'

const met: Session = { ...newSession, language: 'id', greeted: true }
const held = verdict({ kind: 'distress', danger: 'held' })

/** The keys of the first lines of all that is said. */
function said(event: Event, session: Session = met): string[] {
  return next(event, session, known).replies.map((reply) => reply.lines[0]?.key ?? '')
}

describe('helping', () => {
  it('keeps a place told by name or pin, and shows the numbers that work there', () => {
    const asked = next(text('TOLONG'), met, known)
    for (const event of [
      text('kamboja'),
      text('saya di kamboja pak'),
      { ...nothingHappened, place: { latitude: 11.5, longitude: 104.9, country: 'KH' } },
    ]) {
      const turn = next(event, asked.session, known)
      expect(turn.acts).toContain('keep-place')
      expect(turn.session.country).toBe('KH')
      expect(wordsOf(turn)).toContain('KBRI Phnom Penh')
    }
  })

  it('takes the place out of the cry for help itself, but not the country somebody wants to go home to', () => {
    const span = { start: 0, end: 1, quote: '' }
    const inMyawaddy = verdict({
      kind: 'distress',
      danger: 'held',
      extract: {
        places: [
          { span, country: 'MM', kind: 'scam-hub', role: 'of', hub: true, name: 'Myawaddy' },
        ],
      },
    })
    expect(wordsOf(next(text('x', { verdict: inMyawaddy }), met, known))).toContain('KBRI Yangon')
    const home = next(text('tolong pulangkan kami ke Indonesia', { verdict: held }), met, known)
    expect(home.session.country).toBeNull()
    expect(wordsOf(home)).toContain('Kemlu')
  })

  it('sends somebody in their own country to the police', () => {
    const pin = { latitude: -6.2, longitude: 106.8, country: 'ID' }
    const turn = next(text('x', { verdict: held, place: pin }), met, known)
    expect(wordsOf(turn)).toContain(': 110')
    expect(wordsOf(turn)).not.toMatch(/Kemlu|KBRI/)
  })

  it('shows the numbers again for a full stop, and does not ask twice whether writing is safe', () => {
    const asked = next(text('TOLONG'), met, known)
    const safe = next(text('1'), asked.session, known)
    expect(safe.acts).toContain('safe-to-write')
    expect(said(text('.'), safe.session)).toEqual(['help-now:again'])
    expect(said(text('x', { verdict: held }), safe.session)).toEqual(['help-now:heard'])
  })

  it('gives a family the mission of the country they name, and keeps no place of it', () => {
    const missing = verdict({ kind: 'missing' })
    const asked = next(text('anak saya hilang', { verdict: missing }), met, known)
    const told = next(text('kamboja'), asked.session, known)
    expect(wordsOf(told)).toContain('+855 12 813 282')
    expect(told.session.country).toBeNull()
    expect(told.acts).not.toContain('keep-place')
    const more = next(text('katanya di myanmar', { verdict: missing }), asked.session, known)
    expect(wordsOf(more)).toContain('KBRI Yangon')
  })

  it('takes the name of a country as a place, not as a wish for its language, where a place was asked for', () => {
    const asked = next(text('TOLONG'), met, known)
    expect(next(text('vietnam'), asked.session, known).session).toMatchObject({
      language: 'id',
      country: 'VN',
    })
    expect(next(text('vietnam'), met, known).session).toMatchObject({
      language: 'vi',
      languageChosen: true,
    })
  })

  it('hears a pin and a voice from somebody who may be in danger, and before any offer', () => {
    const pin = { latitude: 11.5, longitude: 104.9, country: 'KH' }
    const voice: Event = { ...nothingHappened, media: 'voice' }
    const place: Event = { ...nothingHappened, place: pin }
    for (const session of [newSession, met, { ...met, delicate: true }]) {
      expect(wordsOf(next(place, session, known))).toContain('KBRI Phnom Penh')
      expect(wordsOf(next(voice, session, known))).toMatch(/Kemlu|Kementerian|Bảo hộ/)
    }
    expect(said(voice, { ...met, delicate: true })).toEqual(['help-now:voice'])
    expect(next(voice, { ...met, delicate: true }, known).acts).toContain('hand-over')
    expect(next(voice, met, known).acts).not.toContain('hand-over')
  })

  it('asks whether help is needed for a voice out of nothing; what follows makes the chat an ordinary one', () => {
    const asked = next({ ...nothingHappened, media: 'voice' }, met, known)
    expect(said(text('1'), asked.session)).toEqual(['help-now:start'])
    expect(asked.session.delicate).toBe(true)
    expect(next(text('2'), asked.session, known).session.delicate).toBe(false)
    expect(next(text('mau tanya kerja di jepang'), asked.session, known).session.delicate).toBe(
      false,
    )
    expect(next(text('x', { verdict: held }), asked.session, known).session.delicate).toBe(true)
  })

  it('goes on listening to a family that sends a voice, and to a child that sends a pin', () => {
    const family = { ...met, delicate: true, at: { flow: 'missing-relative', step: 'more' } }
    // That nobody heard it is not left open.
    expect(said({ ...nothingHappened, media: 'voice' }, family)).toEqual([
      'missing:more',
      'errors:voice',
    ])
    const danger = verdict({ kind: 'distress', danger: 'child' })
    const child = next(text('x', { verdict: danger }), met, known)
    const pin = { latitude: 11.5, longitude: 104.9, country: 'KH' }
    const told = next({ ...nothingHappened, place: pin }, child.session, known)
    expect(told.acts).toContain('keep-place')
    expect(wordsOf(told)).toContain('Kamu tidak salah')
  })
})
