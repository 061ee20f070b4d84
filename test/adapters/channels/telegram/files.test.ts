import { expect, it } from 'vitest'
import type { Outbound } from '../../../../src/domain/message.ts'
import { SendFault } from '../../../../src/ports/channel.ts'
import { jpeg, pdf } from '../../../fixtures/sample-files.ts'
import { tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import { openForTest } from './open-for-test.ts'

const openPolling = openForTest('polling')
const most = 20 * 1024 * 1024

async function open() {
  const rig = await openPolling()
  await rig.channel.start(rig.inside)
  const fetch = (ref: string, maxBytes = most) => {
    if (!rig.channel.fetch) throw new Error('fetches nothing')
    return rig.channel.fetch(ref, { maxBytes, signal: AbortSignal.timeout(2_000) })
  }
  async function sendDocument(bytes: Uint8Array) {
    rig.somebody.document(bytes, 'Surat Perjanjian.pdf', 'kontraknya')
    await rig.inside.until(() => rig.inside.stored.length > 0)
    const body = rig.inside.stored[0]?.body
    return body?.kind === 'media' ? (body.file?.ref ?? '') : ''
  }
  return { ...rig, fetch, sendDocument }
}

const faultOf = (work: Promise<unknown>) => work.catch((error: unknown) => error)

it('what Telegram itself holds too large for bots is too large, and more than was told is not read', async () => {
  const { fetch, sendDocument, server } = await open()
  const ref = await sendDocument(Buffer.alloc(most + 1))
  expect(await faultOf(fetch(ref))).toMatchObject({ name: 'FetchFault', kind: 'too-large' })
  server.swapFiles(Buffer.alloc(11))
  expect(await faultOf(fetch(ref, 10))).toMatchObject({ name: 'FetchFault', kind: 'too-large' })
  expect(server.filesAsked()).toBe(0)
  // Told to be small, and long when it comes.
  server.swapFiles(jpeg)
  expect(Buffer.from(await fetch(ref)).equals(jpeg)).toBe(true)
  server.fileLies.size = 3
  expect(await faultOf(fetch(ref, 10))).toMatchObject({ name: 'FetchFault', kind: 'too-large' })
})

it.each([
  ['too many calls', tooManyRequests(3), 'later'],
  ['a page of a proxy', { kind: 'page', status: 502 } as const, 'later'],
  ['a line that breaks', { kind: 'reset' } as const, 'later'],
  [
    'a refusal for good',
    { kind: 'refuse', code: 400, description: 'Bad Request: wrong file_id' } as const,
    'gone',
  ],
])('%s: %s', async (_, fault, kind) => {
  const { fetch, sendDocument, server } = await open()
  const ref = await sendDocument(pdf)
  server.faults.next('getFile', fault)
  expect(await faultOf(fetch(ref))).toMatchObject({ name: 'FetchFault', kind })
})

it('a file that vanishes between the question and the way there is gone', async () => {
  const { fetch, sendDocument, server } = await open()
  const ref = await sendDocument(pdf)
  server.fileLies.path = 'documents/none.pdf'
  expect(await faultOf(fetch(ref))).toMatchObject({ kind: 'gone' })
})

it.each([
  '/var/lib/telegram-bot-api/../../etc/passwd',
  '../5000:x/getMe',
  'a?b',
  'http://evil.example/a',
  '',
])('goes nowhere but where files lie: %s', async (path) => {
  const { fetch, sendDocument, server } = await open()
  const ref = await sendDocument(pdf)
  server.fileLies.path = path
  const asked = server.requests.filter((request) => !/getUpdates|getFile$/.test(request)).length
  expect(await faultOf(fetch(ref))).toMatchObject({ kind: 'gone' })
  const now = server.requests.filter((request) => !/getUpdates|getFile$/.test(request))
  expect(now.slice(asked)).toEqual([])
})

it('no fault and no line of the log holds the token or the address', async () => {
  const { fetch, sendDocument, server, log, channel } = await open()
  const ref = await sendDocument(pdf)
  const faults: unknown[] = []
  server.fileLies.path = 'documents/none.pdf'
  faults.push(await faultOf(fetch(ref)))
  await server.stop()
  faults.push(await faultOf(fetch(ref)))
  const told =
    faults.map((fault) => `${(fault as Error).stack} ${JSON.stringify(fault)}`).join() +
    JSON.stringify(log.lines)
  expect(faults).toMatchObject([{ kind: 'gone' }, { kind: 'later' }])
  for (const secret of [server.token, '/file/bot', 'none.pdf']) expect(told).not.toContain(secret)
  await channel.stop()
})

it('is broken off when nobody waits for it any more', async () => {
  const { sendDocument, channel, server } = await open()
  const ref = await sendDocument(pdf)
  server.holdFiles()
  const stop = new AbortController()
  const fetching = faultOf(
    channel.fetch?.(ref, { maxBytes: most, signal: stop.signal }) ?? Promise.resolve(),
  )
  await server.until(() => server.filesAsked() > 0)
  stop.abort()
  const fault = await fetching
  expect(fault).toMatchObject({ name: 'FetchFault', kind: 'later' })
  expect(`${(fault as Error).stack} ${JSON.stringify(fault)}`).not.toContain(server.token)
})

const file = { name: 'dokumen.pdf', type: 'application/pdf' as const, bytes: async () => pdf }

async function toSend() {
  const rig = await open()
  rig.somebody.say('halo')
  const message: Outbound = { id: 'r', to: rig.person.address, text: 'Ini.', choices: [], file }
  return { ...rig, message }
}

it('a file goes as it is, with its words under it, or behind it where they are too many', async () => {
  const { channel, message, person } = await toSend()
  await channel.send(message)
  await channel.send({ ...message, id: 's', text: 'kata '.repeat(300) })
  await channel.send({ ...message, id: 't', text: '' })
  const shown = await person.screen()
  expect(shown.map(({ file, text }) => [file?.name ?? null, text.length])).toEqual([
    ['dokumen.pdf', 4],
    ['dokumen.pdf', 0],
    [null, 1499],
    ['dokumen.pdf', 0],
  ])
})

it('is not sent again when only the words behind it failed, and can be taken back', async () => {
  const { channel, message, server, person } = await toSend()
  server.faults.next('sendMessage', tooManyRequests(1))
  const long = { ...message, text: 'kata '.repeat(300) }
  await expect(channel.send(long)).rejects.toMatchObject({ kind: 'later', retryAfter: 1000 })
  const { platformId } = await channel.send(long)
  expect(server.callsTo('sendDocument')).toHaveLength(1)
  await channel.remove(person.address, [platformId ?? ''])
  expect(await person.screen()).toEqual([])
})

it('fails as its bytes do', async () => {
  const { channel, message, server } = await toSend()
  const bytes = () => Promise.reject(new SendFault('never', 'the file is gone'))
  await expect(channel.send({ ...message, file: { ...file, bytes } })).rejects.toMatchObject({
    kind: 'never',
  })
  expect(server.callsTo('sendDocument')).toEqual([])
})
