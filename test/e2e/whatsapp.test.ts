import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '../fixtures/whatsapp-server/person.ts'
import {
  startWhatsAppServer,
  type WhatsAppServer,
} from '../fixtures/whatsapp-server/whatsapp-server.ts'
import { type Service, startService } from './service.ts'

const trust = new URL('../fixtures/whatsapp-server/trust-whatsapp-server.mjs', import.meta.url)

/** The whole service with the real client library, against a WhatsApp on loopback. */
describe('WhatsApp, kept in the embedded store', () => {
  let whatsapp: WhatsAppServer
  let service: Service
  let folder: string
  let settings: Record<string, string>
  let people = 0
  const children: ChildProcess[] = []

  const someone = (country: string) => {
    const number = String(++people).padStart(8, '0')
    return whatsapp.person({ pn: `${country}81${number}`, lid: `2000000${number}` })
  }
  const until = (holds: () => boolean, timeout = 15_000) =>
    vi.waitFor(() => expect(holds()).toBe(true), { timeout, interval: 20 })
  const heard = async (person: Person, words: RegExp, ms?: number) => {
    await until(() => person.texts().some((text) => words.test(text)), ms)
    return person.texts().find((text) => words.test(text)) ?? ''
  }
  const suar = (...call: string[]) => {
    const env = { ...process.env, ...settings }
    const child = spawn(process.execPath, ['bin/suar.mjs', ...call], { env, stdio: 'pipe' })
    children.push(child)
    return child
  }
  const doctor = () =>
    new Promise<{ status: number; says: string }>((resolve) => {
      const env = { ...process.env, ...settings }
      execFile(process.execPath, ['bin/suar.mjs', 'doctor'], { env }, (error, says) =>
        resolve({ status: error ? Number(error.code) : 0, says }),
      )
    })

  beforeAll(async () => {
    whatsapp = await startWhatsAppServer()
    folder = mkdtempSync(join(tmpdir(), 'suar-whatsapp-'))
    settings = {
      DATA_DIR: join(folder, 'data'),
      WHATSAPP: 'on',
      WHATSAPP_SOCKET_URL: whatsapp.url,
      WHATSAPP_TEST_ROOT: whatsapp.trust.root,
      NODE_OPTIONS: `--import ${pathToFileURL(trust.pathname).href}`,
    }
    service = await startService(settings)
  })

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    expect(await service.stop()).toBe(0)
    await whatsapp.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a phone is linked from the command line, and the doctor says before and after how it stands', async () => {
    const before = await doctor()
    expect(before.says).toMatch(/whatsapp +LOOK +no phone is linked/)
    expect(before.says).toContain('suar -- pair')
    expect(before.status).toBe(1)
    const pairing = suar('pair')
    const ended = once(pairing, 'exit')
    if (!pairing.stdout) throw new Error('no output')
    const [qr] = await once(createInterface({ input: pairing.stdout }), 'line')
    whatsapp.scan(qr, { pn: '6281100000001', lid: '100000000000001' })
    expect((await ended)[0]).toBe(0)
    const after = await doctor()
    expect(after.says).toMatch(/whatsapp +ok +open, since/)
    expect(after.status).toBe(0)
  })

  test('a whole conversation in Indonesian, by numbers instead of buttons', async () => {
    const person = someone('62')
    await person.say(
      'Loker operator di Kamboja gaji 15jt, paspor nanti bos yg pegang, minat WA aja',
    )
    const verdict = await heard(person, /BAHAYA/)
    expect(verdict).toContain('“paspor nanti bos yg pegang”')
    expect(verdict).toContain('0800-1000')
    expect(verdict).toMatch(
      /\n1 Belum apa-apa\n2 Sudah bayar atau kirim dokumen\n3 Sudah berangkat/,
    )
    await person.say('2')
    await heard(person, /IASC/)
    await person.say('hapus')
    await heard(person, /Hapus semua yang tersimpan/)
    await person.say('1')
    await heard(person, /Sudah dihapus/)
  })

  test('a whole conversation in Vietnamese without marks, by a number of Vietnam', async () => {
    const person = someone('84')
    await person.say('Di Han bang visa du lich, qua toi co nguoi don di lam luon, 350tr bao dau')
    const verdict = await heard(person, /NGUY HIỂM/)
    expect(verdict).toContain('“')
    expect(verdict).toMatch(/\n1 Chưa làm gì\n2 /)
    await person.say('2')
    await heard(person, /xã|ngân hàng/)
  })

  test('a pin in distress brings the numbers of that country, and nothing is taken back on the screen', async () => {
    const person = someone('84')
    await person.say('cuu em voi, em bi nhot khong cho ve')
    await heard(person, /^Mình đã đọc tin này/)
    await person.send({ locationMessage: { degreesLatitude: 11.55, degreesLongitude: 104.92 } })
    await heard(person, /Phnom Penh/)
    await person.say('00')
    await until(() => person.texts().length >= 3)
    const revoked = person.screen().filter(({ message }) => message.protocolMessage)
    expect(revoked).toEqual([])
  })

  test('a picture with words under it is read by its words, a voice note is said to be unread', async () => {
    const person = someone('62')
    await person.send({
      imageMessage: { caption: 'Loker admin judi online di Kamboja, paspor dipegang bos' },
    })
    await heard(person, /BAHAYA/)
    await person.send({ audioMessage: { ptt: true } })
    await heard(person, /Pesan suara belum bisa/)
  })

  test('a code that somebody asks for joins the web page to their chat, and shows nothing of before', async () => {
    const person = someone('62')
    await person.say('Lowongan kerja di Kamboja, paspor dipegang bos')
    await heard(person, /BAHAYA/)
    await person.say('minta kode')
    const code = /(\d{4} ){3}\d{4}/.exec(await heard(person, /Kode Anda/))?.[0] ?? ''
    const { redirect, headers } = { redirect: 'manual', headers: { origin: service.url } } as const
    const body = new URLSearchParams({ code })
    const joined = await fetch(`${service.url}/resume`, { method: 'POST', body, redirect, headers })
    expect(joined.status).toBe(303)
    const cookie = joined.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const page = async () => (await fetch(service.url, { headers: { cookie } })).text()
    expect(await page()).not.toMatch(/Kamboja|BAHAYA|Kode Anda/)
    const say = new URLSearchParams({ text: 'hapus' })
    await fetch(`${service.url}/say`, {
      method: 'POST',
      body: say,
      redirect,
      headers: { ...headers, cookie },
    })
    await vi.waitFor(
      async () => expect(await page()).toContain('Hapus semua yang tersimpan'),
      10_000,
    )
    const again = await fetch(`${service.url}/resume`, { method: 'POST', body, redirect, headers })
    expect(again.status).toBe(404)
  })

  test('lines that break while people write lose nothing and answer nobody twice', async () => {
    const writers = Array.from({ length: 8 }, () => someone('62'))
    for (const [n, writer] of writers.entries()) {
      await writer.say('Lowongan kerja di Kamboja, paspor dipegang bos, hubungi WA')
      if (n % 2 === 0) whatsapp.drop()
    }
    for (const writer of writers) await heard(writer, /BAHAYA/, 60_000)
    for (const writer of writers)
      expect(writer.texts().filter((text) => /BAHAYA/.test(text))).toHaveLength(1)
  }, 90_000)

  test('killed and started again it is the same linked device, and answers', async () => {
    const person = someone('62')
    await service.kill()
    await person.say('Lowongan kerja di Kamboja, paspor dipegang bos')
    await service.restart()
    await heard(person, /BAHAYA/, 30_000)
  }, 60_000)

  test('logged out by the phone it stops, and the doctor says what to do', async () => {
    whatsapp.logOut()
    await vi.waitFor(async () => expect((await doctor()).says).toContain('taken this device off'), {
      timeout: 30_000,
      interval: 300,
    })
    const { says, status } = await doctor()
    expect(says).toMatch(/-> .*pair/)
    expect(status).toBe(1)
    const connections = whatsapp.connections()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(whatsapp.connections()).toBe(connections)
  }, 60_000)

  test('nothing of what was written, no number and no key stands in the log', () => {
    expect(service.log()).not.toMatch(
      /Kamboja|paspor|visa du lich|62811|200000000|privKey|<Buffer/i,
    )
    expect(service.log()).toContain('whatsapp.needs-somebody')
  })
})
