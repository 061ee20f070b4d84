import type { Explanation } from '../../src/domain/explanation.ts'
import type { Place } from '../../src/domain/offer.ts'
import type { Level, Verdict } from '../../src/domain/verdict.ts'
import { explanation, verdict } from '../dialogue/events.ts'

/**
 * Readings of the texts in `test/transcripts/`, made by hand: what the conversation does with a verdict is
 * proven here, not the verdict.
 */
export type Reading = { verdict: Verdict; explanation: Explanation | null }

const signs: [RegExp, string][] = [
  [/paspor nanti bos yg pegang/, 'passport-held'],
  [/nyebrang sungai/, 'irregular-crossing'],
  [/di duong tieu ngach|đi đường tiểu ngạch/, 'irregular-crossing'],
  [/ung truoc 5tr/, 'advance-debt'],
  [/info lengkap via WA|chi tiết ib Zalo/, 'details-in-chat'],
]
const thin = /loker luar negeri|đi nước ngoài/
const honest = /Triple Win|Minh Họa Manpower/
const distress = /disekap|dikurung|kami ga bisa keluar|bi nhot|bị nhốt|muốn thoát/
const selfHarm = /ga mau hidup lagi|không muốn sống/
const child = /aku 15 tahun|em 14 tuoi/
const missing = /ga bisa dihubungi|mất liên lạc/
const question = /mau tanya, SIP3MI|cho em hỏi|gimana ya|có sao không/
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|di duong|tuyen|cuu em|em 14/

export function read(text: string): Reading {
  const language = vietnamese.test(text) ? 'vi' : 'id'
  const span = { start: 0, end: 8, quote: 'myawaddy' }
  const places: Place[] = /myawaddy/.test(text)
    ? [{ span, country: 'MM', kind: 'scam-hub', role: 'of', hub: true, name: 'Myawaddy' }]
    : []
  const as = (given: Parameters<typeof verdict>[0]) => ({
    verdict: verdict({ language, ...given, extract: { places } }),
    explanation: null,
  })
  if (selfHarm.test(text)) return as({ kind: 'distress', danger: 'self-harm' })
  if (child.test(text)) return as({ kind: 'distress', danger: 'child' })
  if (distress.test(text)) return as({ kind: 'distress', danger: 'held' })
  if (missing.test(text)) return as({ kind: 'missing' })
  const level = levelOf(text)
  if (level) return offer(text, level, language)
  return as({ kind: question.test(text) ? 'question' : 'other' })
}

function levelOf(text: string): Level | null {
  if (/paspor nanti|nyebrang sungai|tieu ngach|tiểu ngạch/.test(text)) return 'danger'
  if (thin.test(text)) return 'caution'
  return honest.test(text) ? 'no-known-signs' : null
}

function offer(text: string, level: Level, language: 'id' | 'vi'): Reading {
  const found = signs.flatMap(([pattern, id]) => {
    const quote = pattern.exec(text)?.[0]
    return quote ? [{ pattern: id, quote }] : []
  })
  const nobody = level === 'caution' ? [{ pattern: 'no-employer-named', quote: null }] : []
  const told = explanation(level, {
    signs: [...nobody, ...found].slice(0, 3),
    ask: level === 'caution' ? 'who' : null,
    corridor:
      language === 'id' && /kamboja/i.test(text)
        ? {
            origin: 'ID',
            destination: 'KH',
            placement: 'closed',
            authority: { id: 'Menteri P2MI', vi: 'Bộ trưởng P2MI (Indonesia)' },
            on: '2025-10-29',
          }
        : null,
    unknownAgencies: /Minh Họa/.test(text) ? ['Minh Họa Manpower'] : [],
    lawfulWay: /Jerman/.test(text)
      ? {
          name: { id: 'Triple Win, untuk perawat ke Jerman', vi: 'Triple Win' },
          runBy: 'KP2MI',
          site: null,
        }
      : null,
  })
  const seen = told.signs.map(({ pattern }) => ({
    pattern,
    family: 'documents' as const,
    strong: true,
    weight: 1,
    span: null,
  }))
  const missing = told.ask ? [told.ask] : []
  return {
    verdict: verdict({ language, kind: 'offer', level, signs: seen, missing }),
    explanation: told,
  }
}
