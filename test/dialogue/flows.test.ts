import { describe, expect, it } from 'vitest'
import { goTo } from '../../src/dialogue/flow.ts'
import { next } from '../../src/dialogue/next.ts'
import { spokenKeys, spokenSlots, spokenSteps } from '../../src/dialogue/spoken-keys.ts'
import { type Language, languages } from '../../src/domain/language.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { explanation, nothingHappened, now, text } from './events.ts'
import { known } from './known.ts'
import { inWords, textsOf } from './saying.ts'

const places = [null, 'ID', 'VN', 'KH', 'TW', 'XX']
const every = known.flows.flatMap((flow) =>
  Object.keys(flow.steps).map((step) => ({ flow, step, address: `${flow.id}:${step}` })),
)

/** Every step as somebody somewhere sees it. */
function seen(address: string, language: Language, country: string | null, delicate: boolean) {
  const offer: Session['offer'] = {
    level: 'caution',
    signs: [],
    at: now,
    atHome: false,
    explanation: explanation('caution', {
      signs: [{ pattern: 'passport-held', quote: 'x' }],
      ask: 'who',
    }),
  }
  const session: Session = { ...newSession, language, country, delicate, offer, greeted: true }
  const turn = goTo(address, session, { event: text('x'), known, told: country })
  return turn.replies.map((reply) => inWords(reply, language))
}

