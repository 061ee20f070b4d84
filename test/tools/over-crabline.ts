/**
 * The WhatsApp channel over a stand-in that others wrote: messages come in, are answered with the real
 * runtime, and the answers are what that server recorded. It links no phone, so a login is laid out first.
 * How to start it stands in CONTRIBUTING.md; its argument is the file the server writes when it is ready.
 */

import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { BufferJSON, initAuthCreds } from '@whiskeysockets/baileys'
import { whatsapp } from '../../src/adapters/channels/whatsapp/whatsapp.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { retention } from '../../src/runtime/retention.ts'
import { createRuntime } from '../../src/runtime/runtime.ts'
import { memoryKeep } from '../fixtures/memory-keep.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

type Ready = {
  endpoints: { baileysWebSocketUrl: string; adminInboundUrl: string }
  adminToken: string
  recorderPath: string
  selfJid: string
}

const ready: Ready = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const messages = 20
const store = memoryStore()
const keep = memoryKeep(store)
const bytes = () => Buffer.alloc(64, 1)
const creds = {
  ...initAuthCreds(),
  me: { id: ready.selfJid.replace('@', ':1@'), name: 'Suar' },
  account: {
    details: bytes(),
    accountSignatureKey: bytes(),
    accountSignature: bytes(),
    deviceSignature: bytes(),
  },
}
const value = JSON.stringify(creds, BufferJSON.replacer)
await keep.write([{ folder: 'device', name: 'this', value }])

const log = recordingLog()
const channel = whatsapp({
  keep,
  right: null,
  keptFor: retention,
  url: ready.endpoints.baileysWebSocketUrl,
  log,
  count() {},
  perMinute: 1_000,
})
const runtime = createRuntime({
  store,
  keyring: { index: (text) => Buffer.from(text).toString('hex'), destroy: async () => {} },
  channels: [channel],
  ...plainTalk,
  clock: systemClock,
  log,
  metrics: { count() {}, observe() {} },
})
runtime.start()
await channel.start(runtime.inside)
await until(() => channel.state().status === 'open')

const wanted: string[] = []
for (let n = 1; n <= messages; n++) {
  const senderJid = `6281200000${String(n % 4).padStart(3, '0')}@s.whatsapp.net`
  const text = `word-${n}-`
  wanted.push(text)
  const answer = await fetch(ready.endpoints.adminInboundUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-crabline-admin-token': ready.adminToken },
    body: JSON.stringify({ chatJid: senderJid, senderJid, text }),
  })
  if (!answer.ok) throw new Error(`the server refused a message: ${answer.status}`)
  await sleep(300)
}
const recorded = () => readFileSync(ready.recorderPath, 'utf8').split('\n')
const answersTo = (text: string) =>
  recorded().filter((line) => line.includes('heard: ') && line.includes(text)).length
await until(() => wanted.every((text) => answersTo(text) > 0)).catch(() => undefined)
const lost = wanted.filter((text) => answersTo(text) === 0)
const twice = wanted.filter((text) => answersTo(text) > 1)
process.stdout.write(
  `${messages} messages, ${lost.length} lost, ${twice.length} answered twice; ${log.of('whatsapp.needs-somebody').length} alarms\n`,
)
await channel.stop()
await runtime.stop()
process.exit(lost.length + twice.length === 0 ? 0 : 1)

async function until(holds: () => boolean, ms = 20_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${holds}`)
    await sleep(50)
  }
}
