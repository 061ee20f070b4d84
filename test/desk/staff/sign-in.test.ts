import { describe, expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import { terminal } from '../../../src/desk/staff/authority.ts'
import { createPasswords, passwordCost } from '../../../src/desk/staff/passwords.ts'
import { createStaff } from '../../../src/desk/staff/staff.ts'
import { failingStore } from '../../fixtures/failing-store.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { here, type Person, staffHouse } from './staff-house.ts'

const minutes = 60_000
const no = { ok: false, wait: 0 }
type House = Awaited<ReturnType<typeof staffHouse>>

const begin = ({ staff }: House, { signInName, password }: Person, address = here) =>
  staff.signIn.begin({ name: signInName, password, address })

async function half(house: House, person: Person, address = here): Promise<string> {
  const begun = await begin(house, person, address)
  if (!begun.ok) throw new Error(`not begun: ${begun.wait}`)
  return begun.half
}

test('name and password, then a time code, then a session; and both ways are written down', async () => {
  const house = await staffHouse()
  const sari = await house.add('sari')
  const token = await house.signIn({ ...sari, signInName: ' SARI ' })
  expect((await house.staff.sessions.find(token))?.member.id).toBe(sari.id)
  expect(await begin(house, { ...sari, password: 'wrong' })).toEqual(no)
  const [joined, signedIn] = await house.written('signed-in')
  expect(joined).toMatchObject({ who: sari.id })
  expect(signedIn).toMatchObject({
    who: sari.id,
    about: { from: expect.stringMatching(/^\w{16}$/) },
  })
  expect(await house.written('sign-in-failed')).toMatchObject([
    { who: 'system', about: { member: sari.id, step: 'password' } },
  ])
})

describe('nobody learns whether a name is known', () => {
  test('the answer is the same, and one password is hashed for each', async () => {
    const house = await staffHouse()
    const [sari, gone] = [await house.add('sari'), await house.add('gone')]
    await house.staff.disable(terminal, gone.id)
    await house.staff.invite(terminal, {
      signInName: 'new',
      name: 'n',
      roles: ['worker'],
      desks: ['ID'],
    })
    const wrong = { id: '', secret: '', password: 'wrong password' }
    const tries = [
      { ...wrong, signInName: 'sari' },
      { ...wrong, signInName: 'nobody' },
      { ...wrong, signInName: 'no name at all!' },
      { ...wrong, signInName: 'new' },
      { ...gone },
    ]
    house.passwords.asked.length = 0
    for (const one of tries) expect(await begin(house, one)).toEqual(no)
    expect(house.passwords.asked).toHaveLength(tries.length)
    expect(await begin(house, sari)).toMatchObject({ ok: true })
  })

  test('a name nobody has takes as long as any other', async () => {
    const passwords = createPasswords()
    const hashed = await passwords.hash('a password')
    await passwords.matches('warm', null)
    // In turns and the quickest of each, as others use this machine too.
    const best = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY }
    for (let round = 0; round < 12; round++)
      for (const whose of ['known', 'unknown'] as const) {
        const from = performance.now()
        await passwords.matches('wrong', whose === 'known' ? hashed : null)
        best[whose] = Math.min(best[whose], performance.now() - from)
      }
    expect(best.known / best.unknown).toBeGreaterThan(0.5)
    expect(best.known / best.unknown).toBeLessThan(2)
  })

  test('and is slowed down as any other', async () => {
    const house = await staffHouse()
    await house.add('sari')
    const waits = async (signInName: string, address: string) => {
      const got: number[] = []
      for (let round = 0; round < 8; round++) {
        const answer = await house.staff.signIn.begin({ name: signInName, password: 'x', address })
        got.push(answer.ok ? -1 : answer.wait)
      }
      return got
    }
    expect(await waits('sari', '198.51.100.1')).toEqual(await waits('nobody', '198.51.100.2'))
  })
})

