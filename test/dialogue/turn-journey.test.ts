import { describe, expect, it } from 'vitest'
import { received } from '../../src/domain/correspondence.ts'
import type { Event } from '../../src/domain/event.ts'
import { atTime, isRunning, type Journey } from '../../src/domain/journey.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { nothingHappened, now, offer, text, verdict } from './events.ts'
import { wordsOf } from './saying.ts'
import { keysOf, talk } from './talk.ts'

const met: Session = { ...newSession, language: 'id', greeted: true }
const viet: Session = { ...met, language: 'vi' }
const days = 86_400_000

/** A session whose check-in differs in this. */
function but(session: Session, part: Partial<Journey>): Session {
  if (!session.journey) throw new Error('there is none')
  return { ...session, journey: { ...session.journey, ...part } }
}

const press = (choice: string): Event => ({ ...nothingHappened, choice })

/** From the first question to the receipt: to Cambodia, each week at one, two words, one person, asked first. */
const answers = [
  'JAGA KABAR',
  'ya',
  'ya',
  'ya',
  'Kamboja, Poipet',
  'sama sepupu',
  'toko',
  'lewat Batam',
  '3',
  '2',
  'mangga',
  'durian',
  '1',
  'ya',
  'ya',
]
const begun = talk(answers, met)
const running = begun.session
/** The same once the question was asked by the clock. */
function asked(session: Session = running, at = session.journey?.dueAt ?? 0): Session {
  const { journey } = session
  if (!isRunning(journey)) throw new Error('none runs')
  return { ...session, journey: atTime(journey, at).journey, at: { flow: 'journey', step: 'well' } }
}

