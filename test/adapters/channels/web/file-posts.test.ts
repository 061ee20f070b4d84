import { expect, test } from 'vitest'
import { maxFileBytes } from '../../../../src/adapters/channels/web/read-fields.ts'
import { heldClock } from '../../../fixtures/held-clock.ts'
import { recordingLog } from '../../../fixtures/recording-log.ts'
import { jpeg, mp4, ogg, pdf, png, webp } from '../../../fixtures/sample-files.ts'
import { answeringInside } from './answering-inside.ts'
import { localeFile, serveWeb, webForTest } from './serve-web.ts'
import { until, visitor } from './visitor.ts'

async function setUp(options: Parameters<typeof webForTest>[0] = {}) {
  const inside = answeringInside({ answer: () => ({ text: 'Baik.' }) })
  const log = recordingLog()
  const channel = webForTest({ log, ...options })
  await channel.start(inside)
  return { inside, log, channel, visit: visitor(channel.app) }
}

const id = 'a'.repeat(32)
const asScript = { Accept: 'application/json' }

test('a form with a picture works without a script; the page it leads back to names it', async () => {
  const { visit, inside } = await setUp()
  const said = await visit.upload('/say', { text: 'Ini\r\ntawarannya', id }, jpeg)
  expect(said.status).toBe(303)
  expect(inside.taken[0]?.body).toEqual({
    kind: 'media',
    media: 'photo',
    caption: 'Ini\ntawarannya',
    file: { ref: 'kept-1', type: 'image/jpeg', name: null, bytes: jpeg.length },
  })
  expect(Buffer.from(inside.kept.get('kept-1') ?? []).equals(jpeg)).toBe(true)
  expect(await (await visit.get('/')).text()).toMatch(/\[Gambar\].*tawarannya.*Baik\./s)
})

test('without words it is a picture alone, and without a chosen file a message alone', async () => {
  const { visit, inside } = await setUp()
  await visit.upload('/say', { text: '', id }, png)
  await visit.upload('/say', { text: 'halo', id }, null)
  expect(inside.taken.map(({ body }) => body)).toMatchObject([
    { kind: 'media', media: 'photo' },
    { kind: 'text', text: 'halo' },
  ])
  expect(inside.taken[0]?.body).not.toHaveProperty('caption')
})

test('an empty form leads back to the page, and an empty post of the script is broken', async () => {
  const { visit, inside } = await setUp()
  expect((await visit.upload('/say', { text: ' ', id }, null)).status).toBe(303)
  expect((await visit.form('/say', { text: '' })).status).toBe(303)
  expect((await visit.json('/say', { text: ' ', id })).status).toBe(400)
  expect((await visit.json('/say', { id })).status).toBe(400)
  expect(inside.taken).toEqual([])
})

test.each([
  ['photo', 'image/webp', webp],
  ['document', 'application/pdf', pdf],
  ['voice', 'audio/ogg', ogg],
  ['video', 'video/mp4', mp4],
])('%s: %s', async (media, type, bytes) => {
  const { visit, inside } = await setUp()
  expect((await visit.upload('/say', { id }, bytes, asScript)).status).toBe(202)
  expect(inside.taken[0]?.body).toMatchObject({ media, file: { type } })
})

test.each(['id', 'vi'])('what else is sent is refused with a reason, in %s', async (language) => {
  const { visit, inside } = await setUp()
  const words = localeFile(language)
  const own = { 'Accept-Language': language }
  for (const bytes of [Buffer.from('<svg onload="alert(1)">'), Buffer.from('PK\x03\x04')]) {
    const page = await visit.upload('/say', { text: 'kata saya' }, bytes, own)
    expect(page.status).toBe(415)
    const html = await page.text()
    expect(html).toContain(words['file-type'])
    expect(html).toContain('kata saya')
  }
  const told = await visit.upload('/say', { id }, Buffer.from('GIF89a'), { ...asScript, ...own })
  expect(await told.json()).toMatchObject({ error: 'file-type', message: words['file-type'] })
  expect(inside.kept.size).toBe(0)
})

