import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { roles } from '../../../src/domain/desk.ts'
import { origin, report, told } from '../../desk/cases/case-room.ts'
import { barriersOf } from '../../fixtures/barriers.ts'
import { startBrowser } from '../../fixtures/browser.ts'
import { type OpenDesk, openDesk } from '../open-desk.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** Cases with something in each part, for somebody who may see all of them. */
async function fill({ rig }: OpenDesk) {
  const all = rig.people.add('Bagas', [...roles], ['ID', 'VN'])
  const { cases, seed } = rig.kept
  await seed({ ...all })
  await seed({ ...all }, 'case-two', 'chat-two')
  await seed({ ...all }, 'case-back', 'chat-three')
  await cases.merge({ ...all }, 'case-one', 'case-two')
  await cases.setLife({ ...all }, 'case-one', true)
  await cases.addDeadline({ ...all }, 'case-one', { text: 'Tanya Kemlu', by: Date.now() - 1000 })
  await cases.setFields({ ...all }, 'case-one', new Map([['x_BirthYear', ['2002']]]))
  const newer = report(told, { id: 'case-one', revision: 2 })
  newer.answers['birth-year'] = { value: '2003', at: Date.now() + 1000 }
  await cases.openFromReport(newer, origin)
  const event = { hte_Type: 'Exploitation', hte_Country: 'KH', hte_City: 'Bavet' } as const
  const words = Object.entries(event).map(([name, value]) => [name as keyof typeof event, [value]])
  const entry = { kind: 'event', number: null } as const
  await cases.setEntry(
    { ...all },
    'case-one',
    entry,
    new Map(words as [keyof typeof event, string[]][]),
  )
  const support = new Map([['spl_Type', ['LabourExploitationRehabilitation']]] as const)
  await cases.setEntry({ ...all }, 'case-one', { kind: 'plan', number: null }, support)
  const unasked = report(told, { id: 'case-unasked', consents: [] })
  await cases.openFromReport(unasked, { ...origin, chat: 'chat-four', life: true })
  await cases.withdraw('case-back')
  return {
    all,
    pages: [
      'cases',
      'cases?show=late',
      'cases/case-one',
      'cases/case-two',
      'cases/case-back',
      'cases/case-unasked',
    ],
  }
}

const unfold = 'for (const one of document.querySelectorAll("main details")) one.open = true'

test.each(['light', 'dark'] as const)(
  'no page has a barrier, folded or not: %s',
  async (colorScheme) => {
    const desk = await openDesk(browser, { colorScheme })
    const { page, url, enter } = desk
    const { all, pages } = await fill(desk)
    await enter(all)
    for (const path of pages) {
      await page.goto(`${url}/desk/${path}`)
      expect(await barriersOf(desk.page), path).toEqual([])
      await page.evaluate(unfold)
      expect(await barriersOf(desk.page), `${path} unfolded`).toEqual([])
    }
    await page.goto(`${url}/desk/cases/case-one`)
    await page.fill('#f-mask-reason', 'rings the mother')
    await page.click('text=Open what is masked')
    await page.waitForSelector('#unmasked')
    expect(await page.textContent('main')).toContain(told.name)
    await page.evaluate(unfold)
    expect(await barriersOf(desk.page), 'unmasked').toEqual([])
    await desk.close()
  },
)

const tooSmall = `[...document.querySelectorAll('main button, main .button, main select, main input:not([type=hidden], [type=checkbox], [type=radio]), main summary')]
  .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 43)
  .map((one) => one.outerHTML)`

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
      await page.evaluate(unfold)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(wide, path).toBe(320)
      expect(await page.evaluate<string[]>(tooSmall), path).toEqual([])
    }
    await desk.close()
  },
)

test('without the script a case is opened, changed, and given a deadline', async () => {
  const desk = await openDesk(browser, { javaScriptEnabled: false })
  const { page, rig, url, enter } = desk
  await fill(desk)
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/cases`)
  await page.click('main tbody a >> nth=0')
  await page.click('text=Change: The person')
  await page.fill('[name=x_Height]', '170 cm')
  await page.click('details[open] button:has-text("Save")')
  expect(await page.textContent('.told')).toBe('Saved.')
  expect(await page.textContent('main')).toContain('170 cm')
  await page.click('summary:has-text("Add a deadline")')
  await page.fill('#f-deadline-text', 'Ask the office again')
  await page.fill('#f-deadline-by', '2030-01-01')
  await page.click('button:has-text("Add a deadline")')
  expect(await page.textContent('main')).toContain('Ask the office again')
  await desk.close()
})
