import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import {
  compileWhatsAppProcess,
  runWhatsAppProcess,
} from '../../../fixtures/run-whatsapp-process.ts'
import { tempDirectory } from '../../../fixtures/temp-directory.ts'
import { startWhatsAppServer } from '../../../fixtures/whatsapp-server/whatsapp-server.ts'
import { ours, siti, until } from './rig.ts'

test('a frame that cannot be read ends the connection, not the process, and the next one hears again', async () => {
  const server = await startWhatsAppServer()
  onTestFinished(() => server.stop())
  const process = runWhatsAppProcess(compileWhatsAppProcess(tempDirectory()))
  onTestFinished(() => process.kill())
  const master = randomBytes(32).toString('hex')
  process.begin({
    store: { kind: 'embedded', directory: tempDirectory(), master },
    url: server.url,
    root: server.trust.root,
    clock: { base: Date.now(), factor: 10 },
    lease: 1_000,
  })
  await until(() => process.status().startsWith('qr '), 20_000)
  server.scan(process.status().slice(3), ours)
  await until(() => process.status() === 'open', 20_000)
  const logins = server.device()?.logins ?? 0
  server.garble()
  await until(() => (server.device()?.logins ?? 0) > logins, 20_000)
  const person = server.person(siti)
  await person.say('masih dengar?')
  await until(() => person.texts().some((text) => text.includes('masih dengar?')), 20_000)
  expect(await process.end()).toBe(0)
  expect(process.noise()).toBe('')
}, 60_000)