test('the file is kept before the message is taken in, and no message names what is not kept', async () => {
  const { visit, inside, log } = await setUp()
  const accept = inside.accept
  const keptWhenAsked: number[] = []
  inside.accept = async (message) => {
    keptWhenAsked.push(inside.kept.size)
    await accept(message)
  }
  await visit.upload('/say', { id }, jpeg, asScript)
  expect(keptWhenAsked).toEqual([1])
  inside.broken = true
  const refused = await visit.upload('/say', { text: 'tolong', id }, png)
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain('tolong')
  expect(keptWhenAsked).toEqual([1])
  expect(log.lines.map(({ event }) => event)).toContain('web.file-not-stored')
})

test('kept and then not taken in is not stored: the person is told to send it again', async () => {
  const { visit, inside } = await setUp()
  inside.accept = async () => {
    throw new Error('the disk is full')
  }
  expect((await visit.upload('/say', { id }, jpeg, asScript)).status).toBe(503)
})

test('the same file sent twice by one form is one message, another file is another one', async () => {
  const { visit, inside } = await setUp()
  for (const bytes of [jpeg, jpeg, png]) await visit.upload('/say', { text: 'ini', id }, bytes)
  expect(inside.taken).toHaveLength(2)
})

test('00 with a file beside it hides, and the file goes nowhere', async () => {
  const { visit, inside } = await setUp()
  await visit.upload('/say', { text: 'halo', id }, jpeg)
  const hidden = await visit.upload('/say', { text: '00', id }, png)
  expect(hidden.headers.get('Location')).toBe('/info')
  expect(inside.kept.size).toBe(1)
})

test('ten megabytes are taken, one byte more is not; nor more than one file, nor many words', async () => {
  const { visit, inside } = await setUp()
  const largest = Buffer.alloc(maxFileBytes)
  pdf.copy(largest)
  expect((await visit.upload('/say', { id }, largest, asScript)).status).toBe(202)
  const more = await visit.upload('/say', { id }, Buffer.concat([largest, pdf]), asScript)
  expect(more.status).toBe(413)
  expect(await more.json()).toMatchObject({ error: 'file-too-large' })
  const words = await visit.upload('/say', { text: 'a'.repeat(1_000_001), id }, jpeg, asScript)
  expect(await words.json()).toMatchObject({ error: 'too-large' })
  const two = new FormData()
  two.append('file', new File([jpeg], 'a'))
  two.append('file', new File([png], 'b'))
  const { headers, body } = new Request('http://x', { method: 'POST', body: two })
  const bytes = new Uint8Array(await new Response(body).arrayBuffer())
  const both = await visit.raw('/say', bytes, headers.get('Content-Type') ?? '')
  expect(both.status).toBe(400)
  expect(inside.taken).toHaveLength(1)
})

test.each([
  ['no border', 'multipart/form-data', '--b--'],
  ['another border', 'multipart/form-data; boundary=a', '--b\r\n\r\n'],
  [
    'text that is no UTF-8',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--b--',
  ],
])('%s is broken, and says so', async (_, type, body) => {
  const { visit } = await setUp()
  const answer = await visit.raw('/say', Buffer.from(body, 'latin1'), type)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(localeFile('id')['broken'])
})

test('only messages bring files', async () => {
  const { visit, inside } = await setUp()
  for (const path of ['/choose', '/place', '/hide', '/resume'])
    expect((await visit.upload(path, { id }, jpeg)).status).toBe(415)
  expect(inside.kept.size).toBe(0)
})

test('a flood of files fills neither memory nor disk; words still come through', async () => {
  const clock = heldClock()
  const { visit, inside } = await setUp({ clock, uploads: { bytesAnHour: 2 * pdf.length } })
  const send = async () => (await visit.upload('/say', { id }, pdf, asScript)).status
  expect([await send(), await send(), await send()]).toEqual([202, 202, 503])
  expect((await visit.json('/say', { text: 'tolong', id })).status).toBe(202)
  await clock.pass(3_600_001)
  expect(await send()).toBe(202)
  expect(inside.kept.size).toBe(3)
})

/** A post of which only the beginning comes. */
function begun(beginning: Uint8Array, onCancel = () => {}): Request {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(beginning),
    cancel: onCancel,
  })
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b', ...asScript }
  return new Request('http://localhost/say', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
}

