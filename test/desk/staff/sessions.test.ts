import { describe, expect, test } from 'vitest'
import { terminal } from '../../../src/desk/staff/authority.ts'
import { isFresh } from '../../../src/desk/staff/session.ts'
import { sweepStaff } from '../../../src/desk/staff/sweep.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { sealedHouse } from '../../fixtures/sealed-house.ts'
import { goodPassword, here, staffHouse } from './staff-house.ts'

const minutes = 60_000
const hours = 60 * minutes
const newPassword = 'perahu biru di pelabuhan lama'

async function signedIn(given: Parameters<typeof staffHouse>[0] = {}) {
  const house = await staffHouse(given)
  const sari = await house.add('sari')
  const token = await house.signIn(sari)
  const isOpen = async (one = token) => (await house.staff.sessions.find(one)) !== null
  return { ...house, sari, token, isOpen }
}

test('each sign-in has a token and a csrf value of its own; what is no token opens nothing', async () => {
  const { staff, sari, signIn, token } = await signedIn()
  const other = await signIn(sari)
  const [one, two] = [await staff.sessions.find(token), await staff.sessions.find(other)]
  expect(token).not.toBe(other)
  expect(Buffer.from(token, 'base64url').length).toBe(32)
  expect(one?.csrf).not.toBe(two?.csrf)
  for (const made of ['', 'x', `${token}x`, one?.id ?? '', 'x'.repeat(1_000_000)])
    expect(await staff.sessions.find(made)).toBeNull()
})

describe('it ends', () => {
  test('when nothing was done for half an hour; what a person does keeps it', async () => {
    const { staff, clock, token, isOpen } = await signedIn()
    await clock.leap(30 * minutes - 1)
    expect(await isOpen()).toBe(true)
    await staff.sessions.touch(token)
    await clock.leap(30 * minutes - 1)
    expect(await isOpen()).toBe(true)
    await clock.leap(1)
    expect(await isOpen()).toBe(false)
    await staff.sessions.touch(token)
    expect(await isOpen()).toBe(false)
  })

  test('after twelve hours whatever is done', async () => {
    const { staff, clock, token, isOpen } = await signedIn()
    for (let quarter = 0; quarter < 47; quarter++) {
      await clock.leap(15 * minutes)
      await staff.sessions.touch(token)
    }
    expect(await isOpen()).toBe(true)
    await clock.leap(15 * minutes)
    expect(await isOpen()).toBe(false)
  })

  test('with signing out, alone', async () => {
    const { staff, sari, signIn, token, isOpen, written } = await signedIn()
    const other = await signIn(sari)
    await staff.sessions.end(token)
    expect([await isOpen(), await isOpen(other)]).toEqual([false, true])
    expect(await written('signed-out')).toMatchObject([{ who: sari.id }])
  })

  test('all at once when its member is disabled, or an administrator or they themselves say so', async () => {
    for (const how of ['disable', 'administrator', 'own'] as const) {
      const { staff, add, sari, signIn, token, isOpen } = await signedIn()
      const boss = await add('boss', { roles: ['administrator'], desks: ['ID'] })
      const tokens = [token, await signIn(sari)]
      if (how === 'disable') await staff.disable(boss.id, sari.id)
      else await staff.sessions.endAll(how === 'own' ? sari.id : boss.id, sari.id)
      expect(await Promise.all(tokens.map(isOpen))).toEqual([false, false])
      // A touch that was under way brings none back.
      await staff.sessions.touch(token)
      expect(await isOpen()).toBe(false)
      expect(await staff.sessions.list(sari.id)).toEqual([])
    }
  })
})

test('rights that change hold in the open session at once', async () => {
  const { staff, sari, token } = await signedIn()
  await staff.setRights(terminal, sari.id, { roles: ['auditor'], desks: ['VN'] })
  const session = await staff.sessions.find(token)
  expect(session?.member).toMatchObject({ roles: ['auditor'], desks: ['VN'] })
})

