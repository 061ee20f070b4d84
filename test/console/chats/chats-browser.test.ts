import type { Browser, BrowserContextOptions, FileChooser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Hint } from '../../../src/console/parts.ts'
import { queueNews } from '../../../src/desk/chats/queue-news.ts'
import { systemClock } from '../../../src/ports/clock.ts'
import { barriersOf } from '../../fixtures/barriers.ts'
import { startBrowser } from '../../fixtures/browser.ts'
import type { HeldClock } from '../../fixtures/held-clock.ts'
import { ogg, png, tellingJpeg } from '../../fixtures/sample-files.ts'
import { deskHouse } from '../desk-house.ts'
import type { Person } from '../fake-staff.ts'
import { openDesk } from '../open-desk.ts'

// A browser starts and draws slowly on a machine that does other work as well.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const saved = [
  { id: 'hello', name: 'Hello', text: 'Halo, saya Wulan.' },
  { id: 'held', name: 'Passport held', text: 'Siapa yang memegang paspor?' },
]
const offer = 'kerja di Kamboja, paspor nanti bos yg pegang'

/** The console in a browser, over a service that runs by the clock on the wall. */
async function openChats(options: BrowserContextOptions = {}) {
  const house = deskHouse(systemClock as HeldClock)
  const news = queueNews(house.runtime.handOvers, systemClock, () => {})
  const desk = await openDesk(browser, options, {
    chats: house.door,
    watch: (member, tell: (what: Hint) => void) =>
      news.watch(member, (part) => tell(part === 'waiting' ? 'queue' : part)),
    savedTexts: () => saved,
    judge: (text) =>
      text === offer
        ? {
            level: 'danger',
            signs: [{ quote: 'paspor nanti bos yg pegang', reason: 'paspor diambil orang lain' }],
            notices: ['Kamboja: bukan negara penempatan'],
          }
        : null,
  })
  return {
    ...desk,
    house,
    chatUrl: (chat: string) => `${desk.url}/desk/chat/${chat}`,
    /** A page of its own for a second worker. */
    async another(person: Person): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const { token } = desk.rig.people.open(person.id, Date.now())
      await context.addCookies([
        { name: 'desk', value: token, url: desk.url, sameSite: 'Strict' as const },
      ])
      const page = await context.newPage()
      page.setDefaultTimeout(8000)
      return page
    },
    async close() {
      await desk.close()
      await house.runtime.stop()
    },
  }
}

type Open = Awaited<ReturnType<typeof openChats>>

/** The same, a worker on the page of a chat that is theirs. */
async function openOwnChat() {
  const desk = await openChats()
  const { page, rig, enter, house, chatUrl } = desk
  const chat = await house.comes(['halo'])
  await house.door.take(rig.who.worker, chat, false)
  await enter(rig.who.worker)
  await page.goto(chatUrl(chat))
  return { ...desk, chat }
}

const said = (page: Page) => page.locator('.msg:not(.mark) .said').allTextContents()
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')

test('a chat is taken, answered, and the answer seen by the person, by the keyboard alone', async () => {
  const desk = await openChats()
  const { page, rig, url, enter, house } = desk
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/queue`)
  const chat = await house.comes(['halo'])
  await page.waitForSelector(`#row-${chat}`)
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.waitForURL(`**/chat/${chat}?told=taken*`)
  await page.keyboard.press('r')
  expect(await focused(page)).toBe('reply')
  await page.keyboard.type('Halo, ')
  await page.keyboard.press('/')
  await page.keyboard.type('passp')
  await page.keyboard.press('Enter')
  expect(await page.inputValue('#reply')).toBe('Halo, Siapa yang memegang paspor?')
  expect(await focused(page)).toBe('reply')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.msg.worker .said')
  await expect.poll(() => house.texts()).toContain('Halo, Siapa yang memegang paspor?')
  await page.waitForSelector('.msg.worker .state:has-text("sent")')
  expect(await page.inputValue('#reply')).toBe('')
  expect(await focused(page)).toBe('reply')

  // What the person says comes by itself, once, and the reader is kept at the end.
  await house.write('bos <b>')
  await page.waitForSelector('.said:has-text("bos <b>")')
  expect((await said(page)).filter((text) => text === 'bos <b>')).toHaveLength(1)

  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await page.keyboard.type('ditanya soal paspor')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.msg.note:has-text("Only staff see this")')
  await page.keyboard.press('e')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/queue?told=ended')
  await desk.close()
})