test('a file that stops coming is not waited for, and makes room', async () => {
  const clock = heldClock()
  const { channel, visit } = await setUp({ clock, uploads: { atOnce: 2 } })
  let cancelled = 0
  const slow = [1, 2].map(() => channel.app.request(begun(jpeg, () => void cancelled++)))
  expect((await visit.upload('/say', { id }, jpeg, asScript)).status).toBe(503)
  await clock.pass(20_000)
  for (const answer of await Promise.all(slow)) expect(answer.status).toBe(400)
  expect(cancelled).toBe(2)
  expect((await visit.upload('/say', { id }, jpeg, asScript)).status).toBe(202)
})

/** A body of so many megabytes, and how many of them were read. */
function megabytes(count: number) {
  let given = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given >= count) return controller.close()
      given += 1
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  return { body, given: () => given }
}

test('what is a little too large is let pass by, so that a browser shows our answer and not its own', async () => {
  const { channel } = await setUp()
  const { body, given } = megabytes(25)
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b', ...asScript }
  const large = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  expect((await channel.app.request('/say', large)).status).toBe(413)
  expect(given()).toBe(25)
})

test('an endless file is cut off', async () => {
  const { channel } = await setUp()
  const { body, given } = megabytes(Number.POSITIVE_INFINITY)
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b', ...asScript }
  const endless = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  expect((await channel.app.request('/say', endless)).status).toBe(413)
  expect(given()).toBeLessThan(60)
})

test('over a real line whoever sends too much reads why', async () => {
  const { channel } = await setUp()
  const server = await serveWeb(channel)
  const form = new FormData()
  form.set('file', new File([Buffer.alloc(20_000_000)], 'film.mp4'))
  const headers = { ...asScript, Connection: 'close' }
  const answer = await fetch(`${server.url}/say`, { method: 'POST', headers, body: form })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ message: localeFile('id')['file-too-large'] })
  await server.close()
})

test('neither log nor page holds the name a file had', async () => {
  const { visit, log } = await setUp()
  await visit.upload('/say', { id }, jpeg)
  await visit.upload('/say', { id }, Buffer.from('MZ'))
  expect(await (await visit.get('/')).text()).not.toContain('Perjanjian')
  expect(JSON.stringify(log.lines)).not.toContain('Perjanjian')
})

const file = { name: 'dokumen.pdf', type: 'application/pdf' as const, bytes: pdf }

test('a file of ours is handed out to be saved, and runs nothing wherever it is opened', async () => {
  const { visit, inside } = await setUp()
  await visit.json('/say', { text: 'halo', id })
  await until(async () => (await visit.screen(0)).lines.length === 2, 'the answer')
  const address = inside.taken[0]?.from ?? { channel: '', id: '' }
  inside.say(address, { text: 'Ini.', file: { ...file, name: 'do"k\r\numen.pdf' }, by: 'worker' })
  expect(await (await visit.get('/')).text()).toContain('href="/file/3"')
  const answer = await visit.get('/file/3')
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="dokumen.pdf"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('nobody else has it, no other line has one, and after 00 it is gone', async () => {
  const { visit, inside, channel } = await setUp()
  await visit.json('/say', { text: 'halo', id })
  await until(async () => (await visit.screen(0)).lines.length === 2, 'the answer')
  inside.say(inside.taken[0]?.from ?? { channel: '', id: '' }, { text: 'Ini.', file })
  const stranger = visitor(channel.app)
  expect((await stranger.get('/file/3')).status).toBe(404)
  stranger.jar.set('chat', 'x'.repeat(22))
  expect((await stranger.get('/file/3')).status).toBe(404)
  for (const path of ['/file/2', '/file/4', '/file/0', '/file/x', '/file/-1'])
    expect((await visit.get(path)).status).toBe(404)
  expect((await visit.get('/file/3')).status).toBe(200)
  await visit.form('/hide', {})
  expect((await visit.get('/file/3')).status).toBe(404)
})

test('a picture somebody sent is not shown to them again', async () => {
  const { visit } = await setUp()
  await visit.upload('/say', { id }, jpeg)
  expect((await visit.get('/file/1')).status).toBe(404)
  expect((await visit.get('/picture/1')).status).toBe(404)
})
