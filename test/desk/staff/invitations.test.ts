import { expect, test } from 'vitest'
import { terminal } from '../../../src/desk/staff/authority.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { goodPassword, here, staffHouse } from './staff-house.ts'

const minutes = 60_000
const hours = 60 * minutes
const names = { signInName: 'boss', name: 'Boss' }
const first = { password: goodPassword, language: 'vi' as const, ...names }
const sari = {
  signInName: 'sari',
  name: 'Sari',
  roles: ['worker' as const],
  desks: ['ID' as const],
}

test('the first administrator comes in by a link, chooses name, password and second factor, and is in', async () => {
  const { staff, codeOf, written } = await staffHouse()
  const link = await staff.invitations.firstLink()
  if (!link) throw new Error('no link')
  expect(Buffer.from(link.token, 'base64url').length).toBe(32)
  expect(await staff.invitations.look(link.token)).toEqual({
    signInName: null,
    name: null,
    language: null,
  })
  const chosen = await staff.invitations.choose(link.token, first)
  if (!chosen.ok) throw new Error(chosen.why)
  expect(chosen.uri).toMatch(/^otpauth:\/\/totp\/Suar:boss\?/)
  expect(chosen.uri).toContain(`secret=${chosen.secret}`)
  expect(await staff.list()).toEqual([])
  const joined = await staff.invitations.confirm(link.token, codeOf(chosen.secret))
  if (!joined.ok) throw new Error(joined.why)
  const session = await staff.sessions.find(joined.token)
  expect(session?.member).toMatchObject({
    ...names,
    id: joined.member,
    roles: ['administrator'],
    desks: ['ID', 'VN'],
    language: 'vi',
    state: 'active',
  })
  expect((await written()).map(({ act }) => act)).toEqual([
    'staff-invited',
    'staff-joined',
    'signed-in',
  ])
})

test('its link is good once, for a quarter of an hour, and never again once somebody is there', async () => {
  const { staff, clock, accept } = await staffHouse()
  const { firstLink, look } = staff.invitations
  const [one, two] = [await firstLink(), await firstLink()]
  await clock.leap(15 * minutes - 1)
  expect(await look(one?.token ?? '')).not.toBeNull()
  await clock.leap(1)
  expect(await look(one?.token ?? '')).toBeNull()
  expect(await staff.invitations.choose(two?.token ?? '', first)).toEqual({
    ok: false,
    why: 'over',
  })
  const [three, four] = [await firstLink(), await firstLink()]
  await accept(three?.token ?? '', goodPassword, names)
  expect(await look(three?.token ?? '')).toBeNull()
  expect(await look(four?.token ?? '')).toBeNull()
  expect(await firstLink()).toBeNull()
})

test('of two who accept first links at the same time one becomes the administrator', async () => {
  const { staff, codeOf } = await staffHouse()
  const links = [await staff.invitations.firstLink(), await staff.invitations.firstLink()]
  const ready = await Promise.all(
    links.map(async (link, at) => {
      const token = link?.token ?? ''
      const chosen = await staff.invitations.choose(token, { ...first, signInName: `boss${at}` })
      return { token, code: chosen.ok ? codeOf(chosen.secret) : '' }
    }),
  )
  const done = await Promise.all(
    ready.map(({ token, code }) => staff.invitations.confirm(token, code)),
  )
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await staff.list()).toHaveLength(1)
})

test('other links hold a day, show whom they are for, and take no other name', async () => {
  const { staff, clock, accept } = await staffHouse()
  const invited = await staff.invite(terminal, sari)
  if (!invited.ok) throw new Error(invited.why)
  await clock.leap(24 * hours - 1)
  const welcome = { signInName: 'sari', name: 'Sari', language: 'id' }
  expect(await staff.invitations.look(invited.token)).toEqual(welcome)
  const person = await accept(invited.token, goodPassword, { signInName: 'other', name: 'Other' })
  expect(await staff.find(person.id)).toMatchObject({ signInName: 'sari', name: 'Sari' })
  expect(await staff.invitations.look(invited.token)).toBeNull()
  const late = await staff.invite(terminal, { ...sari, signInName: 'late' })
  if (!late.ok) throw new Error(late.why)
  await clock.leap(24 * hours)
  expect(await staff.invitations.look(late.token)).toBeNull()
})

test('only the hash of a token is kept', async () => {
  const store = memoryStore()
  const { staff, signIn, add } = await staffHouse({ store })
  const link = await staff.invitations.firstLink()
  const token = await signIn(await add('sari'))
  const half = await staff.signIn.begin({ name: 'sari', password: goodPassword, address: here })
  for (const secret of [link?.token, token, half.ok ? half.half : ''])
    expect(store.dump().includes(secret ?? '')).toBe(secret === '')
})

