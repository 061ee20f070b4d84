import { expect, it } from 'vitest'
import { knownWithout } from '../../../src/commands/rules.ts'
import { createDialledBook } from '../../../src/desk/knowledge/dialled-book.ts'
import type { RingResult } from '../../../src/desk/knowledge/ring.ts'
import { withDialled } from '../../../src/desk/knowledge/with-dialled.ts'
import type { HelpEntry } from '../../../src/domain/help.ts'
import { settle } from '../../fixtures/held-clock.ts'
import { budi, deskRoom, member, tono } from './desk-room.ts'

const days = 86_400_000
const entry = (id: string, rest: Partial<HelpEntry> = {}): HelpEntry => ({
  id,
  name: { id: 'Kantor Uji', vi: 'Văn phòng thử' },
  serves: ['ID'],
  needs: ['held-abroad'],
  from: 'any',
  by: 'phone',
  contact: '0800-0000',
  cost: 'free',
  recorded: null,
  hours: '24h',
  languages: ['id'],
  confidence: 'high',
  source: { title: 'Kantor Uji', url: null, date: '2026-11' },
  dialledOn: null,
  ...rest,
})

const help = [
  {
    country: 'ID',
    entries: [
      entry('one'),
      entry('rung-of-late', { dialledOn: '2026-11-01' }),
      entry('rung-long-ago', { dialledOn: '2026-01-01' }),
      entry('site', { by: 'web', contact: 'kantor-uji.test' }),
    ],
  },
  { country: 'VN', entries: [entry('hanoi', { serves: ['VN'] })] },
  { country: 'KH', entries: [entry('of-all', { serves: 'any' })] },
]

const vivi = member('vivi', { roles: ['volunteer'], desks: ['ID'] })
const wati = member('wati', { roles: ['volunteer'], desks: ['ID'] })

function room() {
  const { store, clock, commit, audit } = deskRoom()
  const told: [string, boolean][] = []
  const open = () =>
    createDialledBook({
      store,
      clock,
      commit,
      help,
      onTakenOut: (id, out) => void told.push([id, out]),
    })
  const book = open()
  const ring = (who: typeof vivi, result: RingResult, id = 'one') => book.note(who, id, result)
  const out = async () => {
    await book.refresh()
    return [...book.takenOut()]
  }
  return { book, open, store, clock, audit, told, ring, out }
}

it('a desk sees the numbers of its people nobody rang within 90 days, never rung first', async () => {
  const { book, ring, clock } = room()
  const toRing = async (desk: 'ID' | 'VN') =>
    (await book.toRing(desk)).map(({ entry: { id } }) => id)
  expect(await toRing('ID')).toEqual(['one', 'of-all', 'rung-long-ago'])
  expect(await toRing('VN')).toEqual(['hanoi', 'of-all'])
  expect(await ring(vivi, 'works')).toBe('done')
  expect(await toRing('ID')).toEqual(['of-all', 'rung-long-ago'])
  await clock.leap(91 * days)
  expect(await toRing('ID')).toContain('one')
  await ring(vivi, 'no-answer')
  expect(await toRing('ID')).toContain('one')
})

it('one mistake takes no lifeline away, and silence never does', async () => {
  const { ring, out, told } = room()
  for (let i = 0; i < 5; i++) await ring(tono, 'wrong')
  for (const who of [vivi, wati, budi]) await ring(who, 'no-answer')
  expect(await out()).toEqual([])
  expect(told).toEqual([])
})

it('two people take a wrong number out at once, in every process, and supervisors are told', async () => {
  const { ring, out, told, open, audit } = room()
  const other = open()
  other.start()
  await settle()
  await ring(vivi, 'wrong')
  expect(await out()).toEqual([])
  await ring(tono, 'wrong')
  expect(await out()).toEqual(['one'])
  expect(told).toEqual([['one', true]])
  await settle()
  expect([...other.takenOut()]).toEqual(['one'])
  expect(audit.at(-1)).toEqual({
    who: 'tono',
    act: 'helpline-dialled',
    about: { helpline: 'one' },
    reason: 'wrong',
  })
  await ring(vivi, 'works')
  expect(await out()).toEqual([])
  expect(told.at(-1)).toEqual(['one', false])
  await other.stop()
})

it('two volunteers are not enough, and who may not ring is not heard', async () => {
  const { ring, out } = room()
  await ring(vivi, 'wrong')
  await ring(wati, 'wrong')
  expect(await out()).toEqual([])
  expect(await ring(member('ana', { roles: ['auditor'] }), 'wrong')).toBe('not-allowed')
  expect(await ring(member('linh', { desks: ['VN'] }), 'wrong')).toBe('not-allowed')
  expect(await ring(tono, 'works', 'site')).toBe('unknown')
  expect(await ring(tono, 'works', 'nobody')).toBe('unknown')
})

it('what is taken out is not known to the conversation, and comes back', () => {
  let out: ReadonlySet<string> = new Set()
  const whole = { flows: [], help, countries: [], corridors: [], patterns: [], articles: [] }
  const known = knownWithout(whole, () => out)
  const ids = () => known().help.flatMap(({ entries }) => entries.map(({ id }) => id))
  expect(ids()).toContain('one')
  out = new Set(['one'])
  expect(ids()).toEqual(['rung-of-late', 'rung-long-ago', 'site', 'hanoi', 'of-all'])
  expect(known()).toBe(known())
  out = new Set()
  expect(ids()).toContain('one')
})

it('the days go into the file of knowledge/help, and nothing else changes', () => {
  const text = `# Kept.\n- id: one\n  contact: "0800"\n  dialledOn: null\n- id: "two"\n  note: "dialledOn: null"\n  dialledOn: "2026-01-01"\n`
  expect(withDialled(text, new Map([['one', '2026-11-26']]))).toBe(
    text.replace('dialledOn: null\n- id: "two"', 'dialledOn: "2026-11-26"\n- id: "two"'),
  )
  expect(withDialled(text, new Map())).toBe(text)
  expect(withDialled(text, new Map([['two', '2026-11-26']]))).toContain('dialledOn: "2026-11-26"\n')
})
