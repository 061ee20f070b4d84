import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { drawer } from '../../../../src/adapters/picture/draw.ts'
import { startBrowser } from '../../../fixtures/browser.ts'
import { picture } from '../../../fixtures/picture.ts'
import { openPage } from './open-page.ts'
import { until } from './visitor.ts'

// A browser starts and draws slowly on a machine that does other work as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const drawn = `(() => {
  const image = document.querySelector('.line img')
  return image && image.complete && image.naturalWidth === 1080 &&
    image.getBoundingClientRect().width <= window.innerWidth
})()`

test('the picture is drawn within the page and its policy, and goes with the screen', async () => {
  const open = await openPage(browser, {
    answer: () => ({
      text: 'Ini gambarnya. Boleh diteruskan.',
      picture,
      choices: [{ id: 'why', label: 'Mengapa?' }],
    }),
    web: { draw: drawer() },
  })
  const { page } = open
  await open.write('gambar')
  await until(() => page.evaluate<boolean>(drawn), 'the picture')
  if (process.env['SHOT'])
    writeFileSync(process.env['SHOT'], await page.screenshot({ fullPage: true }))
  // The page as the server writes it shows the same.
  await page.reload()
  await until(() => page.evaluate<boolean>(drawn), 'the picture')
  expect(await page.getAttribute('.line img', 'alt')).toBe('Gambar')

  await page.fill('#text', '00')
  await page.click('#say button:not([type=button])')
  await page.waitForURL('**/info')
  expect(await page.locator('img').count()).toBe(0)
  await page.goBack()
  await page.waitForLoadState()
  expect(await page.locator('img').count()).toBe(0)
  await open.close()
})
