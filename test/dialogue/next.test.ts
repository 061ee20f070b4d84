import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { match, nothingHappened, offer, text, verdict } from './events.ts'
import { known } from './known.ts'
import { wordsOf } from './saying.ts'

const met: Session = { ...newSession, language: 'id', greeted: true }
const held = verdict({ kind: 'distress', danger: 'held' })

/** The keys of the first lines of all that is said. */
function said(event: Event, session: Session = met): string[] {
  return next(event, session, known).replies.map((reply) => reply.lines[0]?.key ?? '')
}

describe('the order of decisions', () => {
  it('leaves a group with one line, whatever else came', () => {
    const turn = next(text('tolong', { addedToGroup: true, verdict: held }), met, known)
    expect(turn.replies).toEqual([
      { lines: [{ key: 'group:alone', values: {} }], choices: [], leave: true },
    ])
    expect(turn.acts).toEqual([])
  })

  it('clears the screen before it answers a cry for help that came along', () => {
    const turn = next(text('saya disekap\n\n00', { verdict: held }), met, known)
    expect(wordsOf(turn)).toBe('Oke, sampai nanti.')
    expect(turn.acts).toEqual(['mark-delicate', 'hide', 'clear-screen'])
    expect(turn.session).toMatchObject({ hidden: true, delicate: true, at: null, offer: null })
  })

  it('hears distress before a command, an answer, an offer, a picture', () => {
    const judged = {
      ...offer('x', 'danger'),
      verdict: verdict({ danger: 'held', level: 'danger' }),
    }
    expect(said(judged)).toEqual(['help-now:start'])
    expect(said(text('MENU', { verdict: held }))).toEqual(['help-now:start'])
    expect(
      said(text('1', { verdict: held }), { ...met, at: { flow: 'check-offer', step: 'danger' } }),
    ).toEqual(['help-now:start'])
    expect(said(text('x', { verdict: held, media: 'photo', flooding: true }))).toEqual([
      'help-now:start',
    ])
  })

  it('takes "not safe" as the answer where just that was asked', () => {
    const asked = { ...met, delicate: true, at: { flow: 'help-now', step: 'start' } }
    const turn = next(text('tidak aman', { verdict: held }), asked, known)
    expect(turn.replies[0]?.lines[0]?.key).toBe('help-now:not-safe')
    expect(turn.acts).toContain('not-safe-to-write')
  })

  it('does not hear distress where the checker hears an offer in "tolong cek ini"', () => {
    expect(said(offer('tolong cek ini: loker kamboja', 'danger'))).toEqual(['check:danger'])
  })

  it('looks for a relative before it judges an offer', () => {
    const missing = {
      ...offer('x', 'caution'),
      verdict: verdict({ kind: 'missing', level: 'caution' }),
    }
    expect(said(missing)).toEqual(['missing:start'])
  })

  it('answers for whom the danger is', () => {
    expect(
      said(text('x', { verdict: verdict({ kind: 'distress', danger: 'self-harm' }) })),
    ).toEqual(['self-harm:start'])
    expect(said(text('x', { verdict: verdict({ kind: 'distress', danger: 'child' }) }))).toEqual([
      'child:start',
    ])
    expect(said(text('x', { verdict: verdict({ kind: 'distress', danger: null }) }))).toEqual([
      'help-now:start',
    ])
  })

  it('judges before it looks up, looks up before it declines a question', () => {
    const agencies = [match({})]
    const named = { kind: 'question' as const, agencies }
    expect(said(offer('loker', 'caution', {}, { agencies }))).toEqual(['check:caution'])
    expect(said(text('PT Contoh Jaya?', { verdict: verdict(named) }))).toEqual(['notices:revoked'])
    expect(said(text('SIP3MI itu apa?', { verdict: verdict({ kind: 'question' }) }))).toEqual([
      'question:no-answers',
    ])
  })

  it('asks whoever sends a pin out of nothing whether they need help', () => {
    const pin = { latitude: 11.5, longitude: 104.9, country: 'KH' }
    const turn = next({ ...nothingHappened, place: pin }, met, known)
    expect(turn.replies[0]?.lines[0]?.key).toBe('place:start')
    expect(turn.acts).toContain('keep-place')
    const yes = next(text('ya'), turn.session, known)
    expect(wordsOf(yes)).toContain('+855 12 813 282')
  })

  it('says of media what cannot be read, and judges the words that came along', () => {
    expect(said({ ...nothingHappened, media: 'photo' })).toEqual(['errors:photo'])
    expect(said({ ...offer('loker', 'danger'), media: 'photo' })).toEqual([
      'check:danger',
      'errors:photo',
    ])
  })

  it.each([
    ['HAPUS', 'forget-me:question'],
    ['ORANG', 'person:nobody'],
    ['KOREKSI', 'correction:not-here'],
    ['BERHENTI', 'quiet:agreed'],
    ['MENU', 'menu:choose'],
    ['BAHASA', 'language:question'],
    ['TOLONG', 'help-now:start'],
    ['terima kasih ya', 'small-talk:thanks'],
    ['ok', 'small-talk:fine'],
    ['halo', 'greeting:hello'],
    ['Assalamualaikum', 'greeting:salam'],
    ['ini siapa ya?', 'greeting:hello'],
    ['👍', 'errors:empty'],
    ['...', 'errors:empty'],
    ['test', 'menu:choose'],
    ['45 WNI jadi korban di Laos kata berita', 'menu:no-offer'],
  ])('answers %j with %s', (words, key) => {
    expect(said(text(words))).toEqual([key])
  })
})