test('of two browsers that take one chat one has it; the other reads who, and has no field to write in', async () => {
  const desk = await openChats()
  const { page, rig, url, enter, another, house } = desk
  const chat = await house.comes(['halo'])
  const tari = rig.people.add('Tari', ['worker'], ['ID'])
  await enter(rig.who.worker)
  const other = await another(tari)
  // Neither hears of the other before both have pressed, however slow this machine is.
  await Promise.all([page, other].map((one) => one.route('**/events*', (route) => route.abort())))
  await Promise.all([page.goto(`${url}/desk/queue`), other.goto(`${url}/desk/queue`)])
  await Promise.all([page, other].map((one) => one.click(`#row-${chat} [data-press=c]`)))
  await Promise.all([page, other].map((one) => one.waitForURL(`**/chat/${chat}?told=*`)))
  const pages = [page, other]
  const fields = await Promise.all(pages.map((one) => one.locator('#write').count()))
  expect([...fields].sort()).toEqual([0, 1])
  const loser = pages[fields.indexOf(0)]
  const winner = fields[0] === 1 ? 'Wulan' : 'Tari'
  expect(await loser?.textContent('.told')).toContain('A colleague was quicker')
  expect(await loser?.textContent('.holder')).toContain(`${winner} has this chat`)
  await other.context().close()
  await desk.close()
})

test('a chat that goes to a colleague while it is open can no longer be written in, and nothing typed is lost', async () => {
  const desk = await openChats()
  const { page, rig, enter, house, chatUrl } = desk
  const chat = await house.comes(['halo'])
  await enter(rig.who.worker)
  await house.door.take(rig.who.worker, chat, false)
  await page.goto(chatUrl(chat))
  await page.fill('#reply', 'belum selesai')
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).toContain('belum selesai')
  await house.door.take(rig.who.supervisor, chat, true)
  await page.waitForSelector('.holder:has-text("Sari has this chat")')
  expect(await page.locator('#write').count()).toBe(0)
  await house.door.transfer(rig.who.supervisor, chat, rig.who.worker)
  await page.waitForSelector('#write')
  await expect.poll(() => page.inputValue('#reply')).toBe('belum selesai')
  await desk.close()
})

test('after a lost line each word is there once, and what was typed is still there, also after a reload', async () => {
  const desk = await openOwnChat()
  const { page, house, loseServer } = desk
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.fill('#reply', 'kata yang penting')
  const bringBack = await loseServer()
  for (const text of ['satu', 'dua', 'tiga']) await house.write(text)
  await page.focus('#reply')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('#unconfirmed:has-text("Not confirmed")')
  expect(await page.inputValue('#reply')).toBe('kata yang penting')
  await bringBack()
  await page.waitForSelector('.said:has-text("tiga")', { timeout: 30_000 })
  const lines = await said(page)
  for (const text of ['satu', 'dua', 'tiga'])
    expect(
      lines.filter((line) => line === text),
      text,
    ).toHaveLength(1)
  expect(await page.inputValue('#reply')).toBe('kata yang penting')

  await page.reload()
  expect(await page.inputValue('#reply')).toBe('kata yang penting')
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('penting')
  await page.focus('#reply')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.msg.worker .said:has-text("kata yang penting")')
  await expect.poll(() => page.inputValue('#reply')).toBe('')
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('penting')
  await house.settled()
  expect(house.texts().filter((text) => text === 'kata yang penting')).toHaveLength(1)
  await desk.close()
})

