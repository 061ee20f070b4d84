import { expect, test } from 'vitest'
import { DrawFault } from '../../../../src/ports/draw.ts'
import { picture, plainDraw } from '../../../fixtures/picture.ts'
import { answeringInside } from './answering-inside.ts'
import { webForTest } from './serve-web.ts'
import { until, visitor } from './visitor.ts'

async function setUp(options: Parameters<typeof webForTest>[0] = {}) {
  const inside = answeringInside({ answer: () => ({ text: 'Ini gambarnya.', picture }) })
  const channel = webForTest(options)
  await channel.start(inside)
  const visit = visitor(channel.app)
  await visit.form('/say', { text: 'gambar' })
  const page = async () => (await visit.get('/')).text()
  await until(async () => (await page()).includes('Ini gambarnya'), 'the reply')
  return { channel, inside, visit, page }
}

test('the page shows it under a name, and with words, that tell nothing', async () => {
  const { visit, page } = await setUp()
  expect(await page()).toContain('<img src="/picture/2" alt="Gambar">')
  const answer = await visit.get('/picture/2')
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-disposition')).toBe('inline; filename="image.png"')
  expect(answer.headers.get('content-security-policy')).toContain("img-src 'self'")
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(await plainDraw(picture))
})

test('nobody else sees it, and no line without one has one', async () => {
  const { channel, visit } = await setUp()
  expect((await visitor(channel.app).get('/picture/2')).status).toBe(404)
  for (const wrong of ['1', '3', '0', '-1', 'x', '2x', '1e999'])
    expect((await visit.get(`/picture/${wrong}`)).status).toBe(404)
})

test('after 00 it is gone with its line', async () => {
  const { visit } = await setUp()
  await visit.form('/say', { text: '00' })
  expect((await visit.get('/picture/2')).status).toBe(404)
})

test('what cannot be drawn now is asked for again', async () => {
  const { visit } = await setUp({
    draw: async () => {
      throw new DrawFault('busy', 'many wait')
    },
  })
  const answer = await visit.get('/picture/2')
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
})
