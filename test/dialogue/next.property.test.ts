import fc from 'fast-check'
import { expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import type { CodedVerdict } from '../../src/domain/coded.ts'
import type { Event } from '../../src/domain/event.ts'
import { languages } from '../../src/domain/language.ts'
import { spoken } from '../../src/domain/reply.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { levels } from '../../src/domain/verdict.ts'
import { explanation, match, now, verdict } from './events.ts'
import { known } from './known.ts'
import { sayIn } from './saying.ts'

const offersPerson =
  /sedang dipanggil|dibaca pendamping|ketik ORANG|đang gọi|người trực của Suar|nhắn NGƯỜI|đang được gọi/i

const hours = fc.record({
  onDuty: fc.boolean(),
  opensAt: fc.option(fc.integer({ min: 0, max: 2e12 })),
  minutes: fc.option(fc.integer({ min: 5, max: 120 })),
})
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '1',
    '2.',
    'ya',
    'ga',
    'có',
    'k',
    '00',
    'MENU',
    'HAPUS',
    'XÓA',
    'TOLONG',
    'CỨU',
    'ORANG',
  ),
  fc.constantFrom(
    '.',
    '',
    '   ',
    'kamboja',
    'indonesia',
    'tiếng việt',
    'halo',
    'terima kasih',
    '/start x',
  ),
  fc.constantFrom('saya di malaysia pak', 'lowongan kerja gaji 10jt hubungi wa', 'a\n\nb\n\n00'),
)
const choice = fc.oneof(
  fc.constantFrom(
    ...known.flows.flatMap((flow) =>
      Object.entries(flow.steps).flatMap(([step, { choices }]) =>
        choices.map(({ id }) => `${flow.id}:${step}:${id}`),
      ),
    ),
  ),
  fc.string(),
)
const country = fc.constantFrom(null, 'ID', 'VN', 'KH', 'TW', 'ZZ')
const span = { start: 0, end: 1, quote: 'x' }

const verdicts = fc
  .record({
    language: fc.constantFrom('id' as const, 'vi' as const, 'en' as const),
    kind: fc.constantFrom('offer', 'question', 'distress', 'missing', 'other') as fc.Arbitrary<
      'offer' | 'question' | 'distress' | 'missing' | 'other'
    >,
    danger: fc.constantFrom(
      null,
      null,
      null,
      'held' as const,
      'self-harm' as const,
      'child' as const,
    ),
    level: fc.constantFrom(null, null, ...levels),
    named: fc.boolean(),
    contact: fc.boolean(),
    place: country,
  })
  .map(({ named, contact, place, ...rest }) =>
    verdict({
      ...rest,
      agencies: named ? [match({})] : [],
      extract: {
        places: place
          ? [{ span, country: place, kind: 'country', role: 'to', hub: false, name: 'x' }]
          : [],
        contacts: contact ? [{ span, kind: 'phone', value: '+62', app: null }] : [],
      },
    }),
  )

const coded: CodedVerdict = {
  level: 'danger',
  at: now,
  language: 'id',
  patterns: ['passport-held', 'gone-since'],
  corridor: null,
}

const events: fc.Arbitrary<Event> = fc
  .record({
    at: fc.constant(now),
    text: words,
    choice: fc.option(choice),
    place: fc.option(fc.record({ latitude: fc.constant(1), longitude: fc.constant(1), country })),
    desks: fc.record({ ID: hours, VN: hours }),
    writesFirst: fc.boolean(),
    media: fc.option(fc.constantFrom('photo' as const, 'voice' as const, 'sticker' as const)),
    code: fc.option(
      fc.record({
        code: fc.constant('BCDF2GHJ'),
        verdict: fc.option(fc.constant(coded)),
        objection: fc.option(fc.constant({ at: now, dueBy: now, decision: null })),
        tooMany: fc.boolean(),
      }),
    ),
    objections: fc.constant([]),
    opened: fc.boolean(),
    addedToGroup: fc.constantFrom(false, false, false, true),
    flooding: fc.boolean(),
    languageHint: fc.option(fc.constantFrom('id', 'vi-VN', 'en', '')),
    continues: fc.boolean(),
    verdict: fc.option(verdicts),
    answer: fc.option(
      fc.record({
        article: fc.constantFrom(null, 'fees', 'gone-since'),
        topic: fc.constantFrom(null, 'money' as const),
      }),
    ),
  })
  .map((event) => {
    const level = event.verdict?.level
    const told = { signs: [{ pattern: 'passport-held', quote: event.text }], ask: 'who' as const }
    return { ...event, explanation: level ? explanation(level, told) : null }
  })

it('always says something, in words that are there, and keeps its promises', () => {
  fc.assert(
    fc.property(fc.array(events, { minLength: 1, maxLength: 8 }), (conversation) => {
      let session: Session = newSession
      for (const event of conversation) {
        const before = session
        const turn = next(event, session, known)
        session = turn.session
        expect(languages).toContain(session.language ?? (event.addedToGroup ? 'id' : null))
        expect(turn.replies.length).toBeGreaterThan(0)
        for (const reply of turn.replies) {
          const said = reply.lines.map((line) => spoken(line, sayIn(session.language ?? 'id')))
          expect(said.join('')).not.toBe('')
          expect(said.join('\n').split('\n').length).toBeLessThanOrEqual(6)
          expect(reply.leave).toBe(event.addedToGroup)
          // With nobody on the rota no text offers a person.
          const { onDuty } = event.desks[session.language === 'vi' ? 'VN' : 'ID']
          if (!onDuty) expect(said.join()).not.toMatch(offersPerson)
        }
        if (before.hidden && session.hidden)
          expect(turn.replies[0]?.lines[0]?.key).toMatch(/^hide:|^group:/)
        expect(JSON.parse(JSON.stringify(session))).toEqual(session)
      }
    }),
    { numRuns: 400 },
  )
})

it('is a function of the event and the session alone', () => {
  fc.assert(
    fc.property(events, (event) => {
      const frozen = JSON.stringify(event)
      expect(next(event, newSession, known)).toEqual(next(event, newSession, known))
      expect(JSON.stringify(event)).toBe(frozen)
    }),
    { numRuns: 100 },
  )
})