describe('the questions', () => {
  it('are asked one at a time to the receipt, which says when, by whose clock, and who will know', () => {
    const steps = answers.map((_, at) => keysOf(talk(answers.slice(0, at + 1), met)).join())
    expect(steps).toEqual(
      [
        'start',
        'keep',
        'read',
        'destination',
        'companions',
        'employer',
        'route',
        'check-every',
        'check-hour',
        'well-word',
        'duress-word',
        'alert',
        'tell-missed',
        'may-ask',
        'receipt',
      ].map((step) =>
        step === 'receipt' ? 'journey:receipt,journey:receipt-who' : `journey:${step}`,
      ),
    )
    const said = wordsOf(begun)
    expect(said).toContain('Minggu, 29 November, pukul 13.00 waktu Kamboja')
    expect(said).toContain('Setelah 2 hari tanpa kabar')
    expect(said).toContain('Sampai dia menulis dan Anda setujui, yang tahu hanya pendamping')
    expect(said).toContain('Kapan mulai lagi, belum pasti')
    expect(said).not.toMatch(/mangga|durian/)
    expect(running.journey).toMatchObject({
      state: 'running',
      every: 7,
      hour: 13,
      zone: 'Asia/Phnom_Penh',
      wellWord: 'mangga',
      duressWord: 'durian',
      alerts: true,
      mayAsk: true,
    })
    expect(begun.acts).toContain('finish-report')
  })

  it('may all be skipped: each week, by the clock at home, and nobody else is told', () => {
    const skipped = talk(
      ['JAGA KABAR', 'ya', 'ya', 'ya', ...Array<string>(8).fill('lewati'), 'tidak'],
      met,
    )
    expect(keysOf(skipped)).toEqual(['journey:receipt', 'journey:receipt-who'])
    expect(skipped.session.journey).toMatchObject({
      every: 7,
      zone: 'Asia/Jakarta',
      wellWord: null,
      alerts: false,
      mayAsk: false,
    })
    expect(wordsOf(skipped)).toContain('pukul 12.00 WIB')
    expect(wordsOf(skipped)).toContain('Yang tahu hanya pendamping kami.')
    expect(wordsOf(skipped)).toContain('Saya tidak menulis lebih dulu. Lewat 2 hari')
  })

  it('lead to nothing without both consents', () => {
    expect(keysOf(talk(['JAGA KABAR', 'ya', 'tidak'], met))).toEqual(['journey:not-kept'])
    const none = talk(['JAGA KABAR', 'ya', 'ya', 'tidak', press('journey:route:enough')], met)
    expect(keysOf(none)).toEqual(['journey:not-kept'])
    expect(none.session.journey?.state ?? 'planned').toBe('planned')
  })

  it('take a day of their own, and ask again for one that was not understood or is too far', () => {
    const upTo = answers.slice(0, 8)
    const chosen = talk([...upTo, '6', 'besok lusa'], met)
    expect(keysOf(chosen)).toEqual(['journey:check-on-again'])
    expect(talk(['20 Desember'], chosen.session).session.journey?.every).toBe(28)
    expect(keysOf(talk(['30 Desember 2027'], chosen.session))).toEqual(['journey:check-on-again'])
    // Words in place of a choice are no choice.
    expect(keysOf(talk([...upTo, 'kadang-kadang'], met))).toEqual(['journey:check-on-again'])
  })

  it.each([['es'], ['halo'], ['saya mau pulang ke rumah besok pagi sekali']])(
    'do not take "%s" for a word of one’s own',
    (word) => {
      expect(keysOf(talk([...answers.slice(0, 10), word], met))).toEqual(['journey:another-word'])
    },
  )

  it('do not take the same word for both', () => {
    expect(keysOf(talk([...answers.slice(0, 11), 'Mangga!'], met))).toEqual([
      'journey:another-word',
    ])
  })

  it('tell at once where nobody is written to first, and do not ask for it', () => {
    const silent = (words: string) => text(words, { writesFirst: false })
    const end = talk(answers.slice(0, 14).map(silent), met)
    expect(keysOf(end)).toEqual(['journey:receipt', 'journey:receipt-who'])
    expect(end.session.journey?.mayAsk).toBe(false)
    expect(wordsOf(end)).toContain('Saya tidak menulis lebih dulu')
  })

  it('give way to a cry for help', () => {
    const held = text('saya disekap', { verdict: verdict({ kind: 'distress', danger: 'held' }) })
    expect(talk([...answers.slice(0, 6), held], met).session.at?.flow).toBe('help-now')
  })

  it('stand in Vietnamese as well', () => {
    const end = talk(
      [
        'GIỮ LIÊN LẠC',
        'có',
        'có',
        'có',
        'Campuchia',
        'bỏ qua',
        'bỏ qua',
        'bỏ qua',
        '3',
        '2',
        'xoài xanh',
        'sầu riêng',
        '1',
        'có',
        'có',
      ],
      viet,
    )
    expect(wordsOf(end)).toContain('Chủ Nhật, 29/11, 13 giờ (giờ Campuchia)')
    expect(end.session.journey?.wellWord).toBe('xoai xanh')
  })

  it('are offered once after a warning, and never in a delicate chat', () => {
    const labels = (session: Session) =>
      talk([press('how-far:nothing-yet:x'), press('check-offer:danger:nothing-yet')], session)
        .replies.at(-1)
        ?.choices.map(({ label }) => label) ?? []
    const warned = talk([offer('loker kamboja', 'danger')], met).session
    expect(labels(warned)).toContain('journey:offer')
    expect(labels({ ...warned, delicate: true })).not.toContain('journey:offer')
  })

  it('weigh silence more after a warning, or where nobody is sent to lawfully', () => {
    expect(running.journey?.risk).toBe(true)
    const toJapan = answers.map((one) => (one.startsWith('Kamboja') ? 'Jepang' : one))
    expect(talk(toJapan, met).session.journey?.risk).toBe(false)
    const warned = talk([offer('loker jepang', 'danger')], met).session
    expect(talk(toJapan, warned).session.journey?.risk).toBe(true)
  })
})

