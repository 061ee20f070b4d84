import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  startTelegramServer,
  type TelegramServer,
} from '../../../fixtures/telegram-server/telegram-server.ts'

const program = new URL('../../../fixtures/polling-process.ts', import.meta.url).pathname

describe('a polling process', { timeout: 20_000 }, () => {
  let server: TelegramServer
  let children: ChildProcess[]

  beforeEach(async () => {
    children = []
    server = await startTelegramServer()
  })
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    await server.stop()
  })

  function start() {
    const run = ['--import', 'tsx', program, server.token, server.url]
    const child = spawn(process.execPath, run, { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const nextLine = async () => String((await lines.next()).value)
    return { child, nextLine }
  }

  it('is given the same messages again when it was killed before it asked for the next', async () => {
    const person = server.person({ id: 5001 })
    const updates = [person.say('satu'), person.say('dua')]
    const ids = updates.map((update) => `m${update.message?.message_id}`)

    // The poll that would have told Telegram never arrives.
    server.faults.next('getUpdates', 'pass', { kind: 'hang' })
    const first = start()
    const given = [await first.nextLine(), await first.nextLine()]
    await server.until(() => server.callsTo('getUpdates').length === 2, 15_000)
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    expect(given).toEqual(ids)
    expect(updates.some(server.isConfirmed)).toBe(false)

    const second = start()
    expect([await second.nextLine(), await second.nextLine()]).toEqual(ids)
    await server.until(() => updates.every(server.isConfirmed))
  })

  it('ends by itself when it is told to stop', async () => {
    const { child } = start()
    await server.until(() => server.callsTo('getUpdates').length === 1, 15_000)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  })
})
