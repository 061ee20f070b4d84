import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ConsoleParts } from '../../src/console/parts.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { consoleForTest, type Rig } from './console-for-test.ts'
import { codeFor, type Person } from './fake-staff.ts'

export type OpenDesk = {
  page: Page
  rig: Rig
  url: string
  /** Signs in by the page, with password and time code. */
  signIn(person: Person): Promise<void>
  /** Puts a session into the browser, for tests that are about something else. */
  enter(person: Person): Promise<void>
  /** Takes the server away, as a lost network does; what it gives back brings it up again at the same place. */
  loseServer(): Promise<() => Promise<void>>
  /** What the browser complained of; a test that wants it to takes it out. */
  faults: string[]
  /** Ends all of it, and fails where the browser had to stop anything our policy forbids. */
  close(): Promise<void>
}

const reportViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample)
})`

/** A worker's browser with the console open, over a server on this machine. */
export async function openDesk(
  browser: Browser,
  options: BrowserContextOptions = {},
  given: Partial<ConsoleParts> = {},
): Promise<OpenDesk> {
  const rig = consoleForTest({ clock: systemClock, ...given })
  let server = await serveConsole(rig)
  const { url, port } = server
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  })
  const faults: string[] = []
  context.on('page', (opened) => watchForFaults(opened, faults))
  await context.addInitScript({ content: reportViolations })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)

  return {
    page,
    rig,
    url,
    faults,
    async signIn({ signInName, password, secret }) {
      await page.goto(`${url}/desk`)
      await page.fill('[name=name]', signInName)
      await page.fill('[name=password]', password)
      await page.click('main button')
      await page.fill('[name=code]', codeFor(secret, Date.now()))
      await page.click('main button')
      await page.waitForSelector('body.inside')
    },
    async enter({ id }) {
      const { token } = rig.people.open(id, Date.now())
      await context.addCookies([{ name: 'desk', value: token, url, sameSite: 'Strict' }])
    },
    async loseServer() {
      await server.close()
      return async () => {
        server = await serveConsole(rig, port)
      }
    },
    async close() {
      await context.close()
      rig.console.stop()
      await server.close()
      expect(faults).toEqual([])
    },
  }
}

async function serveConsole({ console }: Rig, port = 0) {
  const server = serve({ fetch: console.app.fetch, hostname: '127.0.0.1', port })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port: given } = server.address() as AddressInfo
  return {
    port: given,
    url: `http://127.0.0.1:${given}`,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

// A request that found nobody, or was refused, is what some tests are about.
const networkFault =
  /Failed to load resource|net::ERR_|htmx:(sendError|responseError|afterRequest)|Response Status Error/

function watchForFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !networkFault.test(text)) faults.push(text)
  })
}
