import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import {
  type AnsweringInside,
  type AnsweringInsideOptions,
  answeringInside,
} from './answering-inside.ts'
import { serveWeb, webForTest } from './serve-web.ts'

export const offer = `Lowongan Kamboja gaji 12jt, paspor nanti bos yg pegang.

Minat ib ya kak https://wa.me/${'6'.repeat(60)}`

export const verdict = {
  text: '🔴 *BAHAYA.* Pesan ini punya tanda yang sering dipakai penipu.\n• “paspor nanti bos yg pegang”: paspor diambil orang lain\nJangan berangkat dulu.',
  choices: [
    { id: 'nothing', label: 'Belum apa-apa' },
    { id: 'paid', label: 'Sudah bayar atau kirim dokumen' },
    { id: 'left', label: 'Sudah berangkat' },
  ],
}

export type OpenOptions = AnsweringInsideOptions & {
  context?: BrowserContextOptions
  web?: Parameters<typeof webForTest>[0]
}

export type OpenPage = {
  page: Page
  inside: AnsweringInside
  url: string
  /** Everything on the screen that is a line of the chat, in order, also what is still on its way. */
  lines(): Promise<string[]>
  write(text: string): Promise<void>
  /** Takes the server away, as a lost network does; what it gives back brings it up again at the same place. */
  loseServer(): Promise<() => Promise<void>>
  /** Ends all of it, and fails where the browser had to stop anything our policy forbids. */
  close(): Promise<void>
}

// What runs inside the page is written as text: the tests are compiled for Node, which has no document.
const reportViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI)
})`

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

/** A person's phone with the page open, an inside that answers, and a server between them. */
export async function openPage(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const inside = answeringInside({
    answer: ({ body }) => (body.kind === 'text' ? verdict : { text: 'Baik, dicatat.' }),
    ...options,
  })
  const channel = webForTest(options.web)
  await channel.start(inside)
  let server = await serveWeb(channel)
  const { url, port } = server

  const context = await browser.newContext({ ...phone, locale: 'id-ID', ...options.context })
  const faults: string[] = []
  context.on('page', (opened) => watchForFaults(opened, faults))
  await context.addInitScript({ content: reportViolations })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(url)

  return {
    page,
    inside,
    url,
    lines: () => page.locator('.line p').allInnerTexts(),
    async write(text) {
      await page.fill('#text', text)
      await page.click('#say button:not([type=button])')
    },
    async loseServer() {
      await server.close()
      return async () => {
        server = await serveWeb(channel, port)
      }
    },
    async close() {
      await context.close()
      await channel.stop()
      await server.close()
      expect(faults).toEqual([])
    },
  }
}

// A request that found nobody is the network's matter, and some tests make it so.
const networkFault = /Failed to load resource|net::ERR_/

function watchForFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !networkFault.test(text)) faults.push(text)
  })
}
