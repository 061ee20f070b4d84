import { describe, expect, it } from 'vitest'
import { answersQuestion } from '../../src/dialogue/answers-question.ts'
import { next } from '../../src/dialogue/next.ts'
import { newSession } from '../../src/domain/session.ts'
import { nothingHappened, now, offer, text, verdict } from './events.ts'
import { known } from './known.ts'

const asked = next(
  offer('loker LN gaji besar', 'caution', { ask: 'who' }),
  newSession,
  known,
).session
const part = verdict({})

describe('answersQuestion', () => {
  it('joins the answer to the question who, what or where', () => {
    expect(answersQuestion(asked, 'PT Sinar, ke Taiwan', part, now + 1000)).toBe(true)
  })

  it('still joins after somebody asked why', () => {
    const why = next(
      { ...nothingHappened, choice: 'check-offer:caution:why' },
      asked,
      known,
    ).session
    expect(answersQuestion(why, 'PT Sinar', part, now)).toBe(true)
  })

  it.each(['MENU', '00', '1', 'makasih kak', 'halo', ' ', 'ok'])('leaves %j alone', (words) => {
    expect(answersQuestion(asked, words, part, now)).toBe(false)
  })

  it('leaves a whole new offer, a question and a cry for help alone', () => {
    const complete = verdict({ kind: 'offer', level: 'danger' })
    expect(answersQuestion(asked, 'x', complete, now)).toBe(false)
    expect(answersQuestion(asked, 'x', verdict({ kind: 'question' }), now)).toBe(false)
    expect(answersQuestion(asked, 'x', verdict({ kind: 'other', danger: 'held' }), now)).toBe(false)
    expect(
      answersQuestion(
        asked,
        'x',
        verdict({ kind: 'offer', level: 'caution', missing: ['where'] }),
        now,
      ),
    ).toBe(true)
  })

  it('joins nothing where nothing was asked, the chat went elsewhere, or an hour passed', () => {
    const sure = next(offer('loker', 'danger'), newSession, known).session
    expect(answersQuestion(sure, 'PT Sinar', part, now)).toBe(false)
    expect(answersQuestion(next(text('MENU'), asked, known).session, 'PT Sinar', part, now)).toBe(
      false,
    )
    expect(answersQuestion(asked, 'PT Sinar', part, now + 3_600_001)).toBe(false)
    expect(answersQuestion(newSession, 'PT Sinar', part, now)).toBe(false)
  })
})