test('somebody sees where they are signed in', async () => {
  const { staff, sari, signIn, clock } = await signedIn()
  await staff.sessions.endAll(sari.id, sari.id)
  await clock.leap(minutes)
  const [one, two] = [await signIn(sari), await signIn(sari)]
  const ids = await Promise.all(
    [two, one].map(async (token) => (await staff.sessions.find(token))?.id),
  )
  expect((await staff.sessions.list(sari.id)).map(({ id }) => id)).toEqual(ids)
})

test('one chosen session is ended by whose it is, and by nobody else', async () => {
  const { staff, add, sari, signIn, token, isOpen, written } = await signedIn()
  const other = await signIn(sari)
  const stranger = await signIn(await add('tari'))
  const idOf = async (one: string) => (await staff.sessions.find(one))?.id ?? ''
  const { endOne } = staff.sessions
  const [mine, theirs, own] = [await idOf(other), await idOf(stranger), await idOf(token)]
  for (const id of [theirs, own, 'none', '']) expect(await endOne(token, id), id).toBe(false)
  expect(await endOne('no session', mine)).toBe(false)
  expect(await Promise.all([token, other, stranger].map(isOpen))).toEqual([true, true, true])

  const both = await Promise.all([endOne(token, mine), endOne(token, mine)])
  expect(both.sort()).toEqual([false, true])
  expect(await Promise.all([token, other, stranger].map(isOpen))).toEqual([true, false, true])
  expect(await written('sessions-ended')).toMatchObject([
    { who: sari.id, about: { member: sari.id, count: '1' } },
  ])
})

describe('a fresh time code', () => {
  test('is asked for again five minutes after the last; the session goes on under a new token', async () => {
    const { staff, clock, sari, token, codeOf, isOpen, written } = await signedIn()
    const before = await staff.sessions.find(token)
    if (!before) throw new Error('not open')
    expect(isFresh(before, clock.now())).toBe(true)
    await clock.leap(5 * minutes)
    expect(isFresh(before, clock.now())).toBe(false)
    const again = await staff.ownSecrets.again(token, codeOf(sari.secret), here)
    if (!again.ok) throw new Error(again.why)
    const after = await staff.sessions.find(again.token)
    if (!after) throw new Error('not open')
    expect(isFresh(after, clock.now())).toBe(true)
    expect(after.madeAt).toBe(before.madeAt)
    expect(after.csrf).not.toBe(before.csrf)
    expect(await isOpen()).toBe(false)
    expect(await written('code-again')).toHaveLength(1)
  })

  test('that is wrong, or was used, changes nothing, is written down, and is slowed down', async () => {
    const { staff, sari, token, codeOf, isOpen, written } = await signedIn()
    const { again } = staff.ownSecrets
    expect(await again(token, codeOf(sari.secret), here)).toEqual({ ok: false, why: 'code' })
    const why: string[] = []
    for (let round = 0; round < 8; round++) {
      const done = await again(token, '000000', here)
      why.push(done.ok ? 'in' : done.why)
    }
    expect(why.slice(0, 5)).toEqual(Array(5).fill('code'))
    expect(why.slice(5)).toEqual(Array(3).fill('slow'))
    expect(await isOpen()).toBe(true)
    expect(await written('code-again-failed')).toHaveLength(6)
    expect(await again('other', '000000', here)).toEqual({ ok: false, why: 'signed-out' })
  })
})

