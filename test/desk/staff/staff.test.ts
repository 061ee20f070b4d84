import { expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import { terminal } from '../../../src/desk/staff/authority.ts'
import { createStaff } from '../../../src/desk/staff/staff.ts'
import { failingStore } from '../../fixtures/failing-store.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { sealedHouse } from '../../fixtures/sealed-house.ts'
import { cheapPasswords, staffHouse } from './staff-house.ts'

const both = { desks: ['ID', 'VN'] as ('ID' | 'VN')[] }
const administrator = { roles: ['administrator' as const], ...both }

test('an administrator invites, and what is made stands in the audit with the act', async () => {
  const { staff, add, written } = await staffHouse()
  const boss = await add('boss', administrator)
  const invited = await staff.invite(boss.id, {
    signInName: 'Sari.Melati',
    name: ' Sari ',
    roles: ['worker', 'supervisor'],
    desks: ['ID'],
  })
  if (!invited.ok) throw new Error(invited.why)
  expect(await staff.find(invited.id)).toMatchObject({
    signInName: 'sari.melati',
    name: 'Sari',
    state: 'invited',
    language: 'id',
    means: ['console'],
  })
  expect(await staff.find(invited.id)).not.toHaveProperty('epoch')
  expect((await written('staff-invited')).at(-1)).toMatchObject({
    who: boss.id,
    about: { member: invited.id, roles: 'worker+supervisor', desks: 'ID' },
  })
  expect((await staff.list()).map(({ name }) => name)).toEqual(['boss', 'Sari'])
})

test('nobody else invites, changes, disables or resets, and each try is written down', async () => {
  const { staff, add, written } = await staffHouse()
  await add('boss', administrator)
  const victim = await add('victim')
  for (const role of ['volunteer', 'worker', 'supervisor', 'auditor'] as const) {
    const { id } = await add(role, { roles: [role], ...both })
    const before = (await written('denied')).length
    const results = [
      await staff.invite(id, { signInName: 'new', name: 'new', roles: ['worker'], desks: ['ID'] }),
      await staff.setRights(id, victim.id, { roles: ['worker'], desks: ['ID'] }),
      await staff.disable(id, victim.id),
      await staff.reset(id, victim.id),
      await staff.sessions.endAll(id, victim.id),
    ]
    expect(results).toEqual(Array(5).fill({ ok: false, why: 'denied' }))
    expect((await written('denied')).slice(before)).toMatchObject(Array(5).fill({ who: id }))
  }
  const gone = await add('gone', administrator)
  await staff.disable(terminal, gone.id)
  for (const id of [gone.id, 'nobody', '../staff', '-'])
    expect(await staff.disable(id, victim.id)).toEqual({ ok: false, why: 'denied' })
  for (const id of ['nobody', '', 'ñ', 'a/b'])
    expect(await staff.disable(terminal, id)).toEqual({ ok: false, why: 'not-found' })
  expect(await staff.find(victim.id)).toMatchObject({ state: 'active', roles: ['worker'] })
})

test('an administrator of one desk gives, changes and ends nothing of the other', async () => {
  const { staff, add } = await staffHouse()
  await add('boss', administrator)
  const { id } = await add('boss-id', { roles: ['administrator'], desks: ['ID'] })
  const worker = await add('lan', { desks: ['VN'] })
  const wanted = { signInName: 'new', name: 'new', roles: ['worker' as const] }
  expect((await staff.invite(id, { ...wanted, desks: ['VN'] })).ok).toBe(false)
  expect((await staff.invite(id, { ...wanted, desks: ['ID', 'VN'] })).ok).toBe(false)
  expect((await staff.setRights(id, worker.id, { roles: ['worker'], desks: ['ID'] })).ok).toBe(
    false,
  )
  expect((await staff.disable(id, worker.id)).ok).toBe(false)
  expect((await staff.reset(id, worker.id)).ok).toBe(false)
  expect((await staff.invite(id, { ...wanted, desks: ['ID'] })).ok).toBe(true)
})

test('nobody changes their own account’s rights', async () => {
  const { staff, add, written } = await staffHouse()
  const boss = await add('boss', administrator)
  await add('other', administrator)
  const own = { ok: false, why: 'own' }
  const more = { roles: ['administrator' as const, 'worker' as const], ...both }
  expect(await staff.setRights(boss.id, boss.id, more)).toEqual(own)
  expect(await staff.disable(boss.id, boss.id)).toEqual(own)
  expect(await staff.reset(boss.id, boss.id)).toEqual(own)
  expect((await staff.find(boss.id))?.roles).toEqual(['administrator'])
  expect(await written('denied')).toHaveLength(3)
})

test('the last active administrator stays, whoever asks', async () => {
  const { staff, add } = await staffHouse()
  const boss = await add('boss', administrator)
  await staff.invite(terminal, { signInName: 'late', name: 'late', ...administrator })
  const last = { ok: false, why: 'last-administrator' }
  expect(await staff.disable(terminal, boss.id)).toEqual(last)
  expect(await staff.reset(terminal, boss.id)).toEqual(last)
  expect(await staff.setRights(terminal, boss.id, { roles: ['worker'], desks: ['ID'] })).toEqual(
    last,
  )
  const other = await add('other', administrator)
  expect(await staff.disable(other.id, boss.id)).toEqual({ ok: true })
  expect(await staff.disable(terminal, other.id)).toEqual(last)
})

test('two administrators who remove each other at the same time do not both go', async () => {
  const inner = memoryStore()
  const store = failingStore(inner)
  const { staff, add, clock, keyring } = await staffHouse({ store })
  const [one, two] = [await add('one', administrator), await add('two', administrator)]
  const audit = createAudit({ store: inner, clock })
  const elsewhere = createStaff({ store: inner, keyring, clock, audit }, cheapPasswords())
  // Another process is quicker, between reading and committing.
  store.beforeCommit = async () => {
    store.beforeCommit = async () => {}
    expect(await elsewhere.disable(terminal, two.id)).toEqual({ ok: true })
  }
  expect((await staff.disable(terminal, one.id)).ok).toBe(false)
  const states = await Promise.all([one, two].map(async ({ id }) => (await staff.find(id))?.state))
  expect(states).toEqual(['active', 'disabled'])
})

test('a sign-in name is one person’s, however it is written', async () => {
  const { staff, add } = await staffHouse()
  await add('lan.anh')
  const again = { name: 'x', roles: ['worker' as const], desks: ['VN' as const] }
  for (const signInName of ['Lan.Anh', ' LAN.ANH ', 'ｌａｎ.anh'])
    expect(await staff.invite(terminal, { signInName, ...again })).toEqual({
      ok: false,
      why: 'name-taken',
    })
})

test.each([
  { signInName: 'two words' },
  { signInName: 'x' },
  { signInName: 'x'.repeat(65) },
  { name: '' },
  { name: 'x'.repeat(41) },
  { name: 'a\u202eb' },
  { roles: [] },
  { roles: ['chief'] },
  { desks: [] },
  { desks: ['MY'] },
])('an account that would make no sense is not made: %o', async (wrong) => {
  const { staff } = await staffHouse()
  const wanted = { signInName: 'sari', name: 'Sari', roles: ['worker'], desks: ['ID'], ...wrong }
  expect(await staff.invite(terminal, wanted as never)).toEqual({ ok: false, why: 'malformed' })
  expect(await staff.list()).toEqual([])
})

test('how somebody is paged is theirs to say, and an account on Telegram is one person’s', async () => {
  const store = memoryStore()
  const { staff, add, written } = await staffHouse({ store })
  const [sari, lan] = [await add('sari'), await add('lan', { desks: ['VN'] })]
  const { setMeans } = staff.ownAccount
  const reach = { means: ['telegram' as const, 'console' as const], email: null, telegram: '12345' }
  expect(await setMeans(sari.id, reach)).toEqual({ ok: true })
  expect(await staff.findByTelegram('12345')).toMatchObject({ id: sari.id, means: reach.means })
  expect(await setMeans(lan.id, reach)).toEqual({ ok: false, why: 'taken' })
  expect(await setMeans(sari.id, { ...reach, telegram: '678' })).toEqual({ ok: true })
  expect(await staff.findByTelegram('12345')).toBeNull()
  expect(store.keys('staff-telegram/')).toHaveLength(1)
  expect(await setMeans(lan.id, reach)).toEqual({ ok: true })
  expect(await written('staff-settings-changed')).toMatchObject([
    { who: sari.id, about: { means: 'telegram+console' } },
    { who: sari.id },
    { who: lan.id },
  ])
  // Who has left answers for no account any more, and holds none back.
  await staff.disable(terminal, lan.id)
  expect(await staff.findByTelegram('12345')).toBeNull()
  expect(await setMeans(sari.id, reach)).toEqual({ ok: true })
  expect(await staff.findByTelegram('12345')).toMatchObject({ id: sari.id })
})

test.each([
  { means: [] },
  { means: ['pigeon'] },
  { means: ['email'] },
  { means: ['telegram'] },
  { email: 'not an address' },
  { telegram: '@sari' },
])('a page that would go nowhere cannot be chosen: %o', async (wrong) => {
  const { staff, add } = await staffHouse()
  const { id } = await add('sari')
  const reach = { means: ['console'], email: null, telegram: null, ...wrong }
  expect(await staff.ownAccount.setMeans(id, reach as never)).toEqual({
    ok: false,
    why: 'malformed',
  })
})

test('the language of the console is theirs too', async () => {
  const { staff, add } = await staffHouse()
  const { id } = await add('sari')
  expect(await staff.ownAccount.setLanguage(id, 'vi')).toEqual({ ok: true })
  expect((await staff.find(id))?.language).toBe('vi')
  expect((await staff.ownAccount.setLanguage(id, 'fr' as never)).ok).toBe(false)
})

test('in the files nothing of them can be read: no name, no address, no secret', async () => {
  const { store, inner, keyring } = await sealedHouse()
  const { staff, add, signIn } = await staffHouse({ store, keyring })
  const sari = await add('sari.melati')
  const token = await signIn(sari)
  await staff.ownAccount.setMeans(sari.id, {
    means: ['console'],
    email: 'sari@example.org',
    telegram: '4711',
  })
  const raw = await inner.list('', '', 1_000)
  const text = raw
    .map(({ key, value }) => `${key} ${Buffer.from(value).toString('latin1')}`)
    .join('\n')
  for (const secret of [
    'sari',
    'example.org',
    '4711',
    sari.secret,
    sari.password,
    token,
    '203.0.113',
  ])
    expect(text).not.toContain(secret)
})

test('who was disabled or reset keeps no password and no second factor in the store', async () => {
  const store = memoryStore()
  const { staff, add } = await staffHouse({ store })
  const [a, b] = [await add('aa'), await add('bb')]
  expect(store.dump()).toContain(a.secret)
  await staff.disable(terminal, a.id)
  await staff.reset(terminal, b.id)
  for (const secret of [a.secret, b.secret, 'hashed:']) expect(store.dump()).not.toContain(secret)
})