test('a wrong code, or none chosen yet, lets nobody in, and the link stays', async () => {
  const { staff, codeOf, clock } = await staffHouse()
  const invited = await staff.invite(terminal, sari)
  if (!invited.ok) throw new Error(invited.why)
  const { choose, confirm } = staff.invitations
  expect(await confirm(invited.token, '123456')).toEqual({ ok: false, why: 'over' })
  const one = await choose(invited.token, { password: goodPassword, language: 'id' })
  const two = await choose(invited.token, { password: goodPassword, language: 'id' })
  if (!one.ok || !two.ok) throw new Error('not chosen')
  expect(one.secret).not.toBe(two.secret)
  expect(await confirm(invited.token, codeOf(one.secret))).toEqual({ ok: false, why: 'code' })
  expect(await confirm(invited.token, '')).toEqual({ ok: false, why: 'code' })
  expect((await staff.find(invited.id))?.state).toBe('invited')
  await clock.leap(minutes)
  expect((await confirm(invited.token, codeOf(two.secret))).ok).toBe(true)
})

test('the first code is used up as any other', async () => {
  const { staff, add, codeOf } = await staffHouse()
  const person = await add('sari')
  const begun = await staff.signIn.begin({ name: 'sari', password: person.password, address: here })
  const half = begun.ok ? begun.half : ''
  const done = await staff.signIn.finish({ half, code: codeOf(person.secret), address: here })
  expect(done).toMatchObject({ ok: false, why: 'code' })
})

test.each([
  ['short', 'kapal ikan'],
  ['long', 'kapal ikan '.repeat(19)],
  ['long', 'x'.repeat(100_000)],
  ['breached', 'QWERTY123456'],
  ['guessable', 'sarisarisari'],
  ['guessable', 'Sari.Melati.1'],
  ['guessable', 'hotlinesuar1'],
  ['guessable', 'aaaaaaaaaaaaaaaa'],
])('a password that is too %s is refused', async (weakness, password) => {
  const { staff } = await staffHouse()
  const invited = await staff.invite(terminal, { ...sari, signInName: 'sari.melati' })
  if (!invited.ok) throw new Error(invited.why)
  const { choose } = staff.invitations
  expect(await choose(invited.token, { password, language: 'id' })).toEqual({
    ok: false,
    why: 'weak',
    weakness,
  })
})

test.each([
  'kucing makan ikan di dapur',
  'con mèo ăn cá trong bếp',
  '🐟 vịnh Hạ Long mùa gió 🌊',
  'Zp4!v-9qRt)w2',
])('any characters will do, spaces too: %s', async (password) => {
  const { staff, accept, signIn } = await staffHouse()
  const invited = await staff.invite(terminal, sari)
  if (!invited.ok) throw new Error(invited.why)
  expect(await signIn(await accept(invited.token, password))).toBeTruthy()
})

test('a reset throws away what was, ends the sessions, voids the older link, and asks for both anew', async () => {
  const { staff, add, signIn, accept } = await staffHouse()
  const boss = await add('boss', { roles: ['administrator'], desks: ['ID', 'VN'] })
  const person = await add('sari')
  const token = await signIn(person)
  const one = await staff.reset(boss.id, person.id)
  expect(await staff.sessions.find(token)).toBeNull()
  expect(
    (await staff.signIn.begin({ name: 'sari', password: person.password, address: here })).ok,
  ).toBe(false)
  const two = await staff.reset(boss.id, person.id)
  if (!one.ok || !two.ok) throw new Error('not reset')
  expect(await staff.invitations.look(one.token)).toBeNull()
  const again = await accept(two.token, 'perahu biru di pelabuhan lama')
  expect(again.id).toBe(person.id)
  expect(again.secret).not.toBe(person.secret)
  await expect(signIn({ ...again, secret: person.secret })).rejects.toThrow('code')
  expect(await signIn(again)).toBeTruthy()
})

test('who is disabled before they accept does not come in, and comes back only by a new link', async () => {
  const { staff, accept } = await staffHouse()
  const invited = await staff.invite(terminal, sari)
  if (!invited.ok) throw new Error(invited.why)
  await staff.disable(terminal, invited.id)
  expect(await staff.invitations.look(invited.token)).toBeNull()
  const back = await staff.reset(terminal, invited.id)
  expect((await accept(back.ok ? back.token : '')).id).toBe(invited.id)
})