test('an answer that got lost on its way back is not doubled by sending again, and other words are another message', async () => {
  const desk = await openOwnChat()
  const { page, house } = desk
  let lose = true
  await page.route('**/reply', async (route) => {
    if (!lose) return route.continue()
    await route.fetch()
    await route.abort()
  })
  const send = async () => {
    await page.focus('#reply')
    await page.keyboard.press('Control+Enter')
  }
  await page.fill('#reply', 'sekali saja')
  await send()
  await page.waitForSelector('#unconfirmed:has-text("Not confirmed")')
  lose = false
  await send()
  await expect.poll(() => page.inputValue('#reply')).toBe('')
  lose = true
  await page.fill('#reply', 'pertama')
  await send()
  await page.waitForSelector('#unconfirmed:has-text("Not confirmed")')
  lose = false
  await page.fill('#reply', 'kedua')
  await send()
  await expect.poll(() => page.inputValue('#reply')).toBe('')
  await house.settled()
  const ours = house.texts().filter((text) => /sekali|pertama|kedua/.test(text))
  expect(ours).toEqual(['sekali saja', 'pertama', 'kedua'])
  await desk.close()
})

test('words that are too long are told so before they go, and are whole when they are made shorter', async () => {
  const desk = await openOwnChat()
  const { page, house } = desk
  await page.fill('#reply', `${'x'.repeat(4_000)}akhir`)
  expect(await page.inputValue('#reply')).toContain('akhir')
  await page.focus('#reply')
  await page.keyboard.press('Control+Enter')
  const why = () => page.evaluate<string>('document.querySelector("#reply").validationMessage')
  expect(await why()).toBe('Too long: at most 4000 characters. Send it in parts.')
  expect(await page.getAttribute('#reply', 'aria-invalid')).toBe('true')
  for (let at = 0; at < 5; at++) await page.keyboard.press('Backspace')
  expect(await why()).toBe('')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.inputValue('#reply')).toBe('')
  await house.settled()
  expect(house.texts().filter((text) => text.startsWith('xxx'))).toEqual(['x'.repeat(4_000)])
  await desk.close()
})

const chosen = (bytes: Uint8Array, name = 'daftar.jpg', mimeType = 'image/jpeg') => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
})

test('a picture is chosen by the keyboard, looked at, and sent once though its answer got lost', async () => {
  const desk = await openOwnChat()
  const { page, house } = desk
  await page.keyboard.press('f')
  expect(await focused(page)).toBe('file-chosen')
  const asked: FileChooser[] = []
  page.on('filechooser', (chooser) => asked.push(chooser))
  // The browser may not be told yet to hand the chooser over: then the key is pressed again.
  await expect
    .poll(() => page.keyboard.press('Enter').then(() => asked.length), {
      interval: 1000,
      timeout: 30_000,
    })
    .toBeGreaterThan(0)
  await asked[0]?.setFiles(chosen(tellingJpeg(1)))
  await page.waitForSelector('#file-shown canvas:not([hidden])')
  expect(await page.textContent('#file-shown p')).toContain('daftar.jpg')
  // News of the chat leave the form as it is.
  await house.write('masih di sini')
  await page.waitForSelector('.said:has-text("masih di sini")')
  expect(await page.evaluate('document.querySelector("#file-chosen").files.length')).toBe(1)

  let lose = true
  await page.route('**/file', async (route) => {
    if (!lose) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await page.focus('#file-words')
  await page.keyboard.type('Simpan nomor ini.')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('#file-told:has-text("Not confirmed")')
  lose = false
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('#tool-send-file:not([open])')
  await page.waitForSelector('.msg.worker img')
  const files = () => house.channel.shown.filter(({ file }) => file)
  await expect.poll(() => files().length).toBe(1)

  // The same again is another message.
  await page.click('#tool-send-file summary')
  await page.setInputFiles('#file-chosen', chosen(tellingJpeg(1)))
  await page.click('#send-file button')
  await page.waitForSelector('#tool-send-file:not([open])')
  await expect.poll(() => files().length).toBe(2)
  await house.settled()
  expect(files().map(({ text }) => text)).toEqual(['Simpan nomor ini.', ''])
  await desk.close()
})

test('what is too large or of no kind that is taken is told before it goes, and what only seems one after', async () => {
  const desk = await openOwnChat()
  const { page, house } = desk
  await page.click('#tool-send-file summary')
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/file')) posts++
  })
  await page.setInputFiles('#file-chosen', chosen(Buffer.alloc(10 * 1024 * 1024 + 1)))
  await page.waitForSelector('#file-told:has-text("larger than 10 MB")')
  await page.click('#send-file button')
  await page.setInputFiles('#file-chosen', chosen(ogg, 'suara.ogg', 'audio/ogg'))
  await page.waitForSelector('#file-told:has-text("only pictures")')
  await page.click('#send-file button')
  expect(posts).toBe(0)
  await page.setInputFiles('#file-chosen', chosen(Buffer.from('<script>'), 'foto.jpg'))
  await page.fill('#file-words', 'kata')
  await page.click('#send-file button')
  await page.waitForSelector('#file-told:has-text("only pictures")')
  expect(posts).toBe(1)
  // The form is as it was, and goes on with another file.
  expect(await page.inputValue('#file-words')).toBe('kata')
  await page.setInputFiles('#file-chosen', chosen(png, 'layar.png', 'image/png'))
  await page.click('#send-file button')
  await page.waitForSelector('.msg.worker img')
  await house.settled()
  expect(house.channel.shown.filter(({ file }) => file).map(({ text }) => text)).toEqual(['kata'])
  await desk.close()
})