describe('a sign of life', () => {
  const at = now + 3 * days
  const later = (words: string) => text(words, { at })

  it('is the agreed word, at any time, and moves the day', () => {
    const turn = talk([later('Mangga.')], running)
    expect(keysOf(turn)).toEqual(['journey:noted'])
    expect(turn.session.journey).toMatchObject({ lastSignAt: at, state: 'running' })
    expect(turn.session.journey?.dueAt).toBe((running.journey?.dueAt ?? 0) + 3 * days)
  })

  it('is taken from the screen, whatever it was: the next reader could write it again', () => {
    for (const word of ['mangga', 'durian', 'baik'])
      expect(talk([text(word)], asked()).acts).toContain('answer-check-in')
    expect(talk(['durian'], { ...running, hidden: true }).acts).toContain('answer-check-in')
  })

  it('asks nothing and moves nothing where something else is written', () => {
    const turn = talk([later('gaji di jepang berapa')], running)
    expect(turn.session.journey).toEqual(running.journey)
    expect(keysOf(turn)).not.toContain('journey:noted')
  })

  it.each(['baik', '1', 'saya baik kak', 'halo', 'makasih'])(
    'is not "%s" from whoever holds the telephone, who is answered alike',
    (words) => {
      const waiting = asked()
      const turn = talk([text(words, { at: (waiting.journey?.since ?? 0) + 1 })], waiting)
      expect(wordsOf(turn)).toBe(wordsOf(talk(['mangga'], waiting)))
      expect(turn.session.journey).toMatchObject({ state: 'asked', dueAt: waiting.journey?.dueAt })
      expect(turn.session.journey?.unwordedAt).not.toBeNull()
      expect(turn.session.letters).toBeUndefined()
    },
  )

  it.each(['saya baik', '1', 'baik'])('is any answer (%s) where no word was agreed', (words) => {
    const wordless = but(running, { wellWord: null })
    const turn = talk([text(words, { at })], asked(wordless))
    expect(keysOf(turn)).toEqual(['journey:noted'])
    expect(turn.session.journey).toMatchObject({ state: 'running', lastSignAt: at })
  })

  it('"not so well" leads to help', () => {
    expect(talk(['2'], asked()).session.at?.flow).toBe('help-now')
  })

  it('under duress looks the same, also on the day of the next one, and calls the desk', () => {
    for (const before of [running, asked()]) {
      const well = talk([later('mangga')], before)
      const duress = talk([later('durian')], before)
      expect(wordsOf(duress)).toBe(wordsOf(well))
      expect(duress.session.at).toEqual(well.session.at)
      expect(duress.session.journey?.dueAt).toBe(well.session.journey?.dueAt)
      expect(duress.session.journey?.lastSignAt).toBe(running.journey?.lastSignAt)
      expect(duress.session.letters).toEqual([{ to: 'desk', says: 'duress', since: at }])
      expect(well.session.letters).toBeUndefined()
    }
  })

  it('counts in a hidden chat, which says its one line to everything', () => {
    const hidden: Session = { ...running, hidden: true, at: null }
    const line = wordsOf(talk([later('siapa ini')], hidden))
    for (const word of ['mangga', 'durian']) {
      const turn = talk([later(word)], hidden)
      expect(wordsOf(turn)).toBe(line)
      expect(turn.session.hidden).toBe(true)
      expect(turn.session.journey?.dueAt).toBe((running.journey?.dueAt ?? 0) + 3 * days)
    }
    expect(talk([later('durian')], hidden).session.letters).toHaveLength(1)
  })

  it('after a missed one is told to whoever waits', () => {
    const bound = [{ chat: 'sister', at: now }]
    const missed = but(running, { state: 'missed', bound })
    const heard = { to: 'sister', says: 'heard', since: null }
    expect(talk([later('mangga')], missed).session.letters).toEqual([heard])
    expect(talk([later('durian')], missed).session.letters).toEqual([
      { to: 'desk', says: 'duress', since: at },
    ])
  })
})

describe('its end', () => {
  it('with the word calls nobody; without it the desk is called, and what is said is the same', () => {
    const ended = (word: string) => talk(['JAGA KABAR', '2', word], running)
    expect(keysOf(ended('mangga'))).toEqual(['journey:ended'])
    for (const word of ['mangga', 'akhiri', 'durian']) {
      expect(wordsOf(ended(word))).toBe(wordsOf(ended('mangga')))
      expect(ended(word).session.journey).toBeUndefined()
    }
    expect(ended('mangga').session.letters).toBeUndefined()
    expect(ended('akhiri').session.letters?.[0]).toMatchObject({
      to: 'desk',
      says: 'ended-unworded',
    })
    expect(ended('durian').session.letters?.[0]).toMatchObject({ to: 'desk', says: 'duress' })
  })

  it('comes with CABUT IZIN and with HAPUS, and whoever waits hears of it', () => {
    const waited = but(running, { bound: [{ chat: 'sister', at: now }] })
    const letter = { to: 'sister', says: 'ended', since: null }
    const withdrawn = talk(['CABUT IZIN'], waited)
    expect(withdrawn.session.journey).toBeUndefined()
    expect(withdrawn.session.letters).toEqual([letter])
    expect(withdrawn.told?.map((one) => 'purpose' in one && one.purpose)).toContain('keep-report')
    const erased = talk(['HAPUS', 'ya'], waited)
    expect(erased.session.journey).toBeUndefined()
    expect(erased.session.letters).toEqual([letter])
  })

  it('cannot be had by an old button, nor can a later day', () => {
    const turn = talk([press('journey:check-every:month'), press('journey:may-ask:yes')], running)
    expect(keysOf(turn)).toEqual(['journey:running'])
    expect(turn.session.journey).toEqual(running.journey)
  })
})

