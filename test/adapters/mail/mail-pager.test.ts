import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { mailPager } from '../../../src/adapters/mail/mail-pager.ts'
import { mailer } from '../../../src/adapters/mail/mailer.ts'
import { SendFault } from '../../../src/ports/channel.ts'
import type { Page } from '../../../src/ports/page.ts'
import { ownCertificate } from '../../fixtures/certificate.ts'
import { pageWords } from '../page-words.ts'

type Mail = { to: string[]; from: string; text: string; user: string | undefined; tls: boolean }
type Server = { port: number; mails: Mail[]; hellos: string[]; close(): Promise<unknown> }
type Options = ConstructorParameters<typeof SMTPServer>[0]

const good = ownCertificate('127.0.0.1', 'localhost')
const quick = { connect: 400, silence: 400, whole: 10_000 }
const page: Page = {
  code: 'K7QPTM',
  desk: 'ID',
  urgency: 'life',
  minutes: 3,
  link: 'https://suar.example/desk',
}

let atEnd: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of atEnd) await end()
  atEnd = []
})

/** A real SMTP server on loopback that takes the mails of suar:secret. */
async function openServer(options: Options = {}): Promise<Server> {
  const mails: Mail[] = []
  const hellos: string[] = []
  const server = new SMTPServer({
    ...good,
    secure: true,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _, done) =>
      username === 'suar' && password === 'se/cret'
        ? done(null, { user: username })
        : done(Object.assign(new Error('no'), { responseCode: 535 })),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        hellos.push(String(session.hostNameAppearsAs))
        mails.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : '',
          text: Buffer.concat(pieces).toString(),
          user: session.user as string | undefined,
          tls: session.secure,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  atEnd.push(close)
  return { port: (server.server.address() as AddressInfo).port, mails, hellos, close }
}

function pager(url: string, ca: string | null = good.cert, timing = quick) {
  const from = 'Suar <suar@house.example>'
  return mailPager(mailer({ url, from, timing, ...(ca ? { ca } : {}) }), pageWords)
}
const safely = (port: number, login = 'suar:se%2Fcret@') => `smtps://${login}127.0.0.1:${port}`
const worker = {
  id: 's1',
  email: 'worker@staff.example',
  telegramId: null,
  language: 'id',
} as const

async function faultOf(sending: Promise<void>): Promise<SendFault> {
  const fault = await sending.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(fault instanceof SendFault)) throw new Error(`not a fault: ${fault}`)
  return fault
}

