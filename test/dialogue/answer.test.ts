import { describe, expect, it } from 'vitest'
import { answerIn } from '../../src/dialogue/answer.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { nothingHappened, text } from './events.ts'
import { known } from './known.ts'

const danger: Session = {
  ...newSession,
  language: 'id',
  at: { flow: 'check-offer', step: 'danger' },
}
const safe: Session = { ...newSession, language: 'vi', at: { flow: 'help-now', step: 'start' } }

const chosen = (words: string, session: Session) =>
  answerIn(text(words), session, known.flows)?.choice.id ?? null

describe('answerIn', () => {
  it.each(['2', '2.', '(2)', '2️⃣', '②', '２', ' 2 ', 'dua', 'Nomor 2', 'no 2', 'pilih 2'])(
    'takes %j as the second short answer',
    (words) => {
      expect(chosen(words, danger)).toBe('paid')
    },
  )

  it.each([
    ['1', 'yes'],
    ['1 có', 'yes'],
    ['có ạ', 'yes'],
    ['một', 'yes'],
    ['2', 'no'],
    ['hai', 'no'],
    ['2, ko', 'no'],
    ['không', 'no'],
    ['k', 'no'],
  ])('takes %j as %s where the answers are named in the text', (words, id) => {
    expect(chosen(words, safe)).toBe(id)
  })

  it.each(['2 orang teman saya ditahan', '9', '12', '00', 'ya', 'saya sudah bayar 2 juta', ''])(
    'does not take %j as an answer to three choices',
    (words) => {
      expect(chosen(words, danger)).toBeNull()
    },
  )

  it.each([
    ['Mengapa?', 'why'],
    ['belum', 'nothing-yet'],
    ['sudah bayar', 'paid'],
    ['đã đi rồi', 'left'],
  ])('takes %j as %s where that is offered', (words, id) => {
    expect(chosen(words, danger)).toBe(id)
    expect(chosen(words, { ...danger, at: { flow: 'check-offer', step: 'send' } })).toBeNull()
  })

  it('takes digits only while a step is open', () => {
    expect(chosen('1', { ...newSession, language: 'id' })).toBeNull()
  })

  it('hears hello, not two, in hai in Indonesian', () => {
    expect(chosen('hai', danger)).toBeNull()
  })

  it('lets a button do what it says, however old it is', () => {
    const press = (choice: string, session: Session) =>
      answerIn({ ...nothingHappened, choice }, session, known.flows)?.choice.to
    expect(press('check-offer:danger:paid', newSession)).toBe('how-far:paid')
    expect(press('paid', danger)).toBe('how-far:paid')
    expect(press('paid', newSession)).toBeUndefined()
    expect(press('a:b:c', danger)).toBeUndefined()
    expect(press('', danger)).toBeUndefined()
  })
})
