import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { nothingHappened, offer, text, verdict } from './events.ts'
import { known } from './known.ts'
import { wordsOf } from './saying.ts'

const met: Session = { ...newSession, language: 'id', greeted: true }
const held = verdict({ kind: 'distress', danger: 'held' })

/** The keys of the first lines of all that is said. */
function said(event: Event, session: Session = met): string[] {
  return next(event, session, known).replies.map((reply) => reply.lines[0]?.key ?? '')
}

describe('a hidden chat', () => {
  const hidden: Session = { ...met, hidden: true, delicate: true }

  it.each([
    'siapa ini?',
    'ORANG',
    'HAPUS',
    '00',
    '1',
    'BERHENTI',
    'BAHASA',
    '/start',
    'loker kamboja dong',
  ])('answers %j with the one harmless line', (words) => {
    const turn = next(text(words), hidden, known)
    expect(wordsOf(turn)).toBe('Halo. Ini info kerja otomatis. Ketik MENU.')
    expect(turn.session.hidden).toBe(true)
  })

  it('says the same to an offer, a picture, a pin, a button and an opened chat', () => {
    const events: Event[] = [
      offer('loker', 'danger'),
      { ...nothingHappened, media: 'photo' },
      { ...nothingHappened, place: { latitude: 1, longitude: 1, country: 'KH' } },
      { ...nothingHappened, choice: 'check-offer:danger:paid' },
      { ...nothingHappened, opened: true },
      text('anak saya hilang', { verdict: verdict({ kind: 'missing' }) }),
    ]
    for (const event of events) expect(said(event, hidden)).toEqual(['hide:stranger'])
  })

  it('opens for MENU, for TOLONG and CỨU, and for whoever is in danger', () => {
    for (const event of [
      text('MENU'),
      text('menu.'),
      text('TOLONG'),
      text('CỨU'),
      text('x', { verdict: held }),
    ]) {
      const turn = next(event, hidden, known)
      expect(turn.session.hidden).toBe(false)
      expect(turn.replies[0]?.lines[0]?.key).not.toBe('hide:stranger')
    }
  })
})

describe('erasing', () => {
  it('asks once, then forgets everything but the language', () => {
    const judged = next(
      offer('loker', 'danger'),
      { ...met, country: 'KH', quiet: true },
      known,
    ).session
    const asked = next(text('HAPUS'), judged, known)
    expect(asked.acts).toEqual([])
    const done = next(text('ya'), asked.session, known)
    expect(done.acts).toEqual(['clear-screen', 'erase-everything'])
    expect(done.session).toEqual({ ...newSession, language: 'id' })
    expect(next(text('2'), asked.session, known).replies[0]?.lines[0]?.key).toBe('forget-me:kept')
  })
})
