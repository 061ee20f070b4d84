import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startBrowser } from '../../../fixtures/browser.ts'
import { offer, openPage } from './open-page.ts'
import { until } from './visitor.ts'

// A browser starts and draws slowly on a machine that does other work as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const echo: Parameters<typeof openPage>[1] = {
  answer: ({ body }) => ({ text: body.kind === 'text' ? `Jawaban ${body.text}` : 'Baik.' }),
}

test('a lost connection is said, and no line is lost or doubled when it comes back', async () => {
  const open = await openPage(browser, echo)
  const { page, inside, write, lines } = open
  await write('satu')
  await page.waitForSelector('text=Jawaban satu')

  const comeBack = await open.loseServer()
  await write('dua')
  await write('tiga')
  await page.waitForSelector('text=Belum terkirim')
  // The note comes with the first try again that fails, which may be after the line is called unsent.
  await page.waitForSelector('#status:has-text("Sambungan terputus")')
  expect(await lines()).toEqual(['satu', 'Jawaban satu', 'dua', 'tiga'])
  const from = inside.taken[0]?.from
  if (!from) throw new Error('not taken in')
  inside.say(from, { text: 'Sementara itu', by: 'worker' })

  await comeBack()
  await page.click('text=Kirim sekarang')
  await page.waitForSelector('text=Jawaban tiga', { timeout: 20_000 })
  await until(async () => (await page.locator('#waiting .line').count()) === 0, 'all is stored')
  expect((await lines()).slice().sort()).toEqual(
    ['satu', 'Jawaban satu', 'Sementara itu', 'dua', 'Jawaban dua', 'tiga', 'Jawaban tiga'].sort(),
  )
  expect(inside.taken).toHaveLength(3)
  await until(async () => (await page.locator('#status').textContent()) === '', 'the note is gone')
  // Events are back as well.
  inside.say(from, { text: 'Masih di sini', by: 'worker' })
  await page.waitForSelector('text=Masih di sini')
  expect(await page.locator('.worker .by >> nth=0').textContent()).toBe('Pendamping')
  await open.close()
})

test('when only the answer to a post is lost, the same message is sent again and stands once', async () => {
  const open = await openPage(browser, echo)
  const { page, inside, write, lines } = open
  let lost = false
  await page.route('**/say', async (route) => {
    if (lost) return await route.continue()
    lost = true
    await route.fetch()
    // Nothing of the answer arrived, nor did the cookie that made the address.
    await page.context().clearCookies()
    await route.abort('connectionreset')
  })
  await write('satu')
  await until(() => inside.calls === 2, 'it was sent again')
  await page.waitForSelector('text=Jawaban satu')
  await write('dua')
  await page.waitForSelector('text=Jawaban dua')
  await until(async () => (await page.locator('#waiting .line').count()) === 0, 'all is stored')
  expect(await lines()).toEqual(['satu', 'Jawaban satu', 'dua', 'Jawaban dua'])
  expect(inside.taken).toHaveLength(2)
  expect(new Set(inside.taken.map(({ from }) => from.id)).size).toBe(1)
  await open.close()
})

test('a store that is down is not called sent', async () => {
  const open = await openPage(browser, echo)
  const { page, inside, write } = open
  inside.broken = true
  await write('satu')
  await page.waitForSelector('text=Belum terkirim')
  inside.broken = false
  await page.waitForSelector('text=Jawaban satu')
  await open.close()
})

test('where no events can be had, the page looks by itself', async () => {
  const open = await openPage(browser, {
    ...echo,
    answersAfter: 1000,
    web: { limits: { inAll: 0 } },
  })
  const { page, inside, write } = open
  await page.clock.install()
  await write('satu')
  await page.waitForSelector('text=Terkirim')
  await until(
    async () => (await inside.screen(inside.taken[0]?.from ?? never, 0)).length === 2,
    'a reply',
  )
  expect(await page.locator('text=Jawaban satu').count()).toBe(0)
  await page.clock.fastForward(6000)
  await page.waitForSelector('text=Jawaban satu')
  await open.close()
})

const never = { channel: 'web', id: 'never' }

test('a page that refuses cookies is told why it sees no answer', async () => {
  const open = await openPage(browser, echo)
  const { page, write } = open
  await page.route('**/say', async (route) => {
    const response = await route.fetch()
    await page.context().clearCookies()
    await route.fulfill({
      status: response.status(),
      contentType: 'application/json',
      body: '{}',
    })
  })
  await page.route('**/screen*', async (route) => {
    await page.context().clearCookies()
    await route.continue({ headers: { ...route.request().headers(), cookie: '' } })
  })
  await write('satu')
  await page.waitForSelector('text=menolak cookie')
  await open.close()
})

test('what is too long is said before it is sent, and stays in the field', async () => {
  const open = await openPage(browser, echo)
  const { page, inside } = open
  const length = 1_000_001
  await page.evaluate(`document.querySelector('textarea').value = 'a'.repeat(${length})`)
  await page.click('#say button:not([type=button])')
  await page.waitForSelector('text=terlalu panjang')
  expect(await page.inputValue('#text')).toHaveLength(length)
  expect(inside.calls).toBe(0)
  await open.close()
})

test('a long offer goes through as it is', async () => {
  const open = await openPage(browser)
  const { page, inside, write } = open
  const text = `${offer}\n`.repeat(300).trim()
  await write(text)
  await page.waitForSelector('.choice')
  expect(inside.taken[0]?.body).toEqual({ kind: 'text', text })
  await open.close()
})