describe('a time code', () => {
  test('is good once, also for two at the same time', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    await house.nextCode()
    const code = house.codeOf(sari.secret)
    const halves = [await half(house, sari), await half(house, sari)]
    const done = await Promise.all(
      halves.map((one) => house.staff.signIn.finish({ half: one, code, address: here })),
    )
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    const third = await half(house, sari)
    expect(await house.staff.signIn.finish({ half: third, code, address: here })).toMatchObject({
      why: 'code',
    })
  })

  test('may be one step old or early, not two', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    await house.clock.leap(10 * minutes)
    const finish = async (later: number) => {
      const code = house.codeOf(sari.secret, later)
      return (
        await house.staff.signIn.finish({ half: await half(house, sari), code, address: here })
      ).ok
    }
    expect(await finish(-60_000)).toBe(false)
    expect(await finish(60_000)).toBe(false)
    expect(await finish(-30_000)).toBe(true)
    expect(await finish(0)).toBe(true)
    expect(await finish(30_000)).toBe(true)
    // An older one than the last that was taken is used up with it.
    expect(await finish(0)).toBe(false)
  })

  test('has to come within five minutes, and in five tries', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    const { finish } = house.staff.signIn
    const late = await half(house, sari)
    await house.clock.leap(5 * minutes)
    const over = { ok: false, why: 'over', wait: 0 }
    expect(await finish({ half: late, code: house.codeOf(sari.secret), address: here })).toEqual(
      over,
    )
    const tried = await half(house, sari)
    const why: string[] = []
    for (let round = 0; round < 6; round++) {
      // From elsewhere each time, so that only the half session counts.
      const done = await finish({ half: tried, code: '000000', address: `198.51.100.${round}` })
      why.push(done.ok ? 'in' : done.why)
    }
    expect(why).toEqual(['code', 'code', 'code', 'code', 'over', 'over'])
    expect((await house.written('sign-in-failed')).map(({ about }) => about['step'])).toEqual(
      Array(5).fill('code'),
    )
  })

  test('opens nothing for who was disabled or reset since the password', async () => {
    const house = await staffHouse()
    for (const end of ['disable', 'reset'] as const) {
      const person = await house.add(end)
      await house.nextCode()
      const begun = await half(house, person)
      await house.staff[end](terminal, person.id)
      const code = house.codeOf(person.secret)
      expect(await house.staff.signIn.finish({ half: begun, code, address: here })).toMatchObject({
        why: 'over',
      })
    }
  })

  test('finishes nothing that was begun with an older password', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    const begun = await half(house, sari)
    const reset = await house.staff.reset(terminal, sari.id)
    const again = await house.accept(reset.ok ? reset.token : '', 'perahu biru di pelabuhan lama')
    await house.nextCode()
    const code = house.codeOf(again.secret)
    const done = await house.staff.signIn.finish({ half: begun, code, address: here })
    expect(done).toMatchObject({ ok: false, why: 'over' })
  })

  test.each(['', 'abcdef', '12345', '1234567', '１２３４５６', '0'.repeat(10_000)])(
    'that is none: %s',
    async (code) => {
      const house = await staffHouse()
      const sari = await house.add('sari')
      const done = await house.staff.signIn.finish({
        half: await half(house, sari),
        code,
        address: here,
      })
      expect(done).toMatchObject({ ok: false, why: 'code' })
    },
  )

  test('may be typed with a space', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    await house.nextCode()
    const code = house.codeOf(sari.secret).replace(/^(...)/, '$1 ')
    expect(
      (await house.staff.signIn.finish({ half: await half(house, sari), code, address: here })).ok,
    ).toBe(true)
  })
})

