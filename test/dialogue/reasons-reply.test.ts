import { describe, expect, it } from 'vitest'
import type { Known } from '../../src/dialogue/known.ts'
import { next } from '../../src/dialogue/next.ts'
import type { Measure } from '../../src/domain/measure.ts'
import type { FactName } from '../../src/domain/offer.ts'
import { newSession } from '../../src/domain/session.ts'
import { match, nothingHappened, offer } from './events.ts'
import { known } from './known.ts'
import { inWords } from './saying.ts'

const pattern = {
  id: 'passport-held',
  family: 'documents' as const,
  strength: 'strong' as const,
  weight: 1,
  sources: [{ title: 'Kemlu', url: null, date: '2023-06' }],
  signals: {},
  facts: [],
  needs: [],
  vetoes: {},
  negatable: true,
  hits: {},
  innocents: {},
}
const sourced: Known = { ...known, patterns: [pattern] }

const usual = {
  job: 'factory',
  low: 227,
  high: 238,
  currency: 'USD',
  basis: 'reported typical' as const,
  asOf: '2026-01',
  confidence: 'high' as const,
  source: 'https://www.kantor-uji.test/upah (2026-01)',
}

/** The answer to "why?" where the one sign rests on a fact with a measure. */
function whyOf(fact: FactName, measure: Measure): string {
  const house: Known = { ...known, patterns: [{ ...pattern, facts: [fact] }] }
  const told = { signs: [{ pattern: 'passport-held', quote: '900 dolar' }], measures: [measure] }
  const judged = next(offer('loker', 'danger', told), newSession, house).session
  const asked = next({ ...nothingHappened, choice: 'check-offer:danger:why' }, judged, house)
  return asked.replies.map((reply) => inWords(reply, 'id').text).join('\n')
}

describe('"why?"', () => {
  const told = {
    signs: [{ pattern: 'passport-held', quote: 'paspor bos yg pegang' }],
    corridor: {
      origin: 'ID',
      destination: 'KH',
      placement: 'closed' as const,
      authority: { id: 'Menteri P2MI', vi: 'Bộ trưởng P2MI' },
      on: '2025-10-29',
    },
    notices: [match({ nature: 'suspended', about: { id: 'kantor disegel', vi: '' } })],
    unknownAgencies: ['PT Lain'],
  }
  const judged = next(offer('loker', 'danger', told), newSession, sourced).session
  const asked = next({ ...nothingHappened, choice: 'check-offer:danger:why' }, judged, sourced)

  it('gives each reason its source and date', () => {
    expect(asked.replies.map((reply) => inWords(reply, 'id').text.split('\n'))).toEqual([
      [
        'Ini alasan dan sumbernya.',
        '• “paspor bos yg pegang”: paspor diambil orang lain. Sumber: Kemlu (Juni 2023)',
        '• Kamboja: bukan negara penempatan, kata Menteri P2MI (29 Oktober 2025). Sumber: harianjogja.com (29 Oktober 2025)',
        'Menurut KP2MI (29 Januari 2026), PT Contoh Jaya dihentikan sementara. Catatan: kantor disegel. Sumber: example.org',
        '“PT Lain” tidak ada di catatan kami. Catatan kami tidak lengkap: itu bukan tanda baik atau buruk.',
      ],
    ])
  })

  it.each([
    [
      'pay-far-above-skill' as const,
      'reported typical' as const,
      'Di Kamboja kerja seperti ini biasanya 227–238 dolar AS sebulan. Sumber: kantor-uji.test (Januari 2026)',
    ],
    [
      'pay-below-standard' as const,
      'legal minimum' as const,
      'Upah minimum di Kamboja: 227–238 dolar AS sebulan. Sumber: kantor-uji.test (Januari 2026)',
    ],
    [
      'pay-below-standard' as const,
      'contract standard' as const,
      'Standar kontrak di Kamboja: 227–238 dolar AS sebulan. Sumber: kantor-uji.test (Januari 2026)',
    ],
  ])('tells the figure behind %s (%s)', (fact, basis, words) => {
    const measure = { fact, country: 'KH', band: { ...usual, basis } }
    expect(whyOf(fact, measure)).toContain(words)
  })

  it('says so where no figure is known', () => {
    const measure = { fact: 'pay-far-above-skill' as const, country: null, band: null }
    expect(whyOf('pay-far-above-skill', measure)).toContain(
      'Angka resmi untuk kerja ini tidak ada di catatan kami.',
    )
  })

  it('cites the rule a fee goes beyond', () => {
    const measure = {
      fact: 'fee-above-cap' as const,
      rule: { id: 'Aturan Indonesia: kerja ini bebas biaya.', vi: 'Luật Indonesia: miễn phí.' },
      source: { title: 'Kantor Uji', url: null, date: '2020-08-17' },
    }
    expect(whyOf('fee-above-cap', measure)).toContain(
      'Aturan Indonesia: kerja ini bebas biaya. Sumber: Kantor Uji (17 Agustus 2020)',
    )
  })

  it('keeps the question how far it has gone open', () => {
    expect(
      next({ ...nothingHappened, choice: 'paid' }, asked.session, sourced).replies[0]?.lines[0]
        ?.key,
    ).toBe('how-far:paid')
  })

  it('says so where nothing was recorded', () => {
    const calm = next(offer('perawat', 'no-known-signs'), newSession, known).session
    const why = next({ ...nothingHappened, choice: 'why' }, calm, known)
    expect(why.replies[0]?.lines[0]?.key).toBe('check:no-reasons')
  })
})
