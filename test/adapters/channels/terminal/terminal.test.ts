import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { terminal } from '../../../../src/adapters/channels/terminal/terminal.ts'
import type { Inbound } from '../../../../src/domain/message.ts'
import type { Inside } from '../../../../src/ports/channel.ts'
import { heldClock } from '../held-clock.ts'

const to = { channel: 'terminal', id: 'terminal' }

async function setUp(options: { isTTY?: boolean; failures?: number } = {}) {
  const input = new PassThrough()
  const output = Object.assign(new PassThrough(), { isTTY: options.isTTY ?? false, columns: 40 })
  let printed = ''
  output.on('data', (piece) => {
    printed += piece
  })
  const taken: Inbound[] = []
  let failures = options.failures ?? 0
  const inside: Inside = {
    async accept(message) {
      if (failures-- > 0) throw new Error('the disk is full')
      taken.push(message)
    },
    screen: async () => [],
    watch: () => () => {},
    resume: async () => false,
    async writtenByHand() {},
    sent: async () => null,
    keep: async () => '',
    file: async () => null,
  }
  const logged: string[] = []
  const log = (event: string) => {
    logged.push(event)
  }
  const clock = heldClock()
  let ended = false
  const channel = terminal({
    input,
    output,
    log: { debug: log, info: log, warn: log, error: log },
    languageHint: 'vi-VN',
    clock,
    onEnd: () => {
      ended = true
    },
  })
  await channel.start(inside)
  /** Lets what was written arrive, and then time pass. */
  async function moment(ms = 100) {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    clock.pass(ms)
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    moment,
    input,
    channel,
    taken,
    logged,
    printed: () => printed,
    ended: () => ended,
    texts: () => taken.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : [])),
  }
}

test('the chat opens by itself, and each line is a message of its own', async () => {
  const { input, moment, channel, taken } = await setUp()
  input.write('halo\n')
  await moment()
  input.write('2\n\n')
  await moment()
  expect(taken.map(({ body }) => body)).toEqual([
    { kind: 'opened' },
    { kind: 'text', text: 'halo' },
    { kind: 'text', text: '2' },
  ])
  expect(taken[1]).toMatchObject({ from: to, languageHint: 'vi-VN' })
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(3)
  await channel.stop()
})

test('a pasted text is one message, whether it comes at once or line by line', async () => {
  const { input, moment, channel, texts } = await setUp()
  input.write('Lowongan Kamboja\r\n\r\ngaji 12jt\r\n')
  await moment()
  for (const line of ['Tuyển dụng\n', 'đi Campuchia\n']) {
    input.write(line)
    await moment(5)
  }
  await moment()
  expect(texts()).toEqual(['Lowongan Kamboja\n\ngaji 12jt', 'Tuyển dụng\nđi Campuchia'])
  await channel.stop()
})

test('a letter cut in two and a last line without its end come through whole', async () => {
  const { input, moment, channel, texts, ended } = await setUp()
  const bytes = Buffer.from('lừa đảo 😀')
  input.write(bytes.subarray(0, 2))
  await moment(5)
  input.write(bytes.subarray(2, bytes.length - 1))
  await moment(5)
  input.end(bytes.subarray(bytes.length - 1))
  await moment()
  expect(texts()).toEqual(['lừa đảo 😀'])
  expect(ended()).toBe(true)
  await channel.stop()
})

test('replies are printed; on a terminal in bold and with a prompt', async () => {
  const message = { id: 'm1', to, text: '*Baik.*', choices: [] }
  const pipe = await setUp()
  expect(await pipe.channel.send(message)).toEqual({ platformId: 'm1' })
  expect(pipe.printed()).toBe('Baik.\n\n')
  const screen = await setUp({ isTTY: true })
  await screen.channel.send(message)
  expect(screen.printed()).toBe('\x1b[1mBaik.\x1b[22m\n\n> ')
  await Promise.all([pipe.channel.stop(), screen.channel.stop()])
})

test('a terminal is wiped when the screen is to be cleared, a pipe cannot be', async () => {
  const screen = await setUp({ isTTY: true })
  await screen.channel.remove(to, [])
  expect(screen.printed()).toContain('\x1b[2J')
  expect(screen.channel.abilities.deletesWithin).toBeGreaterThan(0)
  const pipe = await setUp()
  await pipe.channel.remove(to, ['m1'])
  expect(pipe.printed()).toBe('')
  expect(pipe.channel.abilities.deletesWithin).toBe(0)
  await Promise.all([pipe.channel.stop(), screen.channel.stop()])
})

test('what could not be stored is tried again, in order, and logged without its words', async () => {
  const { input, moment, channel, texts, logged } = await setUp({ failures: 1 })
  input.write('satu\n')
  await moment()
  input.write('dua\n')
  await moment(800)
  expect(texts()).toEqual(['satu', 'dua'])
  expect(logged).toEqual(['terminal.not-stored'])
  await channel.stop()
})

test('a stop takes in what was typed, even while nothing can be stored, and comes to an end', async () => {
  const typing = await setUp()
  typing.input.write('setengah')
  await typing.moment(5)
  await typing.channel.stop()
  expect(typing.texts()).toEqual(['setengah'])
  typing.input.write('terlambat\n')
  await typing.moment()
  expect(typing.texts()).toEqual(['setengah'])

  const broken = await setUp({ failures: 100 })
  broken.input.write('satu\n')
  await broken.moment()
  await broken.channel.stop()
  expect(broken.texts()).toEqual([])
})
