import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { roles } from '../../src/domain/desk.ts'
import { barriersOf } from '../fixtures/barriers.ts'
import { startBrowser } from '../fixtures/browser.ts'
import { type OpenDesk, openDesk } from './open-desk.ts'

// A browser starts and draws slowly on a machine that does other work as well.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const heading = (page: Page) => page.locator('h1').textContent()

/** Somebody who may see every page there is. */
function everybody({ rig }: OpenDesk) {
  return rig.people.add('Bagas', [...roles], ['ID', 'VN'])
}

test('with password and time code one is in, and out again', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, signIn } = desk
  await signIn(rig.who.worker)
  expect(page.url()).toBe(`${url}/desk/queue`)
  await page.click('text=Sign out')
  expect(await heading(page)).toBe('Signed out')
  await page.goBack()
  await page.goto(`${url}/desk/rules`)
  expect(await heading(page)).toBe('Sign in')
  await desk.close()
})

test('without the script everything works as plain forms', async () => {
  const desk = await openDesk(browser, { javaScriptEnabled: false })
  const { page, rig, url, signIn } = desk
  await signIn(rig.who.worker)
  await page.click('text=Off duty')
  await page.click('text=Start my shift')
  expect(await page.textContent('.told')).toContain('Your shift has begun')
  await page.click('text=End my shift')
  await page.click('main button')
  expect(await page.textContent('.told')).toContain('Have a good rest')
  await page.goto(`${url}/desk/account`)
  await page.selectOption('[name=language]', 'vi')
  await page.click('text=Save language')
  expect(await heading(page)).toBe('Tài khoản của tôi')
  await page.goto(`${url}/desk/keys`)
  expect(await page.locator('kbd').count()).toBeGreaterThan(8)
  await desk.close()
})

test('an invitation is made, handed over and taken up, all in the browser', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await enter(rig.who.administrator)
  await page.goto(`${url}/desk/staff`)
  await page.click('text=Invite somebody')
  await page.fill('[name=sign-in-name]', 'dewi')
  await page.fill('[name=name]', 'Dewi')
  await page.check('[value=worker]')
  await page.check('[value=ID]')
  await page.click('text=Make the link')
  const link = (await page.textContent('#link')) ?? ''
  await page.click('text=Sign out')

  await page.goto(link)
  await page.waitForSelector('[name=password]')
  expect(page.url()).toBe(`${url}/desk/welcome`)
  await page.fill('[name=password]', 'tujuh perahu di kolam biru')
  await page.fill('[name=password-2]', 'tujuh perahu di kolam biru')
  await page.click('main button')
  expect(await page.locator('svg.qr').boundingBox()).toMatchObject({ width: 240 })
  await desk.close()
})

test('the keyboard alone is enough, and always shows where it is', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await enter(everybody(desk))
  rig.people.add('Tari', ['worker'], ['ID'])
  await page.goto(`${url}/desk/staff`)
  const focused = () => page.evaluate<string>('document.activeElement.textContent')

  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Skip to the content')
  const seen = new Set<string>()
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outline')
    if ((await page.evaluate<string>('document.activeElement.tagName')) === 'BODY') break
    expect(outline, await focused()).toContain('3px')
    seen.add(await focused())
  }
  for (const place of ['Rota', 'House rules', 'Sign out', 'Invite somebody', 'Tari']) {
    expect(seen).toContain(place)
  }

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await focused()).toBe('Wulan')
  await page.keyboard.press('k')
  expect(await focused()).toBe('Vina')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/staff/m-vina')
  await page.keyboard.press('Escape')
  await page.waitForURL('**/desk/staff')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.waitForURL('**/desk/rota/ID')
  await page.keyboard.press('?')
  expect(await page.locator('dialog').isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog').isVisible()).toBe(false)
  await desk.close()
})

