import { describe, expect, it } from 'vitest'
import { liveLists } from '../../../src/commands/live-lists.ts'
import { createChecker } from '../../../src/offer/check.ts'
import { settle } from '../../fixtures/held-clock.ts'
import { notice, smallHouse } from '../../offer/small-house.ts'
import {
  adding,
  batchHead,
  budi,
  deskRoom,
  idOf,
  marking,
  sari,
  shippedRows,
  tono,
} from './desk-room.ts'

const firm = 'PT Kapal Enam Layar'
const phone = '+6281200000011'
const advert = (name: string) =>
  `${name} membuka lowongan perawat lansia di Taiwan, gaji NT$20.000, kontrak 3 tahun, daftar di kantor Jakarta`

/** A process with a checker, on a store that others are on too. */
function process(options: Parameters<typeof deskRoom>[0] = {}) {
  const room = deskRoom(options)
  const lists = liveLists()
  const today = () => new Date(room.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const checker = createChecker({ ...smallHouse, notices: shippedRows }, today, lists.now)
  const heard = async () => {
    await settle()
    await settle()
    if (room.shown.at(-1)) lists.set(room.live.now())
    await lists.settled()
  }
  return { ...room, lists, checker, heard }
}

async function two() {
  const one = process()
  const other = process({ store: one.store, clock: one.clock })
  one.live.start()
  other.live.start()
  await other.heard()
  return { one, other }
}

describe('what is confirmed', () => {
  it('reaches the next check of another process, and is gone from it when taken back', async () => {
    const { one, other } = await two()
    const level = () => other.checker.check(advert(firm)).level
    expect(level()).toBe('no-known-signs')
    const id = idOf(await one.book.propose(tono, 'ID', adding(firm)))
    await other.heard()
    expect(level()).toBe('no-known-signs')
    await one.book.confirm(sari, id)
    await other.heard()
    expect(level()).toBe('danger')
    expect(other.checker.check(firm).agencies).toHaveLength(1)
    await other.book.withdraw(budi, id, 'another firm of that name')
    await other.heard()
    expect(level()).toBe('no-known-signs')
  })

  it('is heard of without a call too, when a call was lost', async () => {
    const { one } = await two()
    const deaf = process({ store: { ...one.store, wake: () => () => {} }, clock: one.clock })
    deaf.live.start()
    await deaf.heard()
    const id = idOf(await one.book.propose(tono, 'ID', adding(firm)))
    await one.book.confirm(sari, id)
    await deaf.heard()
    expect(deaf.checker.check(firm).agencies).toEqual([])
    await one.clock.pass(31_000)
    await deaf.heard()
    expect(deaf.checker.check(firm).agencies).toHaveLength(1)
  })

  it('takes rows out and puts rows right', async () => {
    const { one, other } = await two()
    const [row = notice('', {}), second = notice('', {})] = shippedRows
    const origin = { source: 'Kantor Uji', readOn: '2026-11-20' }
    for (const act of [
      { act: 'withdraw', of: row },
      { act: 'correct', of: second, notice: { ...second, nature: 'fined' } },
    ] as const) {
      const id = idOf(await one.book.propose(tono, 'ID', { what: 'notice', notice: act, origin }))
      await one.book.confirm(sari, id)
    }
    await other.heard()
    expect(other.checker.check(row.name).agencies).toEqual([])
    expect(other.checker.check(second.name).agencies).toMatchObject([
      { notice: { nature: 'fined' } },
    ])
  })

  it('of a whole list comes and goes in one piece', async () => {
    const { one, other } = await two()
    const acts = Array.from({ length: 250 }, (_, at) => ({
      act: 'add' as const,
      notice: notice(`PT Armada ${at} Samudra Contoh`, { listedOn: '2026-11-20' }),
    }))
    const id = idOf(await one.batches.propose(sari, batchHead, acts))
    expect(await one.batches.confirm(sari, id)).toMatchObject({ why: 'same-person' })
    const known = () => other.checker.check('PT Armada 249 Samudra Contoh').agencies.length
    await other.heard()
    expect(known()).toBe(0)
    await one.batches.confirm(budi, id)
    await other.heard()
    expect(known()).toBe(1)
    expect(other.live.now().acts).toHaveLength(250)
    await one.batches.withdraw(budi, id, 'the wrong list')
    await other.heard()
    expect(known()).toBe(0)
  })

  it('knows itself when it stands in knowledge/, and stays over when the row is mended there', async () => {
    const one = process()
    const proposal = adding(firm)
    const id = idOf(await one.book.propose(tono, 'ID', proposal))
    await one.book.confirm(sari, id)
    await one.live.refresh()
    expect(one.live.now().acts).toHaveLength(1)
    const row = proposal.what === 'notice' && 'notice' in proposal.notice && proposal.notice.notice
    if (!row) throw new Error('no row')
    // A newer program, which ships with the row; the older one still runs beside it.
    const newer = process({ store: one.store, clock: one.clock, rows: [...shippedRows, row] })
    await newer.live.refresh()
    expect(newer.live.now().acts).toEqual([])
    expect(newer.live.now().notices).toHaveLength(3)
    await one.live.refresh()
    expect(one.live.now().acts).toHaveLength(1)
    // A day later the row was found to be misread, and was taken out of knowledge/ by review.
    await one.clock.leap(25 * 3_600_000)
    const newest = process({ store: one.store, clock: one.clock })
    await newest.live.refresh()
    expect(newest.live.now().acts).toEqual([])
  })
})

describe('a mark', () => {
  const offer = `PT Contoh Rapi membuka lowongan perawat lansia di Taiwan, gaji NT$20.000, kontrak 3 tahun, daftar di kantor Jakarta, telepon 0812-0000-0011`

  async function marked(campaign: boolean) {
    const { one, other } = await two()
    const id = idOf(await one.book.propose(tono, 'ID', marking(phone, { campaign })))
    await one.book.confirm(sari, id)
    await other.heard()
    return { one, other, id }
  }

  it('raises a clean offer to caution and no further; one of a campaign to danger', async () => {
    expect(process().checker.check(offer).level).toBe('no-known-signs')
    const seen = await marked(false)
    const verdict = seen.other.checker.check(offer)
    expect(verdict.level).toBe('caution')
    expect(verdict.signs[0]).toMatchObject({
      pattern: 'marked-contact',
      span: { quote: '0812-0000-0011' },
    })
    const campaign = await marked(true)
    expect(campaign.other.checker.check(offer).level).toBe('danger')
  })

  it('is found in a bare number and a chat link, which get no level', async () => {
    const { other } = await marked(true)
    for (const text of ['081200000011', '+62 812-0000-0011', 'https://wa.me/6281200000011']) {
      const verdict = other.checker.check(text)
      expect([text, verdict.level, verdict.marks?.length]).toEqual([text, null, 1])
    }
  })

  it('ends by the day, whatever the clock of the lists does', async () => {
    const { other } = await marked(true)
    await other.clock.leap(180 * 86_400_000)
    expect(other.checker.check('081200000011').marks).toEqual([])
  })
})