describe('whoever waits', () => {
  const code = (more = {}) => ({
    ...text('BCDF-2GHJ'),
    code: {
      code: 'BCDF2GHJ',
      verdict: null,
      objection: null,
      report: 'received' as const,
      checkIn: { chat: 'her', language: 'id' as const },
      tooMany: false,
      ...more,
    },
  })
  const offered = talk([code()], met)

  it('hears what they would be told and nothing of anybody, and asks by a yes', () => {
    expect(keysOf(offered)).toEqual(['journey:wait'])
    expect(wordsOf(offered)).not.toMatch(/Kamboja|Poipet|29 November/)
    const asks = talk(['ya'], offered.session)
    expect(asks.session.letters).toEqual([{ to: 'her', says: 'knock', since: null }])
    expect(talk(['tidak'], offered.session).session.letters).toBeUndefined()
    const inVietnamese = code({ checkIn: { chat: 'her', language: 'vi' } })
    expect(wordsOf(talk([inVietnamese], newSession))).toContain('Bạn muốn chờ tin không?')
    expect(keysOf(talk([code({ tooMany: true, checkIn: null, report: null })], met))).toEqual([
      'code:too-many',
    ])
  })

  const knocked = received(running, { to: 'her', from: 'sister', says: 'knock', since: null }, now)

  it('is let in by a yes of the traveller at their next message, and by nothing else', () => {
    expect(knocked.journey?.bound).toEqual([])
    const told = talk(['mangga'], knocked)
    expect(keysOf(told)).toEqual(['journey:noted', 'journey:knock'])
    const yes = talk(['ya'], told.session)
    expect(yes.session.journey?.bound.map(({ chat }) => chat)).toEqual(['sister'])
    expect(yes.session.letters).toEqual([{ to: 'sister', says: 'bound', since: null }])
    expect(wordsOf(talk(['JAGA KABAR'], yes.session))).toContain('1 orang')
    const no = talk(['tidak'], told.session)
    expect(no.session.journey?.bound).toEqual([])
    expect(no.session.letters).toEqual([{ to: 'sister', says: 'refused', since: null }])
  })

  it('is not asked about in the middle of something, nor in a hidden or delicate chat', () => {
    expect(keysOf(talk(['MENU', 'mangga'], { ...knocked, delicate: true }))).not.toContain(
      'journey:knock',
    )
    expect(keysOf(talk(['halo'], { ...knocked, hidden: true }))).toEqual(['hide:stranger'])
    expect(keysOf(talk([offer('loker', 'danger')], knocked))).not.toContain('journey:knock')
  })

  it('is told once, at their next message, and hears nothing of somebody heard in between', () => {
    const waits: Session = { ...met, awaits: [{ chat: 'her', state: 'bound' }] }
    const missed = received(waits, { to: 'me', from: 'her', says: 'missed', since: now }, now)
    const told = talk(['halo'], missed)
    expect(wordsOf(told)).toContain('Kabar yang Anda tunggu belum datang sejak 22 November 2026.')
    expect(wordsOf(talk(['halo'], told.session))).not.toContain('belum datang')
    const heard = received(missed, { to: 'me', from: 'her', says: 'heard', since: null }, now)
    expect(wordsOf(talk(['halo'], heard))).not.toContain('Kabar yang Anda tunggu')
  })

  it('hears nothing from chats they do not wait for', () => {
    const letter = { to: 'me', from: 'stranger', says: 'missed', since: now } as const
    expect(received(met, letter, now)).toEqual(met)
  })

  it('stops by a word, and the traveller’s chat hears of it', () => {
    const waits: Session = { ...met, awaits: [{ chat: 'her', state: 'bound' }] }
    const turn = talk(['BERHENTI MENUNGGU'], waits)
    expect(turn.session.awaits).toBeUndefined()
    expect(turn.session.letters).toEqual([{ to: 'her', says: 'leave', since: null }])
    expect(keysOf(talk(['BERHENTI MENUNGGU'], met))).toEqual(['journey:waits-for-nobody'])
  })
})