function readable(mail: Mail | undefined) {
  const [head = '', body = ''] = (mail?.text ?? '').split(/\r\n\r\n/s, 2)
  const rest = (mail?.text ?? '').slice(head.length + 4)
  const decoded = /quoted-printable/i.test(head)
    ? Buffer.from(
        rest
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString()
    : /base64/i.test(head)
      ? Buffer.from(rest, 'base64').toString()
      : rest
  return { head, body, text: decoded.replaceAll('\r\n', '\n').trim() }
}

describe('a page by mail', () => {
  it('goes encrypted and with the log-in, and says nothing of anybody', async () => {
    const server = await openServer()
    await pager(safely(server.port)).send(page, worker)
    const [mail] = server.mails
    expect(mail).toMatchObject({
      to: ['worker@staff.example'],
      from: 'suar@house.example',
      user: 'suar',
      tls: true,
    })
    const { head, text } = readable(mail)
    expect(head).toContain('Subject: Suar: 1 menunggu')
    expect(head).toContain('From: Suar <suar@house.example>')
    expect(head).toContain('Auto-Submitted: auto-generated')
    expect(head).toMatch(/Content-Type: text\/plain/)
    expect(head).not.toMatch(/X-Mailer|multipart/i)
    expect(text).toBe(
      'Ada yang menunggu giliran.\nID · sangat mendesak · 3 menit · #K7QPTM\n\nBuka di konsol: https://suar.example/desk',
    )
    expect(server.hellos).toEqual(['house.example'])
  })

  it('is in the language of who gets it, and does without a link', async () => {
    const server = await openServer()
    const sent = pager(safely(server.port))
    await sent.send({ ...page, desk: 'VN', link: null }, { ...worker, language: 'vi' })
    const { head, text } = readable(server.mails[0])
    expect(head).toMatch(/Subject: =\?UTF-8\?/)
    expect(text).toBe('Có một lượt đang chờ.\nVN · rất gấp · 3 phút · #K7QPTM\n\nMời mở bảng trực.')
  })

  it('reaches only who has an address, and one address only', async () => {
    const server = await openServer()
    const mails = pager(safely(server.port))
    expect(mails.reaches(worker)).toBe(true)
    for (const email of [
      null,
      '',
      'worker',
      'a@b, c@d.example',
      'a@b.example\r\nBcc: c@d.example',
      'A <a@b.example>',
      '@b.example',
    ]) {
      expect(mails.reaches({ ...worker, email })).toBe(false)
      const fault = await faultOf(mails.send(page, { ...worker, email }))
      expect(fault.kind).toBe('never')
    }
    expect(server.mails).toEqual([])
  })
})

describe('trouble with mail', () => {
  it.each([
    ['a mailbox that is not there', 550, 'never'],
    ['a mailbox that is full for now', 452, 'later'],
  ])('%s', async (_, responseCode, kind) => {
    const server = await openServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('<worker@staff.example> no'), { responseCode })),
    })
    const fault = await faultOf(pager(safely(server.port)).send(page, worker))
    expect(fault).toMatchObject({ kind, message: `mail: EENVELOPE ${responseCode}` })
  })

  it('a log-in that is refused is for somebody to mend, and tried again', async () => {
    const server = await openServer()
    const fault = await faultOf(pager(safely(server.port, 'suar:wrong@')).send(page, worker))
    expect(fault).toMatchObject({ kind: 'later', message: 'mail: EAUTH 535' })
  })

  it('a server that is not there', async () => {
    const server = await openServer()
    await server.close()
    const fault = await faultOf(pager(safely(server.port)).send(page, worker))
    expect(fault.kind).toBe('later')
  })

  it.each([
    ['says nothing', () => {}],
    ['breaks off', (socket: { destroy(): void }) => socket.destroy()],
  ])('a server that %s is not waited for', async (_, answer) => {
    const server = createServer(answer).listen(0, '127.0.0.1')
    await once(server, 'listening')
    atEnd.push(async () => server.close())
    const { port } = server.address() as AddressInfo
    const began = Date.now()
    const fault = await faultOf(pager(`smtp://127.0.0.1:${port}`).send(page, worker))
    expect(fault.kind).toBe('later')
    expect(Date.now() - began).toBeLessThan(5000)
  })

  it('a server that goes on for ever, a little at a time, is given up', async () => {
    const server = createServer((socket) => {
      socket.write('220 mail.example\r\n')
      const timer = setInterval(() => socket.write('250-wait\r\n'), 100)
      socket.on('close', () => clearInterval(timer)).on('error', () => {})
      atEnd.push(async () => socket.destroy())
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    atEnd.push(async () => server.close())
    const { port } = server.address() as AddressInfo
    const sent = pager(`smtp://127.0.0.1:${port}`, null, { ...quick, whole: 900 })
    const fault = await faultOf(sent.send(page, worker))
    expect(fault).toMatchObject({ kind: 'later', message: 'mail: too slow' })
  })
})

describe('what is encrypted', () => {
  it.each([
    ['nobody vouches for', '127.0.0.1', good, null],
    ['is for another host', '127.0.0.1', ownCertificate('mail.example'), 'own'],
  ])('a certificate that %s gets no mail and no log-in', async (_, host, certificate, trusted) => {
    let logIns = 0
    const server = await openServer({
      ...certificate,
      onAuth(_auth, _session, done) {
        logIns += 1
        done(null, { user: 'suar' })
      },
    })
    const url = `smtps://suar:secret@${host}:${server.port}`
    const fault = await faultOf(pager(url, trusted && certificate.cert).send(page, worker))
    expect(fault.kind).toBe('later')
    expect(logIns).toBe(0)
    expect(server.mails).toEqual([])
  })

  it('in the clear a mail goes to this machine only', async () => {
    const server = await openServer({ secure: false, authOptional: true, hideSTARTTLS: true })
    await pager(`smtp://127.0.0.1:${server.port}`).send(page, worker)
    expect(server.mails).toMatchObject([{ tls: false }])
  })

  it('elsewhere the server must agree to encrypt first, or gets nothing', async () => {
    // Another address of this machine stands for elsewhere.
    const elsewhere = (port: number) => `smtp://127.0.0.2:${port}`
    const refuses = await openAt('127.0.0.2', { disabledCommands: ['STARTTLS'] })
    const fault = await faultOf(pager(elsewhere(refuses.port)).send(page, worker))
    expect(fault).toMatchObject({ kind: 'later', message: expect.stringContaining('ETLS') })
    expect(refuses.mails).toEqual([])
    const certificate = ownCertificate('127.0.0.2')
    const agrees = await openAt('127.0.0.2', certificate)
    await pager(elsewhere(agrees.port), certificate.cert).send(page, worker)
    expect(agrees.mails).toEqual([{ tls: true }])
  })
})

/** A server that asks for no log-in and notes only how it was reached. */
async function openAt(host: string, options: Options) {
  const mails: { tls: boolean }[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    ...options,
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        mails.push({ tls: session.secure })
        done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, host)
  await once(server.server, 'listening')
  atEnd.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: (server.server.address() as AddressInfo).port, mails }
}
