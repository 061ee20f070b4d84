import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/ports/clock.ts'
import { goodPassword, staffHouse } from '../desk/staff/staff-house.ts'
import { barriersOf } from '../fixtures/barriers.ts'
import { startBrowser } from '../fixtures/browser.ts'
import type { HeldClock } from '../fixtures/held-clock.ts'
import { type OpenDesk, openDesk } from './open-desk.ts'

// A real browser with a security key of its own making, over the real accounts; only the passwords are cheap.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

let house: Awaited<ReturnType<typeof staffHouse>>
let desk: OpenDesk
/** Browsers keep no passkey for an address of digits. */
let url: string
let cdp: CDPSession
beforeEach(async () => {
  house = await staffHouse({ clock: systemClock as HeldClock })
  desk = await openDesk(browser, {}, { staff: house.staff })
  url = desk.url.replace('127.0.0.1', 'localhost')
  cdp = await desk.page.context().newCDPSession(desk.page)
  await cdp.send('WebAuthn.enable')
})

/** A device that keeps passkeys and whose owner unlocks it, or does not. */
async function device(unlocked = true): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: unlocked,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

/** Somebody who has just come in by an invitation. */
async function joined(name: string) {
  const { staff, codeOf } = house
  const rights = { roles: ['worker' as const], desks: ['ID' as const] }
  const invited = await staff.invite('system', { signInName: name, name, ...rights })
  if (!invited.ok) throw new Error(invited.why)
  const password = goodPassword
  const chosen = await staff.invitations.choose(invited.token, { password, language: 'en' })
  if (!chosen.ok) throw new Error(chosen.why)
  const done = await staff.invitations.confirm(invited.token, codeOf(chosen.secret))
  if (!done.ok) throw new Error(done.why)
  await desk.page
    .context()
    .addCookies([{ name: 'desk', value: done.token, url, sameSite: 'Strict' }])
  return { id: done.member, password }
}

async function addPasskey(page: Page, password: string): Promise<void> {
  await page.goto(`${url}/desk/account`)
  await page.click('text=Add a passkey')
  await page.fill('[name=name]', 'my laptop')
  await page.fill('[name=old]', password)
  await page.click('main button')
}

test('a passkey is added after the password, signs its owner in alone, and is removed', async () => {
  const { page } = desk
  const person = await joined('wulan')
  await device()
  await addPasskey(page, 'not this one')
  expect(await page.textContent('[role=alert]')).toContain('does not fit')
  await addPasskey(page, person.password)
  await page.waitForURL('**/account?done=passkey-added')
  expect(await page.textContent('.told')).toBe('The passkey is added.')
  const line = page.locator('li', { hasText: 'my laptop' })
  expect(await line.textContent()).toContain('Not used yet')
  expect(await barriersOf(page)).toEqual([])

  await page.click('text=Sign out')
  await page.goto(`${url}/desk/rules`)
  expect(await barriersOf(page)).toEqual([])
  await page.click('text=Sign in with a passkey')
  // Led on to what was asked for.
  await page.waitForURL('**/desk/rules')
  expect(await page.locator('body.inside').count()).toBe(1)

  await page.goto(`${url}/desk/account`)
  expect(await line.textContent()).toContain('Last used')
  await line.getByText('Remove').click()
  await page.waitForURL('**/account?done=passkey-removed')
  expect(await line.count()).toBe(0)
  await page.click('text=Sign out')
  await page.goto(`${url}/desk`)
  await page.click('text=Sign in with a passkey')
  await page.waitForURL('**/sign-in/passkey/finish')
  expect(await page.textContent('[role=alert]')).toContain('does not fit')
  expect(await page.locator('body.inside').count()).toBe(0)
  await desk.close()
})

test('whose owner does not unlock the device is told so, may try again, and is not in', async () => {
  const { page } = desk
  const person = await joined('wulan')
  const authenticatorId = await device()
  await addPasskey(page, person.password)
  await page.waitForURL('**/account?done=passkey-added')
  await page.click('text=Sign out')
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto(`${url}/desk`)
  await page.click('text=Sign in with a passkey')
  await page.waitForSelector('#passkey .fault:visible')
  expect(await barriersOf(page)).toEqual([])
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.click('text=Ask again')
  await page.waitForSelector('body.inside')
  await desk.close()
})

test('somebody disabled is not let in by the passkey they still hold', async () => {
  const { page } = desk
  const person = await joined('wulan')
  await device()
  await addPasskey(page, person.password)
  await page.waitForURL('**/account?done=passkey-added')
  // A page that is just opening its stream would be answered by the sign-in page, and complain.
  await page.goto('about:blank')
  await house.staff.disable('system', person.id)
  await page.goto(`${url}/desk`)
  await page.click('text=Sign in with a passkey')
  await page.waitForURL('**/sign-in/passkey/finish')
  expect(await page.textContent('[role=alert]')).toContain('does not fit')
  await desk.close()
})

test('under an address of digits none is offered, and the account says why', async () => {
  const { page } = desk
  await joined('wulan')
  const token = (await page.context().cookies(url)).find(({ name }) => name === 'desk')?.value
  await page.goto(`${desk.url}/desk`)
  expect(await page.locator('text=Sign in with a passkey').count()).toBe(0)
  await page.context().addCookies([{ name: 'desk', value: token ?? '', url: desk.url }])
  await page.goto(`${desk.url}/desk/account`)
  expect(await page.textContent('main')).toContain('open them as localhost')
  expect(await page.locator('text=Add a passkey').count()).toBe(0)
  await desk.close()
})
