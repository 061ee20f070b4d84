import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startBrowser } from '../../../fixtures/browser.ts'
import { offer, openPage, verdict } from './open-page.ts'
import { until } from './visitor.ts'

// A browser starts and draws slowly on a machine that does other work as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const computer = { viewport: { width: 1024, height: 700 }, isMobile: false, hasTouch: false }

test('a pasted offer is shown at once, answered, and followed by answers to tap', async () => {
  const open = await openPage(browser, { answersAfter: 300 })
  const { page, inside, write, lines } = open
  await write(offer)
  expect((await lines()).join('\n')).toContain('paspor nanti bos yg pegang')
  await page.waitForSelector('.choice')
  expect(await page.locator('#log strong').allInnerTexts()).toEqual(['BAHAYA.'])
  expect(await page.locator('#intro').count()).toBe(0)
  expect(await page.inputValue('#text')).toBe('')

  await page.click('.choice >> nth=1')
  await page.waitForSelector('text=Baik, dicatat.')
  expect(inside.taken[1]?.body).toEqual({ kind: 'choice', choice: 'paid' })
  expect(await page.locator('.choice').count()).toBe(0)
  expect(await page.locator('#waiting .line').count()).toBe(0)
  await open.close()
})

test('a reload keeps the screen, and nothing stands twice', async () => {
  const open = await openPage(browser)
  const { page, write, lines } = open
  await write(offer)
  await page.waitForSelector('.choice')
  const before = await lines()
  await page.reload()
  await page.waitForSelector('.choice')
  expect(await lines()).toEqual(before)
  await page.click('.choice >> nth=0')
  await page.waitForSelector('text=Baik, dicatat.')
  await open.close()
})

test('the keyboard alone is enough, and always shows where it is', async () => {
  const open = await openPage(browser, { context: computer })
  const { page, inside } = open
  const focused = () => page.evaluate<string>('document.activeElement.outerHTML')
  async function tabTo(what: string, key = 'Tab') {
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press(key)
      if (!(await focused()).includes(what)) continue
      const outline = await page.evaluate<string>(outlineOfFocused)
      expect(Number.parseInt(outline, 10)).toBeGreaterThanOrEqual(2)
      return
    }
    throw new Error(`never reached: ${what}`)
  }
  await tabTo('name="text"')
  await page.keyboard.type('Lowongan')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('Kamboja')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.choice')
  expect(inside.taken[0]?.body).toEqual({ kind: 'text', text: 'Lowongan\nKamboja' })
  await tabTo('value="left"', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=Baik, dicatat.')
  expect(inside.taken[1]?.body).toEqual({ kind: 'choice', choice: 'left' })
  await tabTo('name="text"')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await until(() => inside.taken.length === 3, 'the digit')
  expect(inside.taken[2]?.body).toEqual({ kind: 'text', text: '2' })
  await open.close()
})

test('Enter that only ends a Vietnamese letter sends nothing', async () => {
  const open = await openPage(browser, { context: computer })
  const { page, inside } = open
  await page.fill('#text', 'tuyê')
  await page.evaluate(enterWhileComposing)
  expect(await page.inputValue('#text')).toBe('tuyê')
  expect(inside.calls).toBe(0)
  await open.close()
})

test('without a script the whole conversation works', async () => {
  const open = await openPage(browser, { context: { javaScriptEnabled: false } })
  const { page, inside, write, lines } = open
  await write(offer)
  await page.waitForSelector('.choice')
  expect((await lines()).join('\n')).toContain('BAHAYA.')
  await page.click('.choice >> nth=2')
  await page.waitForSelector('text=Baik, dicatat.')
  await page.click('text=Tiếng Việt')
  expect(await page.title()).toBe('Hỏi đáp')
  await page.click('#hide button')
  expect(await page.title()).toBe('Bảng đơn vị đo')
  await page.goBack()
  expect(await page.content()).not.toMatch(/Kamboja|BAHAYA/)
  expect(inside.taken.map(({ body }) => body.kind)).toEqual(['text', 'choice', 'text'])
  await open.close()
})