test('whoever reads further up stays there, and is told how many are new below', async () => {
  const desk = await openChats()
  const { page, rig, enter, house, chatUrl } = desk
  const chat = await house.comes(['halo'])
  await house.door.take(rig.who.worker, chat, false)
  for (let at = 0; at < 20; at++) await house.write(`baris ${at}\n\n\n.`)
  await house.settled()
  await enter(rig.who.worker)
  await page.goto(chatUrl(chat))
  const top = () => page.evaluate<number>('Math.round(scrollY)')
  expect(await top()).toBeGreaterThan(500)
  await page.evaluate('scrollTo(0, 200)')
  await house.write('baru')
  await house.write('lagi')
  await page.waitForSelector('#below:has-text("2 new below")')
  expect(await top()).toBe(200)
  await page.click('#below')
  await page.waitForSelector('#below', { state: 'hidden' })
  expect(await top()).toBeGreaterThan(500)
  // Whoever is at the end stays there, however quickly one line follows another.
  for (const line of ['satu', 'dua', 'tiga']) await house.write(line)
  await page.waitForSelector('.msg:last-of-type:has-text("tiga")')
  const left = 'document.documentElement.scrollHeight - innerHeight - Math.round(scrollY)'
  await expect.poll(() => page.evaluate<number>(left)).toBe(0)
  await desk.close()
})

test('earlier lines come above what is read, and stay there while the chat goes on below', async () => {
  const desk = await openChats()
  const { page, rig, enter, house, chatUrl } = desk
  const chat = await house.comes(['halo'])
  await house.door.take(rig.who.worker, chat, false)
  for (let at = 0; at < 130; at++) await house.write(`baris ${at}`)
  await house.settled()
  await enter(rig.who.worker)
  await page.goto(chatUrl(chat))
  const numbers = () =>
    page.evaluate<number[]>(
      `[...document.querySelectorAll('.lines > [id^=line-]')].map(({ id }) => Number(id.slice(5)))`,
    )
  const [first = 0] = await numbers()
  expect(first).toBeGreaterThan(60)
  await page.evaluate('scrollTo(0, 0)')
  const place = () =>
    page.evaluate<number>(`document.querySelector('#line-${first}').getBoundingClientRect().top`)
  const before = await place()
  await page.focus('.earlier-part a')
  await page.keyboard.press('Enter')
  await page.waitForSelector(`#line-${first - 1}`, { state: 'attached' })
  expect(Math.abs((await place()) - before)).toBeLessThan(3)
  await house.write('baru')
  await page.waitForSelector('.said:has-text("baru")')
  // By the keyboard on: the next link has the focus.
  await page.keyboard.press('Enter')
  await page.waitForSelector('#line-1', { state: 'attached' })
  await page.fill('#reply', 'jawaban')
  await page.focus('#reply')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.msg.worker .said:has-text("jawaban")')
  const all = await numbers()
  expect(all).toEqual(Array.from({ length: all.length }, (_, at) => at + 1))
  await page.waitForSelector('.earlier-end')
  await desk.close()
})

