import { noDesk } from '../../src/domain/desk.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Explanation } from '../../src/domain/explanation.ts'
import type { AgencyMatch } from '../../src/domain/notice.ts'
import type { Extract } from '../../src/domain/offer.ts'
import type { Level, Verdict } from '../../src/domain/verdict.ts'

/** 22 November 2026, 12:00 UTC. */
export const now = Date.UTC(2026, 10, 22, 12)

const nothing: Omit<Extract, 'language'> = {
  agencies: [],
  licences: [],
  contacts: [],
  money: [],
  places: [],
  destination: null,
  transit: [],
  jobs: [],
  ages: [],
}

/** What a checker would say of a text without an offer, with whatever the test needs changed. */
export function verdict(
  given: Partial<Omit<Verdict, 'extract'>> & { extract?: Partial<Extract> } = {},
): Verdict {
  const language = given.language ?? 'id'
  return {
    kind: 'other',
    danger: null,
    level: null,
    score: 0,
    signs: [],
    agencies: [],
    missing: [],
    measures: [],
    ...given,
    language,
    extract: { language, ...nothing, ...given.extract },
  }
}

const vietnamese =
  /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|(?:^| )(?:khong|toi|minh|duoc|luong|viec|em|anh|lam)(?: |$)/iu

/** An event that is a text, judged as no offer unless the test says more. */
export function text(words: string, more: Partial<Event> = {}): Event {
  const language = vietnamese.test(words) ? 'vi' : 'id'
  return { ...nothingHappened, text: words, verdict: verdict({ language }), ...more }
}

export const nothingHappened: Event = {
  at: now,
  text: '',
  choice: null,
  place: null,
  media: null,
  code: null,
  objections: [],
  desks: noDesk,
  opened: false,
  addedToGroup: false,
  writesFirst: true,
  flooding: false,
  languageHint: null,
  continues: false,
  verdict: null,
  answer: null,
  explanation: null,
}

export function explanation(level: Level, more: Partial<Explanation> = {}): Explanation {
  return {
    level,
    signs: [],
    corridor: null,
    notices: [],
    unknownAgencies: [],
    lawfulWay: null,
    ask: null,
    ...more,
  }
}

/** An event that is an offer of a level, with the explanation given. */
export function offer(
  words: string,
  level: Level,
  told: Partial<Explanation> = {},
  read: Parameters<typeof verdict>[0] = {},
): Event {
  const said = explanation(level, told)
  const signs = said.signs.map(({ pattern }) => ({
    pattern,
    family: 'money' as const,
    strong: true,
    weight: 1,
    span: null,
  }))
  return text(words, {
    verdict: verdict({ kind: 'offer', level, signs, missing: said.ask ? [said.ask] : [], ...read }),
    explanation: said,
  })
}

export function match(
  more: Partial<AgencyMatch['notice']>,
  how: Partial<AgencyMatch> = {},
): AgencyMatch {
  return {
    name: 'PT Contoh Jaya',
    span: { start: 0, end: 14, quote: 'PT Contoh Jaya' },
    match: 'exact',
    inForce: true,
    ...how,
    notice: {
      name: 'PT Contoh Jaya',
      aliases: [],
      country: 'ID',
      nature: 'revoked',
      authority: 'KP2MI',
      listedOn: '2026-01-29',
      endsOn: null,
      about: { id: '', vi: '' },
      licence: null,
      city: null,
      source: 'https://www.example.org/berita/1',
      ...more,
    },
  }
}
