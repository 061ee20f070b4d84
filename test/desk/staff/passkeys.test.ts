import { beforeEach, describe, expect, test } from 'vitest'
import { terminal } from '../../../src/desk/staff/authority.ts'
import { secretKey } from '../../../src/desk/staff/member.ts'
import { passkeyHalfPrefix, passkeyLimits, passkeysKey } from '../../../src/desk/staff/passkey.ts'
import { sessionLasts } from '../../../src/desk/staff/session.ts'
import { sweepStaff } from '../../../src/desk/staff/sweep.ts'
import { authenticator, type Twist } from '../../fixtures/authenticator.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { here, type Person, staffHouse } from './staff-house.ts'

const party = { id: 'desk.test', origin: 'https://desk.test' }

let house: Awaited<ReturnType<typeof staffHouse>>
let wulan: Person
let token: string
beforeEach(async () => {
  house = await staffHouse()
  wulan = await house.add('wulan')
  token = await house.signIn(wulan)
})

async function beginning(name = 'my phone', password = wulan.password): Promise<object> {
  const begun = await house.staff.ownPasskeys.begin(token, { name, password, address: here, party })
  if (!begun.ok) throw new Error(begun.why)
  return begun.options
}

async function added(key = authenticator(party.origin), name = 'my phone') {
  const answer = key.make(await beginning(name))
  const done = await house.staff.ownPasskeys.add(token, { answer, party })
  if (!done.ok) throw new Error(done.why)
  return key
}

async function asked(address = here) {
  const begun = await house.staff.passkeySignIn.begin({ address, party })
  if (!begun.ok) throw new Error(`not asked: ${begun.wait}`)
  return begun
}

async function tried(key: ReturnType<typeof authenticator>, twist: Twist = {}) {
  const { half, options } = await asked()
  const answer = key.use(options, twist)
  return house.staff.passkeySignIn.finish({ half, answer, address: here, party })
}

const refused = { ok: false, why: 'passkey', wait: 0 }

