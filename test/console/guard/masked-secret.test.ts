import { expect, test } from 'vitest'
import { chanceLength, masked, unmasked } from '../../../src/console/guard/masked-secret.ts'
import { consoleForTest } from '../console-for-test.ts'

const secret = 'Qk3sd9_fKw22mx0aPzT4Vg-0123456789abcdefghij'

test('each time it looks different, and is the same', () => {
  const all = Array.from({ length: 50 }, () => masked(secret))
  expect(new Set(all).size).toBe(50)
  expect(new Set(all.map(({ length }) => length)).size).toBe(1)
  expect(all.map(unmasked)).toEqual(all.map(() => secret))
  for (const one of all) expect(one).not.toContain(secret.slice(0, 6))
})

test.each(['', 'x', '!!', secret, masked('another'), 'A'.repeat(100_000)])(
  'what was not masked from it does not become it',
  (given) => {
    expect(unmasked(given)).not.toBe(secret)
  },
)

test('no answer bears the secret as it is, no two bear it alike, and each of them is taken', async () => {
  const rig = consoleForTest()
  const { token, session } = rig.people.open(rig.who.worker.id)
  const visitor = rig.visitor()
  visitor.cookies.set('desk', token)
  const pages = await Promise.all(
    [1, 2].map(async () => (await visitor.get('/desk/account')).text()),
  )
  const given = pages.map((page) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '')
  expect(given[0]).not.toBe(given[1])
  for (const [at, page] of pages.entries()) {
    expect(page).not.toContain(session.csrf)
    expect(page.split(given[at] ?? '').length).toBeGreaterThan(3)
  }
  for (const csrf of given) {
    const answer = await visitor.post('/desk/account/language', { csrf, language: 'vi' })
    expect(answer.status).toBe(303)
  }
  const raw = await visitor.post('/desk/account/language', { csrf: session.csrf, language: 'vi' })
  expect(raw.status).toBe(403)
})

test('answers differ in length by chance', () => {
  const lengths = new Set(Array.from({ length: 200 }, () => chanceLength().length))
  expect(lengths.size).toBeGreaterThan(20)
})
