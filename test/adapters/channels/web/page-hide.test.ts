import type { Browser, Page } from 'playwright-core'
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

const telling = /Kamboja|BAHAYA|Suar/

async function withChat(options: Parameters<typeof openPage>[1] = {}) {
  const open = await openPage(browser, options)
  await open.write(offer)
  await open.page.waitForSelector('.choice')
  return open
}

test('one tap: the screen is empty at once, the title is dull, and there is no way back', async () => {
  const open = await withChat()
  const { page, inside, url } = open
  // A step in the history before it, as after changing the language.
  await page.click('text=Tiếng Việt')
  await page.waitForSelector('.choice')

  const atOnce = await page.evaluate<{ title: string; text: string; path: string }>(`(() => {
    document.querySelector('#hide button').click()
    return { title: document.title, text: document.body.innerText, path: location.pathname }
  })()`)
  expect(atOnce.title).toBe('Bảng đơn vị đo')
  expect(atOnce.text).not.toMatch(telling)
  expect(atOnce.path).toBe('/info')

  await replaced(page)
  await until(() => inside.taken.length === 2, 'the inside was told')
  expect(inside.taken[1]?.body).toEqual({ kind: 'text', text: '00' })
  await page.goBack()
  await page.waitForLoadState()
  expect(await page.content()).not.toMatch(/Kamboja|BAHAYA/)
  await page.goForward()
  await page.waitForLoadState()
  expect(await page.title()).toBe('Bảng đơn vị đo')

  await page.goto(url)
  await page.waitForSelector('text=Ketik MENU.')
  expect(await page.content()).not.toMatch(telling)
  expect(await page.title()).toBe('Hỏi đáp')
  await open.close()
})

test('Escape pressed twice hides, once does not', async () => {
  const open = await withChat()
  const { page, inside } = open
  await page.keyboard.press('Escape')
  expect(await page.content()).toContain('Kamboja')
  await page.keyboard.press('Escape')
  await replaced(page)
  expect(await page.content()).not.toMatch(telling)
  await until(() => inside.taken.length === 2, 'the inside was told')
  await open.close()
})

test('the word that hides, written and sent, hides at once', async () => {
  const open = await withChat()
  await open.write(' 00 ')
  await replaced(open.page)
  await until(() => open.inside.taken.length === 2, 'the inside was told')
  await open.close()
})

test('without a connection the screen is cleared all the same, and the inside is told later', async () => {
  const open = await withChat()
  const { page, inside, url } = open
  const comeBack = await open.loseServer()
  await page.context().setOffline(true)
  await page.click('#hide button')
  expect(await page.locator('h1').textContent()).toBe('Tabel satuan')
  expect(await page.content()).not.toMatch(telling)
  expect(inside.taken).toHaveLength(1)

  await comeBack()
  await page.context().setOffline(false)
  await page.goto(url)
  expect(await page.content()).not.toMatch(/Kamboja|BAHAYA/)
  await until(() => inside.taken.length === 2, 'the inside was told')
  expect(inside.taken[1]?.body).toEqual({ kind: 'text', text: '00' })
  await open.close()
})

test('what was sent without a connection is kept before the screen is cleared', async () => {
  const open = await withChat()
  const { page, inside } = open
  await page.route('**/say', (route) => route.abort())
  await open.write('kami disekap di lantai 4')
  await page.waitForSelector('text=Belum terkirim')
  await page.click('#hide button')
  await until(() => inside.taken.length === 3, 'both were taken in')
  expect(inside.taken.slice(1).map(({ body }) => 'text' in body && body.text)).toEqual([
    'kami disekap di lantai 4',
    '00',
  ])
  await open.close()
})

test('hiding in one window empties the others', async () => {
  const open = await withChat()
  const { page, url } = open
  const second = await page.context().newPage()
  await second.goto(url)
  await second.waitForSelector('.choice')
  await page.bringToFront()
  await page.click('#hide button')
  await second.bringToFront()
  await second.waitForSelector('text=Ketik MENU.')
  expect(await second.locator('.line').count()).toBe(1)
  expect(await second.locator('body').textContent()).not.toMatch(/Kamboja|BAHAYA/)
  await open.close()
})

/** Not the address, which changes at once: the page itself gave way to the other. */
async function replaced(page: Page): Promise<void> {
  const isOther = `performance.getEntriesByType('navigation')[0].name.endsWith('/info')`
  await page.waitForFunction(isOther)
}
