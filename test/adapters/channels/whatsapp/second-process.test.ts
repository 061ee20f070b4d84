import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startRedis } from '../../../fixtures/redis-server.ts'
import {
  compileWhatsAppProcess,
  runWhatsAppProcess,
} from '../../../fixtures/run-whatsapp-process.ts'
import { tempDirectory } from '../../../fixtures/temp-directory.ts'
import { startWhatsAppServer } from '../../../fixtures/whatsapp-server/whatsapp-server.ts'
import { ours, siti, until } from './rig.ts'

test('a second process waits for the number and takes over when the first is gone; one that hung and comes back writes nothing and lets go', async () => {
  const server = await startWhatsAppServer()
  onTestFinished(() => server.stop())
  const redis = await startRedis()
  onTestFinished(() => redis.stop())
  const settings = {
    store: { kind: 'redis' as const, url: redis.url, master: randomBytes(32).toString('hex') },
    url: server.url,
    root: server.trust.root,
    clock: { base: Date.now(), factor: 10 },
    lease: 3_000,
  }
  const compiled = compileWhatsAppProcess(tempDirectory())
  const prepare = () => {
    const process = runWhatsAppProcess(compiled)
    onTestFinished(() => process.kill())
    return process
  }

  const first = prepare()
  const second = prepare()
  first.begin(settings)
  await until(() => first.status().startsWith('qr '), 20_000)
  server.scan(first.status().slice(3), ours)
  await until(() => first.status() === 'open', 20_000)
  const person = server.person(siti)
  const answered = (word: string) => person.texts().filter((text) => text.includes(word)).length

  second.begin(settings)
  await sleep(4_000)
  const connections = server.connections()
  expect(second.status()).not.toBe('open')
  await person.say('satu')
  await until(() => answered('satu') === 1, 10_000)
  expect(server.connections()).toBe(connections)

  first.stop()
  await person.say('dua')
  await until(() => second.status() === 'open', 20_000)
  await until(() => answered('dua') === 1, 20_000)
  // The first one finds that it is not its turn any more, and does not fight.
  first.goOn()
  await sleep(1_500)
  const logins = server.device()?.logins
  await person.say('tiga')
  await until(() => answered('tiga') === 1, 10_000)
  await sleep(500)
  expect(server.device()?.logins).toBe(logins)
  expect(second.status()).toBe('open')

  await second.kill()
  await until(() => first.status() === 'open', 20_000)
  await person.say('empat')
  await until(() => answered('empat') === 1, 20_000)
  expect(['satu', 'dua', 'tiga', 'empat'].map(answered)).toEqual([1, 1, 1, 1])
  expect(await first.end()).toBe(0)
  expect(first.noise() + second.noise()).toBe('')
}, 90_000)
