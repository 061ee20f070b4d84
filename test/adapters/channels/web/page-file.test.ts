import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bareFile } from '../../../../src/runtime/bare-file.ts'
import { startBrowser } from '../../../fixtures/browser.ts'
import { jpeg, pdf, tellingJpeg } from '../../../fixtures/sample-files.ts'
import { type OpenPage, openPage } from './open-page.ts'
import { until } from './visitor.ts'

// A browser starts and draws slowly on a machine that does other work as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const screenshot = { name: 'Screenshot_gaji.jpg', mimeType: 'image/jpeg', buffer: jpeg }

async function choose({ page }: OpenPage, file: Parameters<OpenPage['page']['setInputFiles']>[1]) {
  await page.click('#attach summary')
  await page.setInputFiles('#file', file)
}
const press = ({ page }: OpenPage) => page.click('#say button:not([type=button])')
const bodies = ({ inside }: OpenPage) => inside.taken.map(({ body }) => body)

test('with the script words go at once and the picture beside them; the page names it', async () => {
  const open = await openPage(browser)
  await choose(open, screenshot)
  if (process.env['SHOT']) writeFileSync(process.env['SHOT'], await open.page.screenshot())
  await open.page.fill('#text', 'ini tawarannya')
  await press(open)
  await until(() => open.inside.taken.length === 2, 'both')
  expect(bodies(open)).toContainEqual({ kind: 'text', text: 'ini tawarannya' })
  expect(bodies(open)).toContainEqual({
    kind: 'media',
    media: 'photo',
    file: { ref: 'kept-1', type: 'image/jpeg', name: null, bytes: jpeg.length },
  })
  await until(async () => (await open.lines()).includes('[Gambar]'), 'the line')
  // The field is empty again, so that the next message does not carry it once more.
  expect(await open.page.inputValue('#file')).toBe('')
  await open.write('lagi')
  await until(() => open.inside.taken.length === 3, 'the third')
  expect(open.inside.kept.size).toBe(1)
  await open.close()
})

test('without a script one form carries both', async () => {
  const open = await openPage(browser, { context: { javaScriptEnabled: false } })
  await choose(open, screenshot)
  await open.page.fill('#text', 'ini tawarannya')
  await press(open)
  await open.page.waitForLoadState()
  expect(bodies(open)).toMatchObject([{ kind: 'media', caption: 'ini tawarannya' }])
  expect(await open.lines()).toContain('[Gambar]')
  await open.close()
})

test('nothing written waits for a picture; what did not get through is tried again', async () => {
  const open = await openPage(browser)
  let lost = 0
  await open.page.route('**/say', async (route) => {
    const isFile = /multipart/.test(route.request().headers()['content-type'] ?? '')
    if (!isFile || lost > 0) return await route.continue()
    lost += 1
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.abort()
  })
  await choose(open, screenshot)
  await press(open)
  await open.write('tolong')
  await until(() => open.inside.taken.length === 1, 'the words')
  expect(bodies(open)).toEqual([{ kind: 'text', text: 'tolong' }])
  await until(() => open.inside.taken.length === 2, 'the picture')
  expect(lost).toBe(1)
  await open.close()
})

test('what is too large is said before it is sent, and what is not taken after', async () => {
  const open = await openPage(browser)
  const status = () => open.page.textContent('#status')
  await choose(open, { ...screenshot, buffer: Buffer.alloc(10 * 1024 * 1024 + 1) })
  await press(open)
  expect(await status()).toMatch(/^Berkas ini lebih besar dari 10 MB/)
  await open.page.setInputFiles('#file', { ...screenshot, buffer: Buffer.from('<svg>') })
  await press(open)
  await until(async () => ((await status()) ?? '').startsWith('Jenis berkas ini'), 'the reason')
  expect(open.inside.kept.size).toBe(0)
  await open.close()
})

test('00 typed beside a chosen file hides at once', async () => {
  const open = await openPage(browser)
  await open.write('halo')
  await until(() => open.inside.taken.length === 1, 'the words')
  await choose(open, screenshot)
  await open.page.fill('#text', '00')
  await press(open)
  await open.page.waitForURL('**/info')
  expect(open.inside.kept.size).toBe(0)
  await open.close()
})

test('a file of ours is saved under its neutral name', async () => {
  const file = { name: 'dokumen.pdf', type: 'application/pdf' as const, bytes: pdf }
  const open = await openPage(browser, { answer: () => ({ text: 'Ini.', file, by: 'worker' }) })
  await open.write('halo')
  const [saved] = await Promise.all([open.page.waitForEvent('download'), open.page.click('a.file')])
  expect(saved.suggestedFilename()).toBe('dokumen.pdf')
  expect(await open.page.textContent('a.file')).toBe('Unduh berkas: dokumen.pdf (1 kB)')
  await open.close()
})

test('a stripped photograph is still drawn, turned as it was taken', async () => {
  const page = await browser.newPage()
  const base64 = Buffer.from(bareFile(tellingJpeg(6)).bytes).toString('base64')
  const size = await page.evaluate<number[]>(`new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve([image.naturalWidth, image.naturalHeight])
    image.onerror = () => resolve([])
    image.src = 'data:image/jpeg;base64,${base64}'
  })`)
  expect(size).toEqual([8, 16])
  await page.close()
})