describe('a new password', () => {
  test('needs the old one and a fresh code, and ends the other sessions', async () => {
    const { staff, clock, sari, token, signIn, nextCode, codeOf, isOpen, written } =
      await signedIn()
    const other = await signIn(sari)
    const { again, changePassword } = staff.ownSecrets
    const given = { old: goodPassword, new: newPassword, address: here }
    await clock.leap(5 * minutes)
    expect(await changePassword(token, given)).toEqual({ ok: false, why: 'code-first' })
    const renewed = await again(token, codeOf(sari.secret), here)
    if (!renewed.ok) throw new Error(renewed.why)
    const wrong = await changePassword(renewed.token, { ...given, old: 'x' })
    expect(wrong).toEqual({ ok: false, why: 'password' })
    const weak = await changePassword(renewed.token, { ...given, new: 'sarisarisari' })
    expect(weak).toEqual({ ok: false, why: 'weak', weakness: 'guessable' })
    const changed = await changePassword(renewed.token, given)
    if (!changed.ok) throw new Error(changed.why)
    expect(await isOpen(changed.token)).toBe(true)
    for (const one of [token, other, renewed.token]) expect(await isOpen(one)).toBe(false)
    expect(await written('password-changed')).toMatchObject([{ who: sari.id }])
    await nextCode()
    await expect(signIn(sari)).rejects.toThrow('not in')
    expect(await signIn({ ...sari, password: newPassword })).toBeTruthy()
  })
})

describe('a new second factor', () => {
  test('holds from its first code on, and ends the other sessions', async () => {
    const { staff, sari, token, signIn, codeOf, clock, isOpen, written } = await signedIn()
    const other = await signIn(sari)
    const { newFactor, confirmFactor } = staff.ownSecrets
    expect(await confirmFactor(token, '123456')).toEqual({ ok: false, why: 'code-first' })
    const factor = await newFactor(token)
    if (!factor.ok) throw new Error(factor.why)
    expect(await confirmFactor(token, codeOf(sari.secret))).toEqual({ ok: false, why: 'code' })
    // The old one counts until then.
    expect(await signIn(sari)).toBeTruthy()
    const changed = await confirmFactor(token, codeOf(factor.secret))
    if (!changed.ok) throw new Error(changed.why)
    expect([await isOpen(token), await isOpen(other)]).toEqual([false, false])
    expect(await isOpen(changed.token)).toBe(true)
    expect(await written('second-factor-changed')).toHaveLength(1)
    await clock.leap(minutes)
    await expect(signIn(sari)).rejects.toThrow('code')
    expect(await signIn({ ...sari, secret: factor.secret })).toBeTruthy()
    await clock.leap(6 * minutes)
    expect(await newFactor(changed.token)).toEqual({ ok: false, why: 'code-first' })
  })
})

test('what is over is swept away, and what is not stays', async () => {
  const store = memoryStore()
  const { staff, clock, sari, signIn, isOpen } = await signedIn({ store })
  await staff.invitations.firstLink()
  await staff.invite(terminal, { signInName: 'later', name: 'l', roles: ['worker'], desks: ['ID'] })
  await staff.signIn.begin({ name: 'sari', password: goodPassword, address: here })
  await staff.signIn.begin({ name: 'nobody', password: 'x', address: '192.0.2.1' })
  await clock.leap(2 * hours)
  const fresh = await signIn(sari)
  const stop = sweepStaff({ store, clock, log: recordingLog() })
  await clock.pass(0)
  const left = (prefix: string) => store.keys(prefix).length
  expect(left('staff-session/')).toBe(1)
  expect(left('staff-half/')).toBe(0)
  expect(left('staff-invitation/')).toBe(1)
  expect(left('staff-tries/')).toBeGreaterThan(0)
  expect(await isOpen(fresh)).toBe(true)
  await clock.leap(32 * 24 * hours)
  await clock.pass(hours)
  for (const prefix of ['staff-session/', 'staff-invitation/', 'staff-tries/'])
    expect(left(prefix)).toBe(0)
  await stop()
})

test('all of it holds on the sealed store in files', async () => {
  const { store, keyring } = await sealedHouse()
  const { staff, sari, token, clock, codeOf, isOpen } = await signedIn({ store, keyring })
  await clock.leap(5 * minutes)
  const again = await staff.ownSecrets.again(token, codeOf(sari.secret), here)
  expect(again.ok && (await isOpen(again.token))).toBe(true)
  await staff.disable(terminal, sari.id)
  expect(again.ok && (await isOpen(again.token))).toBe(false)
})
