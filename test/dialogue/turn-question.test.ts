import { describe, expect, test } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { text, verdict } from './events.ts'
import { known } from './known.ts'

const greeted: Session = { ...newSession, language: 'id', greeted: true }
const fees = { article: 'fees', topic: 'money' as const }
const keysOf = (session: Session, kind: 'question' | 'other', answer: typeof fees | null) =>
  next({ ...text('biaya'), verdict: verdict({ kind }), answer }, session, known).replies.flatMap(
    ({ lines }) => lines.map(({ key }) => key),
  )

describe('a question', () => {
  test('is answered with the article, its source, and the rest on request', () => {
    const event = { ...text('biaya'), verdict: verdict({ kind: 'question' }), answer: fees }
    const turn = next(event, greeted, known)
    expect(turn.session.asked).toEqual({ article: 'fees', at: event.at })
    const keys = turn.replies.flatMap(({ lines }) => lines.map(({ key }) => key))
    expect(keys).toContain('question:line')
    expect(keys).toContain('question:source')
    expect(turn.replies.at(-1)?.choices.map(({ label }) => label)).toEqual(['question:more'])
    const choice = turn.replies.at(-1)?.choices[0]?.id ?? ''
    const more = next({ ...text(''), verdict: null, choice }, turn.session, known)
    expect(more.replies.length).toBeGreaterThan(2)
    for (const { lines } of more.replies) expect(lines.length).toBeLessThanOrEqual(6)
  })

  test('without an article is declined; what is no question is left to the rest', () => {
    expect(keysOf(greeted, 'question', null)).toEqual(['question:no-answers'])
    expect(keysOf(greeted, 'other', null)).not.toContain('question:no-answers')
    expect(keysOf(greeted, 'other', fees)).toContain('question:line')
  })

  test('is answered behind a line that tells nothing where somebody may read along', () => {
    const delicate = { ...greeted, delicate: true }
    expect(keysOf(delicate, 'question', fees)[0]).toBe('common:neutral')
  })

  test('whose article is gone by now is asked for again', () => {
    const old = { ...greeted, asked: { article: 'gone', at: 0 } }
    const turn = next({ ...text(''), verdict: null, choice: 'question:found:more' }, old, known)
    expect(turn.replies.flatMap(({ lines }) => lines.map(({ key }) => key))).toEqual([
      'question:ask-again',
    ])
  })
})

test('a cry for help is no question, whatever was found', () => {
  const held = {
    ...text('tolong'),
    verdict: verdict({ kind: 'distress', danger: 'held' }),
    answer: fees,
  }
  const keys = next(held, greeted, known).replies.flatMap(({ lines }) =>
    lines.map(({ key }) => key),
  )
  expect(keys.some((key) => key.startsWith('question:'))).toBe(false)
})