describe('a passkey', () => {
  test('once added lets its owner in, alone and as fresh as a code does; all of it is written down', async () => {
    const key = await added()
    await house.clock.leap(60_000)
    const done = await tried(key)
    if (!done.ok) throw new Error(done.why)
    expect(done.member).toBe(wulan.id)
    const session = await house.staff.sessions.find(done.token)
    expect(session).toMatchObject({ codeAt: house.clock.now(), member: { id: wulan.id } })
    expect(await house.staff.ownPasskeys.list(wulan.id)).toEqual([
      {
        id: key.id,
        name: 'my phone',
        addedAt: house.clock.now() - 60_000,
        usedAt: house.clock.now(),
      },
    ])
    expect(await house.written('passkey-added')).toMatchObject([{ who: wulan.id, about: {} }])
    expect((await house.written('signed-in')).at(-1)).toMatchObject({
      who: wulan.id,
      about: { by: 'passkey' },
    })
  })

  test('is asked for with finger, face or PIN, by its own host, and to be found without a name', async () => {
    const options = await beginning()
    expect(options).toMatchObject({
      rp: { id: 'desk.test' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect((await asked()).options).toMatchObject({
      rpId: 'desk.test',
      userVerification: 'required',
    })
  })

  test.each<[string, Twist]>([
    ['a page elsewhere', { origin: 'https://desk.example' }],
    ['another port', { origin: 'https://desk.test:8443' }],
    ['another host', { host: 'desk.example' }],
    ['another kind of answer', { type: 'webauthn.create' }],
    ['nobody having unlocked it', { unlocked: false }],
    ['a count that stands still', { counter: 1 }],
    ['a count that went back', { counter: 0 }],
  ])('with %s does not let anybody in', async (_, twist) => {
    const key = await added()
    expect(await tried(key, twist)).toEqual(refused)
    expect(await house.written('sign-in-failed')).toMatchObject([
      { who: 'system', about: { member: wulan.id } },
    ])
    expect(await tried(key)).toMatchObject({ ok: true })
  })

  test('whose count did not go up is told apart in the audit: there may be two of it', async () => {
    const key = await added()
    expect(await tried(key, { counter: 1 })).toEqual(refused)
    expect(await tried(authenticator(party.origin))).toEqual(refused)
    const steps = (await house.written('sign-in-failed')).map(({ about }) => about['step'])
    expect(steps).toEqual(['passkey-counter', 'passkey'])
  })

  test('that does not count is taken every time', async () => {
    const key = authenticator(party.origin)
    const answer = key.make(await beginning(), { counter: 0 })
    expect(await house.staff.ownPasskeys.add(token, { answer, party })).toMatchObject({ ok: true })
    expect(await tried(key, { counter: 0 })).toMatchObject({ ok: true })
    expect(await tried(key, { counter: 0 })).toMatchObject({ ok: true })
  })

  test('answers each asking once, right or wrong, also twice at the same time', async () => {
    const key = await added()
    const { half, options } = await asked()
    const answer = key.use(options)
    const finish = () => house.staff.passkeySignIn.finish({ half, answer, address: here, party })
    const both = await Promise.all([finish(), finish()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await finish()).toMatchObject({ ok: false, why: 'over' })

    const wrong = await asked()
    const wrongly = { half: wrong.half, address: here, party }
    const off = key.use(wrong.options, { unlocked: false })
    expect(await house.staff.passkeySignIn.finish({ ...wrongly, answer: off })).toEqual(refused)
    const right = key.use(wrong.options)
    expect(await house.staff.passkeySignIn.finish({ ...wrongly, answer: right })).toMatchObject({
      why: 'over',
    })
  })

  test('signed for another asking, or too late, is worth nothing', async () => {
    const key = await added()
    const [first, second] = [await asked(), await asked()]
    const answer = key.use(first.options)
    const given = { half: second.half, answer, address: here, party }
    expect(await house.staff.passkeySignIn.finish(given)).toEqual(refused)
    await house.clock.leap(passkeyLimits.answerWithin)
    const late = { half: first.half, answer, address: here, party }
    expect(await house.staff.passkeySignIn.finish(late)).toMatchObject({ why: 'over' })
  })

  test.each(['', 'null', '{}', '{"id":', '[]', JSON.stringify({ id: 'x', response: {} })])(
    'that is %j is none',
    async (answer) => {
      const { half } = await asked()
      const given = { half, answer, address: here, party }
      expect(await house.staff.passkeySignIn.finish(given)).toEqual(refused)
      await beginning()
      expect(await house.staff.ownPasskeys.add(token, { answer, party })).toEqual({
        ok: false,
        why: 'passkey',
      })
    },
  )

  test('says whose it is, and opens nobody else’s account', async () => {
    const key = await added()
    const bagas = await house.add('bagas')
    const { half, options } = await asked()
    const answer = JSON.parse(key.use(options))
    answer.response.userHandle = Buffer.from(bagas.id).toString('base64url')
    const given = { half, answer: JSON.stringify(answer), address: here, party }
    expect(await house.staff.passkeySignIn.finish(given)).toEqual(refused)
  })

  test('that was removed lets nobody in, and whoever came in by it is out', async () => {
    const key = await added()
    const other = await added(undefined, 'old laptop')
    const byKey = await tried(key)
    if (!byKey.ok) throw new Error(byKey.why)
    const removed = await house.staff.ownPasskeys.remove(token, key.id)
    if (!removed.ok) throw new Error(removed.why)
    expect(await house.staff.sessions.find(byKey.token)).toBeNull()
    expect(await house.staff.sessions.find(removed.token)).not.toBeNull()
    expect(await tried(key)).toEqual(refused)
    expect(await tried(other)).toMatchObject({ ok: true })
    expect(await house.written('passkey-removed')).toMatchObject([{ who: wulan.id }])
  })

  test('of somebody disabled or reset lets nobody in, and is not kept', async () => {
    const key = await added()
    const [first] = await house.store.read([passkeysKey(wulan.id)])
    expect(first).toBeDefined()
    await house.staff.disable(terminal, wulan.id)
    expect(await tried(key)).toEqual(refused)
    expect(await house.store.read([passkeysKey(wulan.id), secretKey(wulan.id)])).toEqual([
      undefined,
      undefined,
    ])
    // Even where it came back, as out of an old backup.
    await house.store.commit({ put: [[passkeysKey(wulan.id), first?.value ?? new Uint8Array()]] })
    expect(await tried(key)).toEqual(refused)
    const invited = await house.staff.reset(terminal, wulan.id)
    if (!invited.ok) throw new Error(invited.why)
    await house.accept(invited.token)
    expect(await tried(key)).toEqual(refused)
  })
})

describe('adding one', () => {
  test('asks for the password even where the code is fresh, and counts a wrong one', async () => {
    const given = { name: 'mine', password: 'not this one', address: here, party }
    expect(await house.staff.ownPasskeys.begin(token, given)).toEqual({
      ok: false,
      why: 'password',
    })
    expect(await house.written('code-again-failed')).toMatchObject([
      { who: wulan.id, about: { step: 'password' } },
    ])
    for (let at = 0; at < 5; at++) await house.staff.ownPasskeys.begin(token, given)
    expect(await house.staff.ownPasskeys.begin(token, given)).toMatchObject({ why: 'slow' })
  })

  test('and removing one asks for a code given within minutes', async () => {
    const key = await added()
    const options = await beginning()
    await house.clock.leap(sessionLasts.fresh)
    const { ownPasskeys } = house.staff
    const given = { name: 'mine', password: wulan.password, address: here, party }
    const codeFirst = { ok: false, why: 'code-first' }
    expect(await ownPasskeys.begin(token, given)).toEqual(codeFirst)
    const answer = authenticator(party.origin).make(options)
    expect(await ownPasskeys.add(token, { answer, party })).toEqual(codeFirst)
    expect(await ownPasskeys.remove(token, key.id)).toEqual(codeFirst)
    expect(await ownPasskeys.list(wulan.id)).toHaveLength(1)
  })

  test.each<[string, Twist]>([
    ['a page elsewhere', { origin: 'https://desk.example' }],
    ['another host', { host: 'desk.example' }],
    ['another kind of answer', { type: 'webauthn.get' }],
    ['nobody having unlocked it', { unlocked: false }],
  ])('is refused with %s, and the asking is used up', async (_, twist) => {
    const options = await beginning()
    const key = authenticator(party.origin)
    const { ownPasskeys } = house.staff
    const wrong = { ok: false, why: 'passkey' }
    expect(await ownPasskeys.add(token, { answer: key.make(options, twist), party })).toEqual(wrong)
    expect(await ownPasskeys.add(token, { answer: key.make(options), party })).toEqual(wrong)
    expect(await ownPasskeys.list(wulan.id)).toEqual([])
  })

  test('answers one asking once, for five minutes, and no asking of signing in', async () => {
    const options = await beginning()
    const key = authenticator(party.origin)
    const answer = key.make(options)
    const { ownPasskeys } = house.staff
    const done = await ownPasskeys.add(token, { answer, party })
    if (!done.ok) throw new Error(done.why)
    const again = authenticator(party.origin).make(options)
    expect(await ownPasskeys.add(token, { answer: again, party })).toMatchObject({ ok: false })
    const signingIn = await asked()
    await beginning()
    const mixed = authenticator(party.origin).make(signingIn.options)
    expect(await ownPasskeys.add(token, { answer: mixed, party })).toMatchObject({ ok: false })
    expect(await ownPasskeys.list(wulan.id)).toHaveLength(1)
  })

  test('takes ten, each with a name', async () => {
    for (let at = 0; at < passkeyLimits.keys; at++) await added()
    const given = { name: 'one more', password: wulan.password, address: here, party }
    expect(await house.staff.ownPasskeys.begin(token, given)).toEqual({ ok: false, why: 'full' })
    const bare = { ...given, name: ' ' }
    expect(await house.staff.ownPasskeys.begin(token, bare)).toEqual({
      ok: false,
      why: 'malformed',
    })
  })
})

describe('guessing with passkeys', () => {
  test('is slowed down by account and by place, and asking for nothing too', async () => {
    const key = await added()
    let held = 0
    for (let at = 0; at < 8; at++) {
      const { half, options } = await asked()
      const answer = key.use(options, { unlocked: false })
      const done = await house.staff.passkeySignIn.finish({ half, answer, address: here, party })
      if (!done.ok && done.why === 'slow') held++
    }
    expect(held).toBe(2)
    const other = '198.51.100.9'
    for (let at = 0; at < 41; at++) await asked(other)
    expect(await house.staff.passkeySignIn.begin({ address: other, party })).toMatchObject({
      ok: false,
      wait: expect.any(Number),
    })
  })

  test('by strangers leaves those who use theirs alone', async () => {
    const key = await added()
    for (let at = 0; at < 60; at++) expect(await tried(key)).toMatchObject({ ok: true })
  })
})

test('what a browser was asked and never answered is swept away', async () => {
  await asked()
  const { store, clock } = house
  expect(await store.list(passkeyHalfPrefix, '', 10)).toHaveLength(1)
  const stop = sweepStaff({ store, clock, log: recordingLog() })
  await clock.pass(3_600_000)
  await stop()
  expect(await store.list(passkeyHalfPrefix, '', 10)).toHaveLength(0)
})