test('while somebody types a key is a letter; Esc leaves the field and Ctrl+Enter sends', async () => {
  const desk = await openDesk(browser)
  const { page, url, enter } = desk
  await enter(everybody(desk))
  await page.goto(`${url}/desk/staff/invite`)
  await page.focus('[name=sign-in-name]')
  await page.keyboard.type('gr?jk')
  expect(await page.inputValue('[name=sign-in-name]')).toBe('gr?jk')
  expect(await page.locator('dialog').isVisible()).toBe(false)
  await page.keyboard.press('Escape')
  expect(await page.evaluate('document.activeElement === document.body')).toBe(true)
  expect(page.url()).toContain('/invite')
  await page.fill('[name=name]', 'G')
  await page.focus('[name=sign-in-name]')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.fault')
  await desk.close()
})

test('keys can be turned off, for whoever speaks to their computer', async () => {
  const desk = await openDesk(browser)
  const { page, url, enter } = desk
  await enter(everybody(desk))
  await page.goto(`${url}/desk/rules`)
  await page.keyboard.press('?')
  await page.uncheck('#keys-use')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  expect(await page.locator('dialog').isVisible()).toBe(false)
  await desk.close()
})

test('what changes is fetched and put over the old, while the focus stays where it is', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await enter(rig.who.supervisor)
  await page.goto(`${url}/desk/rota/ID`)
  await page.fill('[name=from]', '08:00')
  await page.focus('text=Week after')
  await expect.poll(() => rig.watchers.size).toBe(1)
  const { worker } = rig.who
  const now = Date.now()
  rig.rota.add({ staff: worker.id, desk: 'ID', languages: ['id'], from: now, to: now + 3_600_000 })
  rig.pulse.waiting = 2
  rig.tell('rota')
  await page.waitForSelector('.shift:has-text("Wulan")')
  await expect.poll(() => page.title()).toMatch(/^\(2\) Rota/)
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Week after')
  expect(await page.inputValue('[name=from]')).toBe('08:00')
  await desk.close()
})

test('it rings once for each new reason, and not when the sound is off', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await page.addInitScript({
    content: `window.rung = 0
      const create = AudioContext.prototype.createOscillator
      AudioContext.prototype.createOscillator = function () { window.rung++; return create.call(this) }`,
  })
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/rules`)
  await expect.poll(() => rig.watchers.size).toBe(1)
  rig.pulse.ring = 'K7QPTM'
  rig.tell('queue')
  await expect.poll(() => page.evaluate('window.rung')).toBe(2)
  rig.pulse.waiting = 1
  rig.tell('queue')
  await page.waitForSelector('text=1 waiting')
  expect(await page.evaluate('window.rung')).toBe(2)
  await page.click('#sound')
  expect(await page.getAttribute('#sound', 'aria-pressed')).toBe('false')
  Object.assign(rig.pulse, { ring: 'M2WXYZ', waiting: 2 })
  rig.tell('queue')
  await page.waitForSelector('text=2 waiting')
  expect(await page.evaluate('window.rung')).toBe(2)
  await desk.close()
})

test('a lost line is said at once, and what was missed is there when it is back', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter, loseServer } = desk
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/rules`)
  await expect.poll(() => rig.watchers.size).toBe(1)
  const bringBack = await loseServer()
  await page.waitForSelector('#line:has-text("The connection is lost")')
  rig.pulse.waiting = 4
  await bringBack()
  await page.waitForSelector('text=4 waiting', { timeout: 20_000 })
  await page.waitForSelector('#line:has-text("Connected again")')
  await desk.close()
})

test('a session that ends while the page is open leads to the sign-in page', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/rules`)
  await expect.poll(() => rig.watchers.size).toBe(1)
  rig.people.sessions.clear()
  rig.tell('queue')
  await page.waitForURL('**/desk/sign-in')
  await desk.close()
})

test('opened by a link from another site, the console is still there', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await enter(rig.who.worker)
  // "localhost" is another site than "127.0.0.1". The link stands in a page of that site.
  const other = url.replace('127.0.0.1', 'localhost')
  await page.route(`${other}/link`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${url}/desk/rules">link</a>` }),
  )
  await page.goto(`${other}/link`)
  await page.click('a')
  await page.waitForSelector('h1:has-text("House rules")')
  await desk.close()
})