test('opened by a link from another site, the chat is still there', async () => {
  const open = await openPage(browser)
  const { page, url, write } = open
  await write(offer)
  await page.waitForSelector('.choice')
  // "localhost" is another site than "127.0.0.1". The link stands in a page of that site.
  const other = url.replace('127.0.0.1', 'localhost')
  await page.route(`${other}/link`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${url}/">link</a>` }),
  )
  await page.goto(`${other}/link`)
  await page.click('a')
  await page.waitForSelector('.choice')
  await open.close()
})

test('the place is asked of the browser only after a tap', async () => {
  const here = { latitude: 11.5564, longitude: 104.9282 }
  const context = { geolocation: here, permissions: ['geolocation'] }
  const open = await openPage(browser, { context })
  const { page, inside } = open
  await page.click('#place')
  await page.waitForSelector('text=Baik, dicatat.')
  expect(inside.taken.map(({ body }) => body)).toEqual([{ kind: 'place', ...here }])
  await open.close()
})

test('a place that is refused is said in words, and nothing is sent', async () => {
  const open = await openPage(browser, { context: { permissions: [] } })
  await open.page.click('#place')
  await open.page.waitForSelector('text=Tulis nama tempat atau gedungnya')
  expect(open.inside.calls).toBe(0)
  await open.close()
})

test.each([
  ['id-ID', 'light'],
  ['vi-VN', 'light'],
  ['vi-VN', 'dark'],
] as const)('nothing stands in the way of a screen reader: %s, %s', async (locale, colorScheme) => {
  const open = await openPage(browser, { context: { locale, colorScheme } })
  const { page, write, url } = open
  expect(await barriers(page)).toEqual([])
  await write(offer)
  await page.waitForSelector('.choice')
  await page.click('summary')
  expect(await barriers(page)).toEqual([])
  expect(await page.getAttribute('#log', 'role')).toBe('log')
  expect(await page.getAttribute('#log', 'aria-live')).toBe('polite')
  await page.fill('#code', '1234')
  await page.click('.resume button')
  await page.waitForSelector('[role=alert]')
  expect(await barriers(page)).toEqual([])
  await page.goto(`${url}/info`)
  expect(await barriers(page)).toEqual([])
  await open.close()
})

test.each([
  [320, 568],
  // A small computer screen at 400 %, as the accessibility rules measure it.
  [320, 256],
  [360, 740],
  [1280, 800],
])(
  '%i by %i: no sideways scrolling, nothing too small to tap, the way out in sight',
  async (width, height) => {
    const context = { viewport: { width, height } }
    const open = await openPage(browser, { context })
    const { page, write } = open
    await expectRoom(page)
    await write(`${offer}\n${'kerja'.repeat(100)}`)
    await page.waitForSelector('.choice')
    await page.click('summary')
    await expectRoom(page)
    const wayOut = await page.locator('#hide button').boundingBox()
    expect(wayOut?.y).toBeLessThan(60)
    await open.close()
  },
)

test('of a long answer the first line is in sight', async () => {
  const long = { ...verdict, text: `*BAHAYA.* Satu\n${'baris\n'.repeat(40)}` }
  const open = await openPage(browser, { answer: () => long })
  await open.write(offer)
  await open.page.waitForSelector('.choice')
  const top = (await open.page.locator('strong').boundingBox())?.y
  expect(top).toBeGreaterThan(50)
  expect(top).toBeLessThan(200)
  await open.close()
})

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

async function expectRoom(page: Page): Promise<void> {
  const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(tooWide)).toBe(0)
  for (const tappable of await page.locator('a, button, summary, input, textarea').all()) {
    const box = await tappable.boundingBox()
    if (!box || box.width === 0) continue
    const what = await tappable.evaluate('(element) => element.outerHTML')
    expect(Math.min(box.width, box.height), `${what}`).toBeGreaterThanOrEqual(44)
  }
}

// What runs inside the page is written as text: the tests are compiled for Node, which has no document.
const outlineOfFocused = `(() => {
  const style = getComputedStyle(document.activeElement)
  return style.outlineStyle === 'none' ? '0' : style.outlineWidth
})()`

const enterWhileComposing = `document.getElementById('text').dispatchEvent(
  new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
)`
