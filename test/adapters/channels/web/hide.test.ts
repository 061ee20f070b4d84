import { expect, test } from 'vitest'
import { answeringInside } from './answering-inside.ts'
import { webForTest } from './serve-web.ts'
import { until, visitor } from './visitor.ts'

const answer = '*BAHAYA.* Jangan berangkat.'

async function setUp(answersAfter = 20) {
  const inside = answeringInside({ answer: () => ({ text: answer }), answersAfter })
  const channel = webForTest()
  await channel.start(inside)
  const visit = visitor(channel.app)
  await visit.form('/say', { text: 'Kamboja' })
  const page = async () => (await visit.get('/')).text()
  expect(await page()).toContain('Kamboja')
  return { inside, visit, page }
}

const texts = (inside: ReturnType<typeof answeringInside>) =>
  inside.taken.map(({ body }) => (body.kind === 'text' ? body.text : body.kind))

test('one press: the inside is told, a dull page comes, and then only the neutral line stands', async () => {
  const { inside, visit, page } = await setUp()
  const hidden = await visit.form('/hide', {})
  expect(hidden.headers.get('Location')).toBe('/info')
  expect(texts(inside)).toEqual(['Kamboja', '00'])
  expect(await page()).not.toMatch(/Kamboja|BAHAYA/)
  await until(async () => (await page()).includes('Ketik MENU'), 'the neutral line')
  expect(await page()).not.toMatch(/Kamboja|BAHAYA/)
  expect((await visit.screen(2)).reset).toBe(true)
})

test('the word that hides does the same when it is written', async () => {
  const { inside, visit, page } = await setUp()
  const hidden = await visit.form('/say', { text: ' 00 ' })
  expect(hidden.headers.get('Location')).toBe('/info')
  expect(texts(inside)).toEqual(['Kamboja', '00'])
  expect(await page()).not.toContain('Kamboja')
})

test('nothing of before is shown while the inside is still busy', async () => {
  const { visit, page } = await setUp(400)
  await visit.json('/hide', { id: 'h'.repeat(32), unsent: [] })
  expect(await page()).not.toMatch(/Kamboja|BAHAYA/)
  expect((await visit.screen(0)).lines).toEqual([])
})

test('nothing of before is shown when the inside cannot be told, and it is told later', async () => {
  const { inside, visit, page } = await setUp()
  inside.broken = true
  const hidden = await visit.form('/hide', {})
  expect(hidden.headers.get('Location')).toBe('/info')
  expect(await page()).not.toMatch(/Kamboja|BAHAYA/)
  inside.broken = false
  expect(await page()).not.toMatch(/Kamboja|BAHAYA/)
  expect(texts(inside)).toEqual(['Kamboja', '00'])
  await until(async () => (await page()).includes('Ketik MENU'), 'the neutral line')
})

test('hidden without a connection: the browser remembers, and the next look carries it out once', async () => {
  const { inside, visit, page } = await setUp()
  visit.jar.set('shut', `a${'f'.repeat(32)}`)
  expect(await page()).not.toMatch(/Kamboja|BAHAYA/)
  visit.jar.set('shut', `a${'f'.repeat(32)}`)
  await visit.get('/screen?after=0')
  expect(texts(inside)).toEqual(['Kamboja', '00'])
})

test('a made-up memory of hiding hides at most too much', async () => {
  const { visit, page } = await setUp()
  for (const value of ['x', 'a', 'd', 'd-1', `a${'%'.repeat(20)}`, 'd9'.repeat(20)]) {
    visit.jar.set('shut', value)
    expect(await page()).toContain('Kamboja')
  }
})

test('what was sent and had not got through is kept before the screen is cleared', async () => {
  const { inside, visit } = await setUp()
  const unsent = [{ id: 'u'.repeat(32), text: 'kami disekap' }]
  const hidden = await visit.json('/hide', { id: 'h'.repeat(32), unsent })
  expect(hidden.status).toBe(202)
  expect(texts(inside)).toEqual(['Kamboja', 'kami disekap', '00'])
})

test('what was written after hiding is shown', async () => {
  const { visit, page } = await setUp()
  await visit.form('/hide', {})
  await visit.form('/say', { text: 'siapa ini?' })
  await until(async () => (await page()).includes('siapa ini?'), 'the new line')
  expect(await page()).not.toContain('Kamboja')
})

test('whoever never wrote has nothing to hide, and leaves no trace in doing so', async () => {
  const inside = answeringInside()
  const channel = webForTest()
  await channel.start(inside)
  const visit = visitor(channel.app)
  expect((await visit.form('/hide', {})).headers.get('Location')).toBe('/info')
  expect(inside.calls).toBe(0)
  expect(visit.jar.size).toBe(0)
})

test('the page after hiding names nobody, links nowhere and runs nothing', async () => {
  const { visit } = await setUp()
  const dull = await (await visit.get('/info')).text()
  expect(dull).toContain('<title>Tabel satuan</title>')
  expect(dull).not.toMatch(/suar|<a |<script|<form|Tanya jawab/i)
})