describe('guessing', () => {
  /** How many of so many tries are looked at; each waits as long as it is told. */
  async function tries(
    house: House,
    name: string,
    addresses: (round: number) => string,
    ms: number,
  ) {
    let looked = 0
    const end = house.clock.now() + ms
    for (let round = 0; house.clock.now() < end && round < 2_000; round++) {
      const answer = await house.staff.signIn.begin({
        name,
        password: 'x',
        address: addresses(round),
      })
      if (answer.ok) throw new Error('guessed')
      if (answer.wait === 0) looked += 1
      await house.clock.leap(answer.wait || 1)
    }
    return looked
  }

  test('from one address it is soon one try in a quarter of an hour', async () => {
    const house = await staffHouse()
    await house.add('sari')
    await tries(house, 'sari', () => '198.51.100.1', 60 * minutes)
    expect(await tries(house, 'sari', () => '198.51.100.1', 60 * minutes)).toBeLessThanOrEqual(4)
  })

  test('from as many addresses as one likes it is one in five minutes for a name', async () => {
    const house = await staffHouse()
    await house.add('sari')
    const anywhere = (round: number) => `198.51.${round % 250}.${round >> 8}`
    await tries(house, 'sari', anywhere, 60 * minutes)
    expect(await tries(house, 'sari', anywhere, 60 * minutes)).toBeLessThanOrEqual(13)
  })

  test.each([
    ['one address', () => '198.51.100.1', 13],
    [
      'the many addresses of one line',
      (round: number) => `2001:db8:1:2:${round.toString(16)}::1`,
      13,
    ],
    ['everywhere', (round: number) => `198.${round >> 8}.${round % 250}.1`, 1_801],
  ])('at many names, from %s, it is slowed down too', async (_, address, most) => {
    const house = await staffHouse()
    const guess = async (ms: number) => {
      let looked = 0
      const end = house.clock.now() + ms
      for (let round = 0; house.clock.now() < end; round++) {
        const name = `name${house.clock.now()}`
        const tried = { name, password: 'x', address: address(round) }
        const answer = await house.staff.signIn.begin(tried)
        if (answer.ok) throw new Error('guessed')
        if (answer.wait === 0) looked += 1
        await house.clock.leap(answer.wait || 1)
        if (looked > 5_000) break
      }
      return looked
    }
    await guess(60 * minutes)
    expect(await guess(60 * minutes)).toBeLessThanOrEqual(most)
  })

  test('many at once gain nothing', async () => {
    const house = await staffHouse()
    await house.add('sari')
    house.passwords.asked.length = 0
    await Promise.all(
      Array.from({ length: 40 }, () =>
        house.staff.signIn.begin({ name: 'sari', password: 'x', address: here }),
      ),
    )
    expect(house.passwords.asked.length).toBeLessThanOrEqual(6)
  })

  test('of codes, by somebody who has the password, is slowed down the same', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    const address = '198.51.100.1'
    let looked = 0
    const end = house.clock.now() + 240 * minutes
    while (house.clock.now() < end) {
      const begun = await begin(house, sari, address)
      if (!begun.ok) {
        await house.clock.leap(begun.wait)
        continue
      }
      const done = await house.staff.signIn.finish({ half: begun.half, code: '000000', address })
      if (!done.ok && done.why === 'code') looked += 1
      await house.clock.leap(1)
    }
    expect(looked).toBeLessThan(20)
  })

  test('by strangers keeps nobody out who signed in from their own place before', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    await house.signIn(sari, here)
    await tries(house, 'sari', (round) => `198.51.${round % 250}.${round >> 8}`, 60 * minutes)
    expect(await house.signIn(sari, here)).toBeTruthy()
    await tries(house, 'sari', () => '198.51.0.1', 1)
    // Elsewhere they wait, five minutes at most.
    const elsewhere = await begin(house, sari, '192.0.2.9')
    expect(elsewhere.ok ? 0 : elsewhere.wait).toBeGreaterThan(0)
    expect(elsewhere.ok ? 0 : elsewhere.wait).toBeLessThanOrEqual(5 * minutes)
  })

  test('one’s own mistakes cost a pause, and are forgotten when it is right', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    const wrong = { ...sari, password: 'x' }
    for (let round = 0; round < 6; round++) expect(await begin(house, wrong)).toEqual(no)
    expect(await begin(house, sari)).toEqual({ ok: false, wait: 5_000 })
    await house.clock.leap(5_000)
    const begun = await half(house, sari)
    await house.clock.leap(10_000)
    await house.nextCode()
    const code = house.codeOf(sari.secret)
    expect((await house.staff.signIn.finish({ half: begun, code, address: here })).ok).toBe(true)
    for (let round = 0; round < 6; round++) expect(await begin(house, wrong)).toEqual(no)
  })
})

