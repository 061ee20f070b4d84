import { describe, expect, it } from 'vitest'
import { knowledgeState } from '../../../src/desk/knowledge/knowledge-state.ts'
import { notice } from '../../offer/small-house.ts'
import {
  adding,
  budi,
  deskRoom,
  idOf,
  marking,
  member,
  sari,
  shippedRows,
  tono,
} from './desk-room.ts'

const firm = 'PT Kapal Enam Layar'
const phone = '+6281200000011'

describe('a change of what we know', () => {
  it('is proposed by one and confirmed by another, and all of it is in the audit', async () => {
    const { book, audit } = deskRoom()
    const id = idOf(await book.propose(tono, 'ID', adding(firm)))
    expect(await book.confirm(budi, id)).toEqual({ done: true, id })
    expect((await book.find(id))?.confirmed?.by).toBe('budi')
    expect(audit).toEqual([
      { who: 'tono', act: 'knowledge-proposed', about: { change: id } },
      { who: 'budi', act: 'knowledge-confirmed', about: { change: id } },
    ])
    expect(JSON.stringify(audit)).not.toContain('Kapal')
  })

  it('is never confirmed by whoever proposed it', async () => {
    const { book, clock } = deskRoom()
    const id = idOf(await book.propose(sari, 'ID', adding(firm)))
    expect(await book.confirm(sari, id)).toEqual({ done: false, why: 'same-person' })
    const found = await book.find(id)
    expect(found && knowledgeState(found, clock.now())).toBe('proposed')
  })

  it('is confirmed by one of two who try at once, and by nobody twice', async () => {
    const { book, audit } = deskRoom()
    const id = idOf(await book.propose(tono, 'ID', adding(firm)))
    const all = await Promise.all([sari, budi, sari].map((who) => book.confirm(who, id)))
    expect(all.filter(({ done }) => done)).toHaveLength(1)
    expect(audit.filter(({ act }) => act === 'knowledge-confirmed')).toHaveLength(1)
  })

  it('is refused and taken back only with a reason, and not confirmed after that', async () => {
    const { book } = deskRoom()
    const id = idOf(await book.propose(tono, 'ID', adding(firm)))
    expect(await book.refuse(sari, id, ' ')).toEqual({ done: false, why: 'no-reason' })
    expect((await book.refuse(sari, id, 'the page names another firm')).done).toBe(true)
    expect(await book.confirm(budi, id)).toEqual({ done: false, why: 'not-open' })
    const other = idOf(await book.propose(tono, 'ID', adding('PT Layar Tujuh Kapal')))
    expect((await book.withdraw(tono, other, '')).done).toBe(true)
    expect(await book.confirm(budi, other)).toEqual({ done: false, why: 'not-open' })
  })

  it('asks for rights and for the desk', async () => {
    const { book } = deskRoom()
    const id = idOf(await book.propose(tono, 'ID', adding(firm)))
    expect(await book.confirm(tono, id)).toEqual({ done: false, why: 'not-allowed' })
    const hanoi = member('linh', { desks: ['VN'] })
    expect(await book.confirm(hanoi, id)).toEqual({ done: false, why: 'not-allowed' })
    expect(await book.propose(hanoi, 'VN', adding(firm))).toEqual({
      done: false,
      why: 'not-allowed',
    })
    const auditor = member('ana', { roles: ['auditor'] })
    expect(await book.propose(auditor, 'ID', adding(firm))).toEqual({
      done: false,
      why: 'not-allowed',
    })
  })

  it('is not proposed twice, nor where the list says it, nor about a row that is not there', async () => {
    const { book } = deskRoom()
    await book.propose(tono, 'ID', adding(firm))
    expect(await book.propose(sari, 'ID', adding(firm))).toMatchObject({ why: 'already-there' })
    const origin = { source: 'Kantor Uji', readOn: '2026-11-20' }
    const [row = notice('', {})] = shippedRows
    const same = { what: 'notice', notice: { act: 'add', notice: row }, origin } as const
    expect(await book.propose(sari, 'ID', same)).toMatchObject({ why: 'already-there' })
    const gone = { act: 'withdraw', of: notice('PT Tidak Pernah Ada', {}) } as const
    expect(await book.propose(sari, 'ID', { what: 'notice', notice: gone, origin })).toMatchObject({
      why: 'no-such-row',
    })
  })

  it.each([
    ['a name without a legal form', adding('Sari Dewi'), 'maybe-a-person'],
    ['a formula for a name', adding('=HYPERLINK("x") PT A'), 'formula'],
    ['a date to come', adding(firm, { listedOn: '2027-01-01' }), 'in-the-future'],
    ['a date that is none', adding(firm, { listedOn: '2026-02-30' }), 'not-a-date'],
    [
      'an end before the beginning',
      adding(firm, { nature: 'suspended', endsOn: '2026-01' }),
      'before-it-began',
    ],
    ['an end of a withdrawal', adding(firm, { endsOn: '2027-01' }), 'not-for-this-nature'],
    ['one language alone', adding(firm, { about: { id: 'a', vi: '' } }), 'only-one-language'],
    ['no authority', adding(firm, { authority: ' ' }), 'missing'],
    ['a number everybody has a part of', marking('+855'), 'of-everybody'],
    ['a site of everybody', marking('wa.me', { kind: 'link' }), 'of-everybody'],
    ['a sighting to come', marking(phone, { seenOn: '2026-12-01' }), 'in-the-future'],
    [
      'a script as a source',
      { ...adding(firm), origin: { source: 'javascript://x', readOn: '2026-11-20' } },
      'no-address',
    ],
  ] as const)('is refused with %s', async (_, proposal, fault) => {
    const { book } = deskRoom()
    const outcome = await book.propose(tono, 'ID', proposal)
    expect(JSON.stringify(outcome)).toContain(`"fault":"${fault}"`)
    expect(await book.list()).toEqual([])
  })

  it('takes a firm without a legal form where whoever proposes it says that it is one', async () => {
    const { book } = deskRoom()
    const proposal = { ...adding('Ombak Sembilan Employment'), namesFirm: true }
    expect((await book.propose(tono, 'ID', proposal)).done).toBe(true)
  })
})

describe('a mark', () => {
  it('lapses 180 days after it was last seen; a sighting gives it 180 more', async () => {
    const { book, clock } = deskRoom()
    const id = idOf(await book.propose(tono, 'ID', marking(phone)))
    await book.confirm(sari, id)
    const state = async () => {
      const found = await book.find(id)
      return found && knowledgeState(found, clock.now())
    }
    expect(await book.seenAgain(tono, id, '2026-11-19')).toMatchObject({ why: 'not-open' })
    await clock.leap(178 * 86_400_000) // 2027-05-19, the last day
    expect(await state()).toBe('confirmed')
    expect((await book.seenAgain(tono, id, '2027-05-19')).done).toBe(true)
    await clock.leap(180 * 86_400_000)
    expect(await state()).toBe('confirmed')
    await clock.leap(86_400_000)
    expect(await state()).toBe('lapsed')
    expect(await book.seenAgain(tono, id, '2027-11-16')).toMatchObject({ why: 'not-open' })
  })
})