test('how long somebody waits, and that words will wait, goes on by itself without moving anything', async () => {
  const desk = await openChats()
  const { page, rig, url, enter, house, chatUrl } = desk
  const waiting = await house.comes(['halo'], 'budi')
  const chat = await house.comes(['sos'])
  await house.door.take(rig.who.worker, chat, false)
  await enter(rig.who.worker)
  await page.clock.install()
  await page.goto(`${url}/desk/queue`)
  const box = () => page.locator(`#row-${waiting}`).boundingBox()
  const before = await box()
  // Nothing is asked for: the time goes on all the same.
  await page.route('**/*', (route) => route.abort())
  await page.clock.fastForward(8 * 60_000)
  await page.waitForSelector(`#row-${waiting} .ago:has-text("8 min")`)
  expect(await box()).toEqual(before)
  await page.unroute('**/*')
  await page.goto(chatUrl(chat))
  await page.waitForSelector('#reach.soon')
  await page.clock.fastForward(8 * 60_000)
  await page.waitForSelector('#reach.late:has-text("Quiet for 8 min: your words will wait")')
  await desk.close()
})

test('what was shown with a reason is gone when the page is left', async () => {
  const desk = await openChats()
  const { page, rig, url, enter, house, chatUrl } = desk
  const chat = await house.comes(['halo'])
  await enter(rig.who.worker)
  await page.goto(chatUrl(chat))
  await page.click('#tool-mask summary')
  await page.fill('[name=reason]', 'to ring')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#unmasked:has-text("sari")')
  // News of the chat leave it where it is.
  await house.write('masih di sini')
  await page.waitForSelector('.said:has-text("masih di sini")')
  expect(await page.locator('#unmasked').count()).toBe(1)
  await page.goto(`${url}/desk/rules`)
  await page.goto(chatUrl(chat))
  expect(await page.content()).not.toContain('>sari<')
  await desk.close()
})

test('a chat that ends elsewhere while it is open leads back to the queue, and says so', async () => {
  const desk = await openChats()
  const { page, rig, enter, house, chatUrl } = desk
  const chat = await house.comes(['halo'])
  await enter(rig.who.worker)
  await page.goto(chatUrl(chat))
  await house.door.end(rig.who.supervisor, chat, 'misuse')
  await page.waitForURL('**/queue?told=gone')
  expect(await page.textContent('.told')).toContain('no longer at the desk')
  await desk.close()
})

test('after signing out nothing that was typed is left in the browser', async () => {
  const desk = await openOwnChat()
  const { page } = desk
  await page.fill('#reply', 'rahasia')
  await page.click('text=Sign out')
  await page.waitForSelector('h1:has-text("Signed out")')
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('rahasia')
  await desk.close()
})

