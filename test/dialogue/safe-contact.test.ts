import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { nothingHappened, now, text, verdict } from './events.ts'
import { wordsOf } from './saying.ts'
import { keysOf, talk } from './talk.ts'

const hours = 3_600_000
const met: Session = { ...newSession, language: 'id', greeted: true }
const held = verdict({ kind: 'distress', danger: 'held' })

const inKh: Session = { ...met, country: 'KH' }
/** Held in Cambodia, writing is safe, and it is about whoever writes. */
const asked = talk(['TOLONG', '1', '1'], inKh)

describe('about whom', () => {
  const safe = talk(['TOLONG', '1'], inKh)

  it('is asked once writing is safe, and never before', () => {
    expect(keysOf(safe)).toEqual(['help-now:safe'])
    expect(wordsOf(safe)).toContain('1 saya sendiri, 2 orang lain')
    expect(wordsOf(talk(['TOLONG', '2'], inKh))).not.toContain('orang lain')
  })

  it.each(['2', 'orang lain', 'teman saya'])(
    'somebody else (%s) leads to looking for them, and the place is not theirs who write',
    (answer) => {
      const turn = talk([answer], safe.session)
      expect(turn.session.at?.flow).toBe('missing-relative')
      expect(turn.session.country).toBeNull()
    },
  )

  it('oneself leads to where they are while that is not known, and then to the terms', () => {
    const unplaced = talk(['TOLONG', '1', 'saya'], met)
    expect(keysOf(unplaced)).toEqual(['help-now:self'])
    const told = talk(['kamboja'], unplaced.session)
    expect(keysOf(told)).toEqual(['help-now:located', 'safe-contact:seen-by'])
    expect(told.session.country).toBe('KH')
    expect(wordsOf(told)).toContain('+855 12 813 282')
    expect(keysOf(talk(['1'], unplaced.session))).toEqual(['safe-contact:seen-by'])
  })
})

describe('the terms of writing', () => {
  it('are asked one short question at a time, to the end', () => {
    expect(keysOf(asked)).toEqual(['help-now:self-placed', 'safe-contact:seen-by'])
    const answers = ['2', 'ya', 'di sini, malam', '1', '1', 'mangga', 'hujan']
    const steps = answers.map((_, at) =>
      keysOf(talk(answers.slice(0, at + 1), asked.session)).join(),
    )
    expect(steps).toEqual([
      'safe-contact:may-write',
      'safe-contact:when',
      'safe-contact:opening',
      'safe-contact:if-others',
      'safe-contact:danger-word',
      'safe-contact:own-word',
      'safe-contact:done,screening:start',
    ])
    expect(talk(answers, asked.session).session.safeContact).toEqual({
      at: now,
      seenBy: 'others',
      mayWrite: true,
      when: 'di sini, malam',
      opening: null,
      ifOthers: 'silence',
      dangerWord: 'mangga',
      ownWord: 'hujan',
    })
  })

  it('skipped one by one leave nothing agreed; who may not write is asked no when', () => {
    const skipped = talk(['3', '2', 'lewati', '1'], asked.session)
    expect(keysOf(skipped)).toEqual(['safe-contact:done', 'screening:start'])
    expect(skipped.session.safeContact).toMatchObject({ mayWrite: false, dangerWord: null })
  })

  it('are left for whatever else is told: a story, a cry, a voice', () => {
    expect(keysOf(talk(['kami berenam di gedung putih'], asked.session))).toEqual([
      'help-now:heard-placed',
    ])
    const word = talk(['1', '2'], asked.session)
    const story =
      'kami ada enam orang di gedung putih lantai tiga belakang pasar dekat jembatan besar'
    expect(keysOf(talk([story], word.session))).toEqual(['help-now:heard-placed', 'report:waiting'])
    expect(keysOf(talk([text('x', { verdict: held })], word.session))).toEqual([
      'help-now:heard-placed',
    ])
    const voice: Event = { ...nothingHappened, media: 'voice' }
    expect(keysOf(talk([voice], word.session))).toEqual(['help-now:voice-again', 'report:waiting'])
    expect(talk([voice], word.session).session.safeContact?.dangerWord).toBeNull()
  })

  it.each(['ya', 'halo', 'MENU', 'es', 'kata yang sangat panjang sekali'])(
    'take no word that is said every day, or is none: %s',
    (word) => {
      const at = talk(['1', '2'], asked.session)
      const turn = talk([word], at.session)
      expect(turn.session.safeContact?.dangerWord).toBeNull()
    },
  )

  it('ask once more after a word that would not do', () => {
    const again = talk(['1', '2', 'eh'], asked.session)
    expect(keysOf(again)).toEqual(['safe-contact:another-word'])
    expect(talk(['rambutan'], again.session).session.safeContact?.dangerWord).toBe('rambutan')
    expect(keysOf(talk(['1'], again.session))).toEqual(['safe-contact:own-word'])
  })
})

describe('after the terms', () => {
  const agreed = talk(['2', 'ya', '1', '1', '1', 'mangga', 'hujan'], asked.session).session
  const hidden = talk(['00'], agreed).session

  it('the word of danger brings the numbers at once, in a sentence and in a hidden chat', () => {
    for (const session of [agreed, hidden]) {
      const turn = talk(['tadi makan mangga'], session)
      expect(keysOf(turn)).toEqual(['help-now:heard-placed'])
      expect(turn.acts).toContain('hand-over')
      expect(turn.session.hidden).toBe(false)
    }
  })

  it('their own word opens a hidden chat, and MENU no longer does', () => {
    expect(hidden.hidden).toBe(true)
    for (const words of ['MENU', 'hujan deras', 'siapa ini?', 'ORANG', '/menu'])
      expect(keysOf(talk([words], hidden))).toEqual(['hide:stranger'])
    const back = talk(['Hujan'], hidden)
    expect(back.session.hidden).toBe(false)
    expect(keysOf(back)).toEqual(['common:neutral'])
    expect(wordsOf(back)).toContain('Silakan pilih')
    expect(talk(['TOLONG'], hidden).session.hidden).toBe(false)
  })

  it('their own word means nothing while the chat is open', () => {
    expect(keysOf(talk(['hujan'], agreed))).not.toEqual(['hide:stranger'])
    expect(talk(['00', 'hujan', 'hujan'], agreed).session.hidden).toBe(false)
  })

  it('a silence of a day asks again whether writing is safe, and whether all is as it was', () => {
    const later: Event = { ...text('pak'), at: now + 24 * hours }
    const turn = talk([later], agreed)
    expect(keysOf(turn)).toEqual(['help-now:placed'])
    expect(turn.session.safeToWrite).toBe(false)
    const still = talk(
      [
        { ...text('1'), at: later.at + 1 },
        { ...text('1'), at: later.at + 2 },
      ],
      turn.session,
    )
    expect(keysOf(still)).toEqual(['help-now:self-placed', 'safe-contact:still'])
    const kept = talk([{ ...text('1'), at: later.at + 3 }], still.session)
    expect(kept.session.safeContact).toEqual({ ...agreed.safeContact, at: later.at + 3 })
    expect(keysOf(talk(['2'], still.session))).toEqual(['safe-contact:seen-by'])
    const sooner: Event = { ...text('pak'), at: now + 23 * hours }
    expect(talk([sooner], agreed).session.safeToWrite).toBe(true)
  })
})