describe('every step, in both languages, from everywhere', () => {
  const all = every.flatMap(({ flow, address }) =>
    languages.flatMap((language) =>
      places.flatMap((country) =>
        [false, true].map((delicate) => ({
          address,
          flow,
          delicate: delicate || flow.delicate,
          messages: seen(address, language, country, delicate),
        })),
      ),
    ),
  )

  it('says something, unless it only leads on', () => {
    const silent = all.filter(({ messages }) => messages.length === 0)
    expect(silent.map(({ address }) => address)).toEqual([])
  })

  it('says at most six lines at a time', () => {
    const long = all.filter(({ messages }) =>
      messages.some(({ text }) => text.split('\n').length > 6),
    )
    expect([...new Set(long.map(({ address }) => address))]).toEqual([])
  })

  it('has a first line that tells nothing where somebody else may read it', () => {
    const telling =
      /kerja(?! otomatis)|tawaran|penipu|bahaya|polisi|kemlu|kbri|hilang|ditahan|disekap|paspor|kamboja|\d{3}|tuyển|lừa|nguy hiểm|công an|đại sứ|mất tích|bị giữ|hộ chiếu|campuchia|bảo hộ/i
    const first = all
      .filter(({ delicate, address }) => delicate && address !== 'hide:stranger')
      .flatMap(({ messages }) => messages.map(({ text }) => text.split('\n')[0] ?? ''))
    expect([...new Set(first)].filter((line) => telling.test(line))).toEqual([])
  })

  it('has no emoji where it is delicate', () => {
    const signs = all
      .filter(({ delicate }) => delicate)
      .flatMap(({ messages }) => messages.map(({ text }) => text))
      .filter((words) => /\p{Extended_Pictographic}/u.test(words))
    expect(signs).toEqual([])
  })

  it('shows two numbers at most, of two bodies, where help is asked for', () => {
    const help = all.filter(({ flow }) => flow.id === 'help-now')
    for (const { messages } of help) {
      for (const { text } of messages) {
        const calls = text
          .split('\n')
          .filter((line) => /^(?:Telepon|Gọi|WhatsApp) .*: [+\d]/.test(line))
        expect(calls.length).toBeLessThanOrEqual(2)
        const bodies = calls.map((line) => line.replace(/^\S+ /, '').split(/[,:(]/)[0])
        expect(new Set(bodies).size).toBe(bodies.length)
      }
    }
  })
})

describe('the texts', () => {
  const texts = { id: textsOf('id'), vi: textsOf('vi') }
  const named = new Set(
    known.flows.flatMap(({ steps }) =>
      Object.values(steps).flatMap((step) => [
        ...step.say,
        ...step.choices.map(({ label }) => label),
      ]),
    ),
  )
  /** Said by the desk, by a page or a channel, or to the staff: not by a flow. */
  const forOthers = /^(?:telegram|chat|web|desk|exchange|saved-replies|console-[a-z]+):/
  const own = [...texts.id.keys()].filter((key) => !key.startsWith('patterns:'))

  it('are the same keys with the same slots in both languages', () => {
    const slots = (words = '') => [...words.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort()
    expect([...texts.vi.keys()].filter((key) => !key.startsWith('patterns:')).sort()).toEqual(
      [...own].sort(),
    )
    for (const key of own)
      expect([key, slots(texts.vi.get(key))]).toEqual([key, slots(texts.id.get(key))])
  })

  it('are all said by a flow or by the code, and all that is said is there', () => {
    const begins = spokenKeys.filter((key) => key.endsWith('*')).map((key) => key.slice(0, -1))
    const said = (key: string) =>
      named.has(key) || spokenKeys.includes(key) || begins.some((begin) => key.startsWith(begin))
    expect(own.filter((key) => !said(key) && !forOthers.test(key))).toEqual([])
    const exact = spokenKeys.filter((key) => !key.endsWith('*'))
    expect([...named, ...exact].filter((key) => !texts.id.has(key))).toEqual([])
  })

  it('have no slot in a flow that nothing fills', () => {
    const helpSlot = /^help[12]$/
    const slots = [...named].flatMap((key) =>
      [...(texts.id.get(key) ?? '').matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot ?? ''),
    )
    expect(slots.filter((slot) => !helpSlot.test(slot) && !spokenSlots.includes(slot))).toEqual([])
    expect(spokenSlots.filter((slot) => !slots.includes(slot))).toEqual([])
  })

  it('name a person of ours only where one is there or is being called', () => {
    const wordsFor = /pendamping|petugas kami|người trực|đang gọi|sedang dipanggil|ORANG|NGƯỜI/
    const offering = new Set([
      ...['help-now:called', 'self-harm:called', 'child:called', 'missing:called'],
      ...['missing:called-short', 'person:talk', 'person:waiting', 'person:later'],
      // Who may read a report is asked whoever is there; the other two are said only as it is.
      ...['missing:read', 'missing:received', 'missing:opens', 'screening:read'],
      // Who will be told of a missed sign; the receipt says when they are there.
      ...['start', 'read', 'duress-word', 'alert', 'asks-first', 'never-first', 'desk-only'].map(
        (name) => `journey:${name}`,
      ),
      ...['desk-only-yet', 'bound', 'desk-works', 'desk-opens', 'desk-uncertain'].map(
        (name) => `journey:${name}`,
      ),
      // The page's name for a line by one of us.
      'web:by-worker',
    ])
    for (const language of languages)
      for (const [key, words] of texts[language])
        if (!forOthers.test(key) && !offering.has(key))
          expect([key, wordsFor.test(words)]).toEqual([key, false])
  })

  it('never call an offer safe', () => {
    const check = (language: Language) =>
      [...texts[language]].filter(([key]) => /^(?:check|how-far|notices|look-up):/.test(key))
    expect(check('id').filter(([, words]) => /\baman\b/i.test(words))).toEqual([])
    expect(check('vi').filter(([, words]) => /an toàn/i.test(words))).toEqual([])
  })

  it('are written in one normal form and say nothing twice over', () => {
    for (const language of languages) {
      for (const [, words] of texts[language]) expect(words.normalize('NFC')).toBe(words)
    }
  })
})

describe('the steps', () => {
  it('all lead somewhere that is there', () => {
    const addresses = new Set(every.map(({ address }) => address))
    const starts = new Map(known.flows.map((flow) => [flow.id, flow.start]))
    const whole = (from: string, target: string) => {
      const [left = '', right] = target.split(':')
      return right === undefined ? `${from}:${left}` : `${left}:${right || starts.get(left)}`
    }
    const targets = every.flatMap(({ flow, step }) => {
      const { choices = [], otherwise = {}, then = null } = flow.steps[step] ?? {}
      const onward = then === null ? [] : [then]
      const out = [...choices.map(({ to }) => to), ...Object.values(otherwise), ...onward]
      return out
        .filter((target) => !['end', 'back'].includes(target))
        .map((target) => whole(flow.id, target))
    })
    expect(targets.filter((target) => !addresses.has(target))).toEqual([])
    expect(spokenSteps.filter((step) => !addresses.has(step))).toEqual([])
    const reached = new Set([
      ...targets,
      ...spokenSteps,
      ...known.flows.map(({ id, start }) => `${id}:${start}`),
    ])
    expect([...addresses].filter((address) => !reached.has(address))).toEqual([])
  })

  it('are called by a button that leaves room for the line it stands under, within 64 bytes', () => {
    for (const { flow, step, address } of every) {
      for (const choice of flow.steps[step]?.choices ?? []) {
        expect(`${address}:${choice.id}`.length).toBeLessThanOrEqual(50)
      }
    }
  })

  it('answer each choice of theirs', () => {
    for (const { flow, step, address } of every) {
      for (const choice of flow.steps[step]?.choices ?? []) {
        const session: Session = { ...newSession, language: 'vi', greeted: true }
        const turn = next({ ...nothingHappened, choice: `${address}:${choice.id}` }, session, known)
        expect(turn.replies.length).toBeGreaterThan(0)
      }
    }
  })
})
