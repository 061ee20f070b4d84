import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { roles } from '../../src/domain/desk.ts'
import { idOf, marking, member } from '../desk/knowledge/desk-room.ts'
import { barriersOf } from '../fixtures/barriers.ts'
import { startBrowser } from '../fixtures/browser.ts'
import { type OpenDesk, openDesk } from './open-desk.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** Something on every page, for somebody who may see all of them. */
async function fill({ rig }: OpenDesk) {
  const all = rig.people.add('Bagas', [...roles], ['ID', 'VN'])
  const sari = member('m-sari')
  const own = await rig.known.seed({ ...all })
  const { changes, dialled } = rig.known.known
  const theirs = idOf(
    await changes.propose(sari, 'ID', marking('+6281200000012', { campaign: true })),
  )
  const told = idOf(await changes.propose(sari, 'ID', marking('+6281200000013')))
  await changes.confirm({ ...all }, told)
  await rig.known.objects('GHJK2345', 'Nomor ini milik saya.\nSaya penjual pulsa.', {
    about: 'person',
    firms: [],
    marks: ['phone +6281200000013'],
    at: Date.now() - 20 * 86_400_000,
    dueBy: Date.now() - 86_400_000,
  })
  await dialled.note(sari, 'uji-phone', 'wrong')
  await rig.known.fillFigures('ID')
  const asked = await rig.known.known.drafts.keep(
    { ...all },
    {
      desk: 'ID',
      about: {
        country: 'ID',
        authority: 'Kantor Uji',
        nature: 'revoked',
        listedOn: '2026-11-20',
        source: 'daftar',
      },
      name: 'daftar.csv',
      bytes: Buffer.from('Kol A,Kol B\nPT Armada Samudra Contoh,1/2026\n'),
    },
  )
  const row = /row=([\w-]+)/.exec(
    await (await rig.visitor(all).get('/desk/knowledge/rows?firm=lautan')).text(),
  )?.[1]
  const pages = [
    'knowledge',
    `knowledge/change/${own.change}`,
    `knowledge/change/${theirs}`,
    `knowledge/change/${told}`,
    `knowledge/batch/${own.batch}`,
    'knowledge/propose/mark?text=0812-0000-0014%200812-0000-0015',
    'knowledge/propose/notice',
    `knowledge/propose/notice?row=${row}`,
    `knowledge/propose/withdrawal?row=${row}`,
    'knowledge/rows?firm=lautan',
    'knowledge/import',
    `knowledge/import/${own.draft}`,
    `knowledge/import/${asked}`,
    'objections',
    'objections/GHJK2345',
    'helplines',
    'figures/ID',
    'figures/VN',
  ]
  return { all, pages }
}

test.each(['light', 'dark'] as const)('no page has a barrier: %s', async (colorScheme) => {
  const desk = await openDesk(browser, { colorScheme })
  const { page, url, enter } = desk
  const { all, pages } = await fill(desk)
  await enter(all)
  for (const path of pages) {
    await page.goto(`${url}/desk/${path}`)
    expect(await barriersOf(page), path).toEqual([])
  }
  await desk.close()
})

// What can be pressed is never smaller than a finger, and no letter of a picture smaller than can be read.
const tooSmall = `[
  ...[...document.querySelectorAll('main button, main .button, main select, main input:not([type=hidden], [type=checkbox], [type=radio]), main summary')]
    .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 43),
  ...[...document.querySelectorAll('.chart text')].filter((one) => one.getBoundingClientRect().height < 11),
].map((one) => one.outerHTML)`

test.each(['id', 'vi', 'en'] as const)(
  'every page fits a phone of 320 pixels: %s',
  async (language) => {
    const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true }
    const desk = await openDesk(browser, phone)
    const { page, url, enter } = desk
    const { all, pages } = await fill(desk)
    all.language = language
    await enter(all)
    for (const path of pages) {
      await page.goto(`${url}/desk/${path}`)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(wide, path).toBe(320)
      expect(await page.evaluate<string[]>(tooSmall), path).toEqual([])
    }
    await desk.close()
  },
)

test('without the script a list is brought, proposed, and confirmed by a second person', async () => {
  const desk = await openDesk(browser, { javaScriptEnabled: false })
  const { page, rig, url, enter } = desk
  await enter(rig.who.supervisor)
  await page.goto(`${url}/desk/knowledge`)
  await page.click('text=Take a list over')
  const buffer = Buffer.from('Nama Perusahaan,Nomor Izin\nPT Armada Samudra Contoh,1/2026\n')
  await page.setInputFiles('[name=file]', { name: 'daftar.csv', mimeType: 'text/csv', buffer })
  await page.fill('[name=authority]', 'Kantor Uji')
  await page.fill('[name=listed-on]', '2026-11-20')
  await page.check('[name=nature][value=suspended]')
  await page.fill('[name=source]', 'https://www.kantor-uji.test/daftar')
  await page.click('text=Show what it would change')
  expect(await page.textContent('main')).toContain('PT Armada Samudra Contoh')
  await page.click('text=Propose the list')
  expect(await page.textContent('.told')).toContain('Somebody else confirms it.')
  await page.click('text=List of Kantor Uji')
  expect(await page.textContent('main')).toContain('Never the same person.')
  expect(await page.locator('text=Confirm it').count()).toBe(0)

  await enter(rig.people.add('Budi', ['supervisor'], ['ID']))
  await page.reload()
  await page.click('text=Confirm it')
  expect(await page.textContent('.told')).toContain('People are told it from now on.')
  await desk.close()
})

test('the keyboard alone leads from the list to a confirmed mark', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  const { changes } = rig.known.known
  const id = idOf(await changes.propose(member('m-budi'), 'ID', marking('+6281200000012')))
  await enter(rig.who.supervisor)
  await page.goto(`${url}/desk/knowledge`)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/knowledge/change/${id}`)
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.textContent')) === 'Confirm it') break
  }
  await page.keyboard.press('Enter')
  await page.waitForSelector('.told')
  expect((await changes.find(id))?.confirmed?.by).toBe(rig.who.supervisor.id)
  await page.goto(`${url}/desk/knowledge/change/${id}`)
  await page.keyboard.press('Escape')
  await page.waitForURL('**/desk/knowledge')
  await desk.close()
})

test('a table of figures is saved as a file', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await rig.known.fillFigures('ID')
  await enter(rig.who.supervisor)
  await page.goto(`${url}/desk/figures/ID`)
  const saved = page.waitForEvent('download')
  await page.click('#figures-waits >> text=Take along as CSV')
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^suar-ID-waits-\d{4}-\d\d-\d\d\.csv$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('Week from,People')
  await desk.close()
})
