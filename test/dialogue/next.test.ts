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

  it('asks whoever sends a pin beside an offer whether they need help', () => {
    const pin = { latitude: 11.5, longitude: 104.9, country: 'KH' }
    const shown = next(offer('loker', 'danger'), met, known).session
    const turn = next({ ...nothingHappened, place: pin }, shown, known)
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
    ['KOREKSI', 'correction:about-what'],
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
    expect(said({ ...nothingHappened, media: 'photo' }, newSession)).toEqual([
      'greeting:hello',
      'errors:photo',
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
    expect(said({ ...nothingHappened, media: 'photo' }, delicate)).toEqual(['common:received'])
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
