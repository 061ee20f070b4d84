import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import { missingFields } from '../../src/domain/report.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { now, offer, text, verdict } from './events.ts'
import { known } from './known.ts'
import { wordsOf } from './saying.ts'

const hour = 3_600_000
const met: Session = { ...newSession, language: 'id', greeted: true }
const sought = text('adik saya hilang', { verdict: verdict({ kind: 'missing' }) })
const held = { verdict: verdict({ kind: 'distress', danger: 'held' }) }

/** Says things one after the other; gives the last turn. */
function talk(session: Session, ...said: Event[]) {
  let turn = next(said[0] ?? text(''), session, known)
  for (const event of said.slice(1)) turn = next(event, turn.session, known)
  return turn
}

/** Where the name is asked. */
const atName = talk(
  met,
  sought,
  text('kakaknya'),
  text('1'),
  text('1'),
  text('1'),
  text('1'),
  text('3'),
).session

describe('a report', () => {
  it('asks every field of a missing relative once, in the order of the list', () => {
    const asked: string[] = []
    let { session } = talk(met, sought)
    for (let turns = 0; turns < 60 && !session.report?.finished; turns++) {
      const step = known.flows.find(({ id }) => id === 'missing-relative')?.steps[
        session.at?.step ?? ''
      ]
      if (step?.asks) asked.push(step.asks)
      const answer = step?.consents || step?.asks === 'money-asked' ? '1' : 'x y'
      session = talk(session, text(answer)).session
    }
    expect(session.report?.finished).toBe(true)
    expect(asked).toEqual([...missingFields])
  })

  it('keeps the words as they came', () => {
    const turn = talk(atName, text('Siti  Aminah (bin ga tau)'))
    expect(turn.told).toEqual([
      {
        report: 'missing-relative',
        field: 'name',
        value: 'Siti  Aminah (bin ga tau)',
        withFiles: false,
      },
    ])
    expect(turn.session.at?.step).toBe('other-names')
  })

  it('keeps a skipped question as skipped, and nothing for going back', () => {
    expect(talk(atName, text('lewati')).told).toMatchObject([{ field: 'name', value: null }])
    const back = talk(atName, text('kembali'))
    expect(back.told).toEqual([])
    expect(back.session.at?.step).toBe('contact-as-suar')
  })

  it('takes a pin and a file for answers', () => {
    const place = { latitude: 11.5, longitude: 104.9, country: 'KH' } as const
    expect(talk(atName, text('', { place, verdict: null })).told).toMatchObject([
      { field: 'name', value: '11.50000, 104.90000' },
    ])
    expect(talk(atName, text('', { media: 'photo', verdict: null })).told).toMatchObject([
      { field: 'name', value: 'sent', withFiles: true },
    ])
  })

  it('is not kept without both consents: there is no receipt', () => {
    const refused = talk(met, sought, text('kakaknya'), text('2'))
    expect(refused.session.at?.step).toBe('not-kept')
    const half = talk(met, sought, text('kakaknya'), text('1'), text('2'))
    expect(half.session.at?.step).toBe('not-kept')
    const enough = talk(half.session, {
      ...text(''),
      choice: 'missing-relative:name:enough',
    })
    expect(enough.session.at?.step).toBe('not-kept')
    expect(enough.acts).not.toContain('finish-report')
  })

  it('asks about each purpose by itself; a yes to the ministry at home is none to anybody abroad', () => {
    const atShare = talk(atName, { ...text(''), choice: 'missing-relative:name:enough' }, text('1'))
    expect(atShare.session.at?.step).toBe('share')
    const abroad = talk(atShare.session, text('1'))
    expect(abroad.told).toMatchObject([{ purpose: 'share-at-home', given: true }])
    expect(abroad.session.at?.step).toBe('share-abroad')
    expect(abroad.session.report?.agreed).not.toContain('share-abroad')
    for (const [said, given] of [
      ['1', true],
      ['2', false],
    ] as const) {
      const turn = talk(abroad.session, text(said))
      expect(turn.told).toMatchObject([
        { purpose: 'share-abroad', given, textKey: 'missing:share-abroad' },
      ])
      const back = talk(turn.session, text('cabut izin'))
      expect(back.told).toContainEqual(
        expect.objectContaining({ purpose: 'keep-report', given: false }),
      )
      expect(back.session.report?.agreed).toEqual([])
    }
  })

  it('goes on to the numbers when an answer speaks of danger, keeps the answer, and calls a person', () => {
    const turn = talk(atName, text('dia disekap dan dipukul', held))
    expect(turn.told).toMatchObject([{ field: 'name', value: 'dia disekap dan dipukul' }])
    expect(turn.acts).toContain('hand-over')
    expect(wordsOf(turn)).toContain('+62')
    expect(turn.session.at?.step).toBe('who')
    const them = talk(turn.session, text('1'))
    expect(them.session.at?.step).toBe('other-names')
    // Once it was said whom it is about, the next such answer is an answer.
    const again = talk(them.session, text('paspornya diambil', held))
    expect(again.session.at?.step).toBe('last-contact-on')
    expect(again.acts).toContain('hand-over')
  })

  it('turns to whoever writes when they say it is about themselves, or cry a second time', () => {
    const who = talk(atName, text('disekap, dipukul', held)).session
    expect(talk(who, text('2')).session.at?.flow).toBe('help-now')
    expect(talk(who, text('tolong saya disekap', held)).session.at?.flow).toBe('help-now')
    expect(talk(atName, text('SOS')).session.at?.flow).toBe('help-now')
  })

  it('leaves everything for a person who does not want to live', () => {
    const cry = text('saya mau mati saja', {
      verdict: verdict({ kind: 'distress', danger: 'self-harm' }),
    })
    expect(talk(atName, cry).session.at?.flow).toBe('self-harm')
  })

  it('judges an offer out of nothing and tells the word that leads back; a question waits', () => {
    const long = Array.from({ length: 25 }, () => 'kata').join(' ')
    const turn = talk(atName, offer(long, 'danger'))
    expect(turn.told ?? []).toEqual([])
    expect(turn.session.at?.flow).toBe('check-offer')
    expect(turn.replies.at(-1)?.lines[0]?.key).toBe('report:waiting')
    expect(talk(turn.session, text('LANJUT')).session.at?.step).toBe('name')
  })

  it('takes the words of the offer for the answer where they are asked for, however long', () => {
    const long = Array.from({ length: 25 }, () => 'kata').join(' ')
    const session: Session = { ...atName, at: { flow: 'missing-relative', step: 'job-promised' } }
    expect(talk(session, offer(long, 'danger')).told).toMatchObject([{ field: 'job-promised' }])
  })

  it('days later takes nothing for an answer before it was asked', () => {
    const later = talk(atName, { ...text('halo, ada kabar?'), at: now + 25 * hour })
    expect(later.told ?? []).toEqual([])
    expect(later.session.at?.step).toBe('resume')
    const on = talk(later.session, { ...text('1'), at: now + 25 * hour })
    expect(on.session.at?.step).toBe('name')
    // A button is an answer, however late.
    const pressed = talk(atName, {
      ...text(''),
      choice: 'missing-relative:name:skip',
      at: now + 25 * hour,
    })
    expect(pressed.session.at?.step).toBe('other-names')
  })

  it('is gone on with when the family writes of it again, and stands when it was finished', () => {
    const away = talk(atName, text('MENU')).session
    expect(talk(away, sought).session.at?.step).toBe('resume')
    const finished: Session = {
      ...atName,
      at: null,
      report: { ...(atName.report as NonNullable<Session['report']>), finished: true },
    }
    expect(talk(finished, sought).session.at?.step).toBe('kept')
  })

  it('begins anew where the question asked last is none any more', () => {
    const report = { ...(atName.report as NonNullable<Session['report']>), step: 'long-gone' }
    const session: Session = { ...atName, at: null, report }
    const turn = talk(session, { ...text(''), choice: 'missing-relative:resume:go-on' })
    expect(turn.session.at?.step).toBe('keep')
  })

  it('is taken back by one word, every consent of it', () => {
    const turn = talk(atName, text('CABUT IZIN'))
    expect(turn.told).toMatchObject([
      { purpose: 'keep-report', given: false },
      { purpose: 'read-by-desk', given: false },
    ])
    expect(turn.session.report?.agreed).toEqual([])
    expect(talk(turn.session, text('CABUT IZIN')).told ?? []).toEqual([])
  })
})