test('without the script a chat is taken, answered from a saved reply, noted and ended by plain forms', async () => {
  const desk = await openChats({ javaScriptEnabled: false })
  const { page, rig, url, enter, house } = desk
  const chat = await house.comes(['halo'])
  await enter(rig.who.worker)
  await page.goto(`${url}/desk/queue`)
  await page.click(`#row-${chat} [data-press=c]`)
  await page.click('#tool-saved summary')
  await page.click('text=Passport held')
  await page.click('#write button')
  expect(await page.textContent('.told')).toContain('Sent.')
  await expect.poll(() => house.texts()).toContain('Siapa yang memegang paspor?')
  await page.click('#tool-send-file summary')
  await page.setInputFiles('#file-chosen', chosen(tellingJpeg(1)))
  await page.click('#send-file button')
  expect(await page.textContent('.told')).toContain('Sent.')
  await expect.poll(() => house.channel.shown.filter(({ file }) => file).length).toBe(1)
  await page.click('#tool-send-file summary')
  await page.setInputFiles('#file-chosen', chosen(Buffer.alloc(10 * 1024 * 1024 + 1)))
  await page.click('#send-file button')
  expect(await page.textContent('#file-told')).toContain('larger than 10 MB')
  await page.click('#tool-note summary')
  await page.fill('#note-text', 'catatan')
  await page.click('#note-form button')
  expect(await page.textContent('.msg.note')).toContain('catatan')
  await page.click('#tool-end summary')
  await page.check('[value=advised]')
  await page.click('#tool-end button')
  expect(await page.textContent('.told')).toContain('The chat has ended')
  await desk.close()
})

/** A chat with everything in it, one that waits, and one of a colleague. */
async function fill({ house, rig }: Open) {
  const chat = await house.comes(['halo', offer, 'x'.repeat(300), '\u202Eturned'])
  const waiting = await house.comes(['sos'], 'budi')
  const theirs = await house.comes(['halo'], 'tono')
  const { worker, supervisor } = rig.who
  const tari = rig.people.add('Tari', ['worker'], ['ID'])
  house.onDuty.push(worker, tari)
  await house.door.take(worker, chat, false)
  await house.door.take(supervisor, theirs, false)
  await house.door.reply(worker, chat, { id: 'a', text: 'Halo' })
  await house.door.note(worker, chat, { id: 'b', text: 'catatan' })
  await house.settled()
  return { chat, waiting, theirs }
}

test.each(['light', 'dark'] as const)(
  'queue, chat and search have no barrier: %s',
  async (colorScheme) => {
    const desk = await openChats({ colorScheme })
    const { page, rig, url, enter } = desk
    const { chat, waiting, theirs } = await fill(desk)
    await enter(rig.who.worker)
    const look = async (what: string) => expect(await barriersOf(page), what).toEqual([])
    for (const path of [
      'queue',
      'mine',
      'search',
      `chat/${waiting}`,
      `chat/${theirs}`,
      `chat/${chat}`,
      `chat/${chat}/earlier?before=5`,
    ]) {
      await page.goto(`${url}/desk/${path}`)
      await look(path)
    }
    await page.goto(`${url}/desk/chat/${chat}`)
    for (const tool of ['saved', 'send-file', 'note', 'hand-on', 'give-back', 'end', 'mask']) {
      await page.click(`#tool-${tool} > summary`)
      await look(tool)
    }
    await desk.close()
  },
)

test.each(['id', 'vi', 'en'] as const)(
  'all of it fits a phone of 320 pixels: %s',
  async (language) => {
    const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true }
    const desk = await openChats(phone)
    const { page, rig, url, enter } = desk
    const { chat, waiting, theirs } = await fill(desk)
    rig.who.worker.language = language
    await enter(rig.who.worker)
    const wide = () => page.evaluate<number>('document.documentElement.scrollWidth')
    for (const path of [
      'queue',
      'mine',
      'search',
      `chat/${waiting}`,
      `chat/${theirs}`,
      `chat/${chat}`,
      `chat/${chat}/earlier?before=5`,
    ]) {
      await page.goto(`${url}/desk/${path}`)
      expect(await wide(), path).toBe(320)
    }
    await page.goto(`${url}/desk/chat/${chat}`)
    // More than half of the screen is left for what was said.
    const box = await page.locator('#write-box').boundingBox()
    expect(box?.height).toBeLessThan(300)
    for (const tool of ['saved', 'send-file', 'note', 'hand-on', 'end', 'mask']) {
      await page.evaluate(`document.querySelector('#tool-${tool}').open = true`)
      expect(await wide(), tool).toBe(320)
    }
    await desk.close()
  },
)
