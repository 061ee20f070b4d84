import { describe, expect, it } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import { pictureFor } from '../../src/dialogue/picture-reply.ts'
import type { AgencyMatch } from '../../src/domain/notice.ts'
import { spoken } from '../../src/domain/reply.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { match, nothingHappened, now, offer, text } from './events.ts'
import { known } from './known.ts'
import { sayIn } from './saying.ts'

const passport = { pattern: 'passport-held', quote: 'paspor bos yg pegang', nameless: true }

/** A session in which an offer was judged. */
function judged(level: 'danger' | 'caution' | 'no-known-signs', more = {}): Session {
  return next(offer('loker', level, more), { ...newSession, greeted: true }, known).session
}

function press(session: Session, choice: string) {
  return next({ ...nothingHappened, choice }, session, known)
}

function wordsOf(session: Session, choice: string): string {
  const picture = press(session, choice).replies[0]?.picture
  if (!picture) throw new Error('no picture')
  const { title, lead, reasons, advice, check, notes, alt } = picture
  const lines = [title, lead, ...reasons, ...advice, check, ...notes, alt]
  return lines.map((line) => spoken(line, sayIn(picture.language))).join('\n')
}

describe('the picture of a verdict', () => {
  it.each(['danger', 'caution'] as const)('is made for %s, and says what was said', (level) => {
    const words = wordsOf(judged(level, { signs: [passport] }), `check-offer:${level}:picture`)
    expect(words).toContain('“paspor bos yg pegang”')
    expect(words).toContain('22 November 2026')
    expect(words).toContain(level === 'danger' ? 'BAHAYA' : 'HATI-HATI')
  })

  it('shows no quote that may name somebody, and no firm at all', () => {
    const named = { ...passport, quote: 'paspor dipegang Pak Hendra', nameless: false }
    const notices: AgencyMatch[] = [match({})]
    const told = { signs: [named], notices, unknownAgencies: ['PT Entah Apa'] }
    const words = wordsOf(judged('danger', told), 'check-offer:danger:picture')
    expect(words).not.toMatch(/Hendra|PT |Entah/)
    expect(words).not.toContain(notices[0]?.notice.name)
    expect(words).toContain('•')
  })

  it('keeps patterns and the way, and nothing of the words', () => {
    const session = judged('danger', { signs: [passport], unknownAgencies: ['PT Entah Apa'] })
    const { picture } = press(session, 'check-offer:danger:picture').replies[0] ?? {}
    expect(picture?.verdict).toEqual({
      level: 'danger',
      at: now,
      language: 'id',
      patterns: ['passport-held'],
      corridor: null,
    })
  })

  it('is not made for the lowest level, however it is asked for', () => {
    const session = judged('no-known-signs')
    const buttons = next(offer('x', 'no-known-signs'), newSession, known).replies[0]?.choices
    expect(buttons?.map(({ id }) => id).join()).not.toContain('picture')
    const late = press(session, 'check-offer:danger:picture')
    expect(late.replies.map(({ picture }) => picture)).toEqual([undefined])
    const { offer: none } = session
    expect(none && pictureFor(none, {} as never)).toBeNull()
  })

  it('is neither offered nor made in a delicate chat', () => {
    const delicate = { ...newSession, greeted: true, delicate: true }
    const verdict = next(offer('loker', 'danger', { signs: [passport] }), delicate, known)
    expect(verdict.replies[0]?.choices.map(({ id }) => id)).toEqual([
      'check-offer:danger:nothing-yet',
      'check-offer:danger:paid',
      'check-offer:danger:left',
      'check-offer:danger:why',
    ])
    for (const asked of [
      press(verdict.session, 'check-offer:danger:picture'),
      next(text('5'), verdict.session, known),
    ]) {
      expect(asked.replies.every(({ picture }) => picture === undefined)).toBe(true)
      expect(asked.replies[0]?.lines[0]?.key).toBe('common:neutral')
    }
  })

  it('says under it, and where it cannot be seen, nothing of what it is about', () => {
    const turn = press(judged('danger', { signs: [passport] }), 'check-offer:danger:picture')
    const caption = turn.replies[0]?.lines.map((line) => spoken(line, sayIn('id'))).join('\n')
    const alt = turn.replies[0]?.picture?.alt
    for (const shown of [caption, alt && spoken(alt, sayIn('id'))])
      expect(shown).not.toMatch(/bahaya|kerja|tawaran|tipu|Suar|lowongan/i)
  })
})

const withPattern = {
  ...known,
  patterns: [
    {
      id: 'passport-held',
      family: 'documents' as const,
      strength: 'strong' as const,
      weight: 1,
      sources: [],
      signals: {},
      facts: [],
      needs: [],
      vetoes: {},
      negatable: true,
      hits: {},
      innocents: {},
    },
  ],
}

describe('a short code', () => {
  const verdict = {
    level: 'danger' as const,
    at: now,
    language: 'vi' as const,
    patterns: ['passport-held', 'retired-since'],
    corridor: null,
  }
  const ask = (code: object) =>
    next(
      text('BCDF-2GHJ', {
        code: { code: 'BCDF2GHJ', verdict: null, objection: null, tooMany: false, ...code },
      }),
      newSession,
      withPattern,
    )
  const said = (turn: ReturnType<typeof next>) =>
    (turn.replies[0]?.lines ?? [])
      .map((line) => spoken(line, sayIn(turn.session.language ?? 'id')))
      .join('\n')

  it('tells level and date, in the language of the picture to somebody new', () => {
    const turn = ask({ verdict })
    expect(turn.session.language).toBe('vi')
    expect(said(turn)).toMatch(/^Mã BCDF-2GHJ: 🔴 \*NGUY HIỂM\*, xem ngày 22\/11\/2026\.\n• /)
    expect(said(turn).split('\n').length).toBeLessThanOrEqual(6)
  })

  it('that is not ours is said to be none', () => {
    expect(said(ask({}))).toMatch(/^Kode BCDF-2GHJ tidak ada pada kami\. Gambarnya bisa jadi palsu/)
  })

  it('is not looked up after too many', () => {
    expect(said(ask({ verdict, tooMany: true }))).not.toContain('BCDF')
  })

  it('has no emoji, and a neutral first line, in a delicate chat', () => {
    const delicate = { ...newSession, greeted: true, delicate: true }
    const code = { code: 'BCDF2GHJ', verdict, objection: null, tooMany: false }
    const words = said(next(text('BCDF-2GHJ', { code }), delicate, known))
    expect(words).toMatch(/^(?:Pesan ini sudah saya baca|Mình đã đọc tin này)\./)
    expect(words).not.toContain('🔴')
    expect(words.split('\n').length).toBeLessThanOrEqual(6)
  })
})