test('who begins just when they are disabled in another process gets no session', async () => {
  const inner = memoryStore()
  const store = failingStore(inner)
  const house = await staffHouse({ store })
  const sari = await house.add('sari')
  await house.nextCode()
  const begun = await half(house, sari)
  const { keyring, clock } = house
  const audit = createAudit({ store: inner, clock })
  const elsewhere = createStaff({ store: inner, keyring, clock, audit }, house.passwords)
  store.beforeCommit = async ({ put }) => {
    if (!put?.some(([key]) => key.startsWith('staff-session/'))) return
    store.beforeCommit = async () => {}
    expect(await elsewhere.disable(terminal, sari.id)).toEqual({ ok: true })
  }
  const code = house.codeOf(sari.secret)
  expect((await house.staff.signIn.finish({ half: begun, code, address: here })).ok).toBe(false)
  expect(inner.keys('staff-session/').length).toBe(1) // of joining
})

describe('passwords', () => {
  test('are kept as Argon2id at no less than OWASP asks for, each with its own salt', async () => {
    const { hash, matches } = createPasswords()
    const [one, two] = [await hash('tàu đánh cá'), await hash('tàu đánh cá')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/)
    expect(one).not.toBe(two)
    expect(passwordCost.memoryCost).toBeGreaterThanOrEqual(19_456)
    expect(passwordCost.timeCost).toBeGreaterThanOrEqual(2)
    expect(await matches('tàu đánh cá', one)).toBe(true)
    expect(await matches('tau danh ca', one)).toBe(false)
    expect(await matches('tàu đánh cá', null)).toBe(false)
  })

  test('are the same however a keyboard composes their letters', async () => {
    const { hash, matches } = createPasswords()
    const hashed = await hash('tàu đánh cá'.normalize('NFC'))
    expect(await matches('tàu đánh cá'.normalize('NFD'), hashed)).toBe(true)
    expect(await matches('ｔàu đánh cá', hashed)).toBe(true)
  })

  test('are good for as long as their owner wants', async () => {
    const house = await staffHouse()
    const sari = await house.add('sari')
    await house.clock.leap(3 * 365 * 24 * 60 * minutes)
    expect(await house.staff.sessions.find(await house.signIn(sari))).not.toBeNull()
  })

  test('are looked at whole, with their capitals and their spaces', async () => {
    const { hash, matches } = createPasswords()
    const long = `${'kapal di dermaga '.repeat(11)}Akhir`
    expect([...long].length).toBeGreaterThan(64)
    const hashed = await hash(` ${long} `)
    expect(await matches(` ${long} `, hashed)).toBe(true)
    for (const other of [long, ` ${long}`, ` ${long.toLowerCase()} `, ` ${long.slice(0, -1)} `])
      expect(await matches(other, hashed)).toBe(false)
  })

  test('are hashed anew at the next sign-in when they cost too little by now', async () => {
    const { matches, isOutdated, hash } = createPasswords()
    const old = createPasswords({ memoryCost: 19_456, timeCost: 2, parallelism: 1 } as never)
    const hashed = await old.hash('a password')
    expect(await isOutdated(hashed)).toBe(true)
    expect(await isOutdated(await hash('a password'))).toBe(false)
    expect(await matches('a password', hashed)).toBe(true)

    const store = memoryStore()
    const house = await staffHouse({ store })
    const sari = await house.add('sari')
    house.passwords.outdated = true
    let hashes = 0
    house.passwords.hash = async (password) => {
      hashes += 1
      return `hashed:${password}`
    }
    await house.signIn(sari)
    expect(hashes).toBe(1)
    house.passwords.outdated = false
    await house.signIn(sari)
    expect(hashes).toBe(1)
  })
})