describe('the first greeting', () => {
  it('comes when the chat is opened, and before the answer to a first message', () => {
    expect(said({ ...nothingHappened, opened: true }, newSession)).toEqual(['greeting:hello'])
    expect(said(text('halo'), newSession)).toEqual(['greeting:hello'])
    expect(said({ ...nothingHappened, media: 'voice' }, newSession)).toEqual([
      'greeting:hello',
      'errors:voice',
    ])
    expect(said(text('test'), newSession)).toEqual(['greeting:hello'])
  })

  it('shrinks to one line after a first offer, and comes once', () => {
    const first = next(offer('loker', 'danger'), newSession, known)
    expect(first.replies.map((reply) => reply.lines[0]?.key)).toEqual([
      'check:danger',
      'greeting:never',
    ])
    expect(said(offer('loker lagi', 'danger'), first.session)).toEqual(['check:danger'])
  })

  it('does not come in a delicate chat', () => {
    const delicate = { ...newSession, language: 'id' as const, delicate: true }
    expect(said(text('halo'), delicate)).toEqual(['common:neutral'])
    expect(said({ ...nothingHappened, media: 'photo' }, delicate)).toEqual(['common:neutral'])
  })
})

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
      extract: { places: [{ span, country: 'MM', hub: true, name: 'Myawaddy' }] },
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
})

describe('a further part of an offer', () => {
  const thin = next(offer('loker LN', 'caution', { ask: 'who' }), met, known).session

  it('is told apart where it changed nothing', () => {
    const same = { ...offer('ga tau kak', 'caution', { ask: 'who' }), continues: true }
    const turn = next(same, thin, known)
    expect(turn.replies[0]?.lines[0]?.key).toBe('check:unchanged')
  })

  it('is told in full where the level changed', () => {
    const worse = { ...offer('ke Kamboja', 'danger'), continues: true }
    expect(said(worse, thin)).toEqual(['check:danger'])
  })
})

describe('the name of a country', () => {
  it('answers where the work is, and is no wish for its language then', () => {
    const asked = next(offer('loker', 'caution', { ask: 'where' }), met, known).session
    const answer = { ...offer('vietnam', 'caution', { ask: 'who' }), continues: true }
    const turn = next(answer, asked, known)
    expect(turn.session).toMatchObject({ language: 'id', languageChosen: false })
    expect(turn.replies[0]?.lines[0]?.key).toBe('check:caution-thin')
  })
})

describe('notes around an answer', () => {
  it('says that many messages take their time, but not in a delicate chat', () => {
    const event = { ...offer('loker', 'danger'), flooding: true }
    expect(said(event)).toEqual(['check:danger', 'pace:slow'])
    expect(said(event, { ...met, delicate: true })).toEqual(['common:neutral'])
  })
})