test('HTML comes onto the page from this server’s answers only, and code not at all', async () => {
  const desk = await openDesk(browser)
  const { page, rig, url, enter } = desk
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/rules`)
  const tries = await page.evaluate<string[]>(`[
    () => { document.body.innerHTML = '<b>x</b>' },
    () => { document.createElement('script').text = 'x' },
    () => { document.createElement('script').src = '/desk/assets/x.js' },
    () => { document.body.setAttribute('onclick', 'x') },
    () => { htmx.swap('#line', '<b>x</b>', { swapStyle: 'innerHTML' }) },
  ].map((tried) => { try { tried(); return 'done' } catch (error) { return error.name } })`)
  expect(tries).toEqual(Array.from({ length: 5 }, () => 'TypeError'))
  expect(await page.locator('b').count()).toBe(0)
  expect(desk.faults.splice(0).join('\n')).toMatch(/policy: require-trusted-types-for/)
  await desk.close()
})

const pages = [
  'rota/ID',
  'rota/end',
  'rules',
  'staff',
  'staff/invite',
  'staff/m-wulan',
  'audit',
  'account',
  'keys',
  'nowhere',
]

async function fill({ rig }: OpenDesk, staff: string) {
  const now = Date.now()
  const shift = { staff, desk: 'ID' as const, languages: ['id' as const] }
  rig.rota.add({ ...shift, from: now, to: now + 3_600_000, startedAt: now })
  rig.rota.add({ ...shift, from: now + 7_200_000, to: now + 9_000_000 })
  rig.audit.write(staff, 'masked-opened', { chat: 'Qk3sd9_fKw22mx0aPzT4Vg' }, 'to ring')
  Object.assign(rig.pulse, { waiting: 3, unread: 1 })
}

test.each(['light', 'dark'] as const)('no page has a barrier: %s', async (colorScheme) => {
  const desk = await openDesk(browser, { colorScheme })
  const { page, rig, url, enter } = desk
  const look = async (what: string) => expect(await barriersOf(page), what).toEqual([])
  await page.goto(`${url}/desk/sign-in`)
  await page.fill('[name=name]', 'x')
  await page.fill('[name=password]', 'x')
  await page.click('main button')
  await look('sign-in')
  await page.goto(`${url}/desk/welcome`)
  await look('the link')
  await page.goto(`${url}/desk/welcome#${rig.people.invite(null)}`)
  await page.waitForSelector('[name=password]')
  await look('welcome')
  for (const name of ['sign-in-name', 'name', 'password', 'password-2']) {
    await page.fill(`[name=${name}]`, 'tujuh-perahu-biru')
  }
  await page.click('main button')
  await look('welcome, the code')
  const all = everybody(desk)
  await fill(desk, all.id)
  await enter(all)
  for (const path of pages) {
    await page.goto(`${url}/desk/${path}`)
    await look(path)
  }
  await page.keyboard.press('?')
  await look('keys')
  await desk.close()
})

test.each(['id', 'vi', 'en'] as const)(
  'every page fits a phone of 320 pixels: %s',
  async (language) => {
    const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true }
    const desk = await openDesk(browser, phone)
    const { page, url, enter } = desk
    const all = everybody(desk)
    all.language = language
    await fill(desk, all.id)
    await page.goto(`${url}/desk/sign-in?lang=${language}`)
    const wide = () => page.evaluate<number>('document.documentElement.scrollWidth')
    expect(await wide(), 'sign-in').toBe(320)
    await enter(all)
    for (const path of pages) {
      await page.goto(`${url}/desk/${path}`)
      expect(await wide(), path).toBe(320)
      const small = await page.evaluate<string[]>(smallTargets)
      expect(small, path).toEqual([])
    }
    await desk.close()
  },
)

// What can be pressed is never smaller than a finger. A link within a sentence or a cell may be.
const smallTargets = `[...document.querySelectorAll('main button, main .button, .side a, .side button, #sound, select, input:not([type=hidden], [type=checkbox])')]
  .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 43)
  .map((one) => one.outerHTML)`
