import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  startTelegramServer,
  type TelegramServer,
} from '../../../fixtures/telegram-server/telegram-server.ts'

type Answer = { ok: boolean; result?: unknown; error_code?: number; description?: string }

let server: TelegramServer
beforeEach(async () => {
  server = await startTelegramServer({ retryAfter: 5, maxTries: 3 })
})
afterEach(() => server.stop())

async function call(method: string, params: object = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/bot${server.token}/${method}`, {
    method: 'POST',
    body: JSON.stringify(params),
    headers: { 'content-type': 'application/json', connection: 'close' },
  })
  return (await response.json()) as Answer
}

const say = (text: string, more: object = {}) =>
  call('sendMessage', { chat_id: 5001, text, ...more })

describe('the stand-in for Telegram: messages', () => {
  let somebody: ReturnType<TelegramServer['person']>
  beforeEach(() => {
    somebody = server.person({ id: 5001 })
    somebody.say('halo')
  })

  it.each<[string, string, string | undefined]>([
    ['<b>a</b> & <i>b</i>', 'a & b', 'a'],
    ['<strong>a <u>b</u></strong>', 'a b', 'a b'],
    ['&lt;b&gt; &amp;amp; &#9733; &#x2605; &nbsp;', '<b> &amp; ★ ★ &nbsp;', undefined],
    ['<a href="http://a.example">a</a><pre>x</pre>', 'ax', undefined],
    ['  <b> a </b>  ', 'a', 'a'],
  ])('reads the HTML %s', async (text, shown, bold) => {
    expect(await say(text, { parse_mode: 'HTML' })).toMatchObject({ ok: true })
    const line = somebody.screen().at(-1)
    expect(line?.text).toBe(shown)
    expect(line?.bold.map((words) => words.trim())).toEqual(bold === undefined ? [] : [bold])
  })

  it.each([
    ['<b>a', `Can't find end tag corresponding to start tag "b"`],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['é<b>a</i>', 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'],
    ['<h1>a</h1>', 'Unsupported start tag "h1" at byte offset 0'],
    ['<script>', 'Unsupported start tag "script" at byte offset 0'],
    ['5 < 6', 'Unclosed start tag at byte offset 2'],
  ])('refuses the HTML %s', async (text, why) => {
    expect(await say(text, { parse_mode: 'HTML' })).toMatchObject({
      ok: false,
      error_code: 400,
      description: `Bad Request: can't parse entities: ${why}`,
    })
  })

  it('counts 4096 after the mark-up was taken out', async () => {
    expect((await say('a'.repeat(4096))).ok).toBe(true)
    expect((await say(`<b>${'a'.repeat(4096)}</b>`, { parse_mode: 'HTML' })).ok).toBe(true)
    expect((await say('a'.repeat(4097))).description).toBe('Bad Request: message is too long')
  })

  it.each([
    ['nothing', {}, 'message text is empty'],
    ['white space', { text: ' \n' }, 'message text is empty'],
    ['an unknown chat', { chat_id: 5009, text: 'a' }, 'chat not found'],
    [
      'an entity past the end',
      { text: 'a', entities: [{ type: 'bold', offset: 0, length: 2 }] },
      'entity has a wrong length',
    ],
    [
      'an entity through a character',
      { text: '🔴', entities: [{ type: 'bold', offset: 1, length: 1 }] },
      'entity begins or ends in the middle of a UTF-16 symbol',
    ],
    [
      'a button with too much behind it',
      {
        text: 'a',
        reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(65) }]] },
      },
      'BUTTON_DATA_INVALID',
    ],
  ])('refuses %s', async (_, params, why) => {
    const answer = await call('sendMessage', { chat_id: 5001, ...params })
    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${why}` })
  })

  it('edits, but not into the same', async () => {
    await say('satu')
    const id = somebody.screen().at(-1)?.id
    const edit = { chat_id: 5001, message_id: id, text: 'dua' }
    expect((await call('editMessageText', edit)).ok).toBe(true)
    expect(somebody.screen().at(-1)?.text).toBe('dua')
    expect((await call('editMessageText', edit)).description).toContain('not modified')
  })

  it('deletes what is younger than two days', async () => {
    const old = somebody.screen()[0]?.id ?? 0
    server.forwardTime(48 * 60 * 60 * 1000 + 1000)
    await say('baru')
    const young = somebody.screen().at(-1)?.id ?? 0
    const batch = (ids: number[]) => call('deleteMessages', { chat_id: 5001, message_ids: ids })
    expect((await batch([old, young])).error_code).toBe(400)
    expect((await call('deleteMessage', { chat_id: 5001, message_id: old })).error_code).toBe(400)
    expect((await batch([young, 9999])).ok).toBe(true)
    expect(somebody.screen().map((line) => line.text)).toEqual(['halo'])
  })

  it('hands out a photo, to those who know the token', async () => {
    const photo = somebody.photo(new Uint8Array([1, 2, 3]), 'ini').message?.photo?.at(-1)
    const { result } = await call('getFile', { file_id: photo?.file_id })
    const path = (result as { file_path: string }).file_path
    const get = (token: string) =>
      fetch(`${server.url}/file/bot${token}/${path}`, { headers: { connection: 'close' } })
    expect(new Uint8Array(await (await get(server.token)).arrayBuffer())).toEqual(
      new Uint8Array([1, 2, 3]),
    )
    expect((await get('1:other')).status).toBe(401)
  })

  it('knows its bot, and only what it was told of commands', async () => {
    expect(await call('getMe')).toMatchObject({ ok: true, result: { is_bot: true } })
    expect((await call('sendChatAction', { chat_id: 5001, action: 'typing' })).ok).toBe(true)
    const commands = (command: string) =>
      call('setMyCommands', { commands: [{ command, description: 'a' }] })
    expect((await commands('Menu!')).description).toBe('Bad Request: BOT_COMMAND_INVALID')
    expect((await commands('menu')).ok).toBe(true)
    expect((await call('flyToTheMoon')).error_code).toBe(404)
  })
})

describe('the stand-in for Telegram: updates', () => {
  it('keeps an update until a later one is asked for', async () => {
    const update = server.person({ id: 5001 }).say('halo')
    const first = await call('getUpdates')
    expect(first.result).toHaveLength(1)
    expect((await call('getUpdates', { offset: update.update_id })).result).toHaveLength(1)
    expect(server.isConfirmed(update)).toBe(false)
    expect((await call('getUpdates', { offset: update.update_id + 1 })).result).toEqual([])
    expect(server.isConfirmed(update)).toBe(true)
  })

  it('holds a poll until something comes, or its time is over', async () => {
    const begun = performance.now()
    const poll = call('getUpdates', { timeout: 5 })
    await server.until(() => server.callsTo('getUpdates').length === 1)
    server.person({ id: 5001 }).say('halo')
    const { result } = await poll
    expect(result).toHaveLength(1)
    expect(performance.now() - begun).toBeLessThan(1000)
    const [{ update_id }] = result as [{ update_id: number }]
    const empty = await call('getUpdates', { timeout: 0.05, offset: update_id + 1 })
    expect(empty.result).toEqual([])
  })

  it('lets one poll only', async () => {
    const older = call('getUpdates', { timeout: 5 })
    await server.until(() => server.callsTo('getUpdates').length === 1)
    const newer = call('getUpdates', { timeout: 0.05 })
    expect(await older).toMatchObject({ ok: false, error_code: 409 })
    expect(await newer).toMatchObject({ ok: true })
  })

  it('lets nobody poll while a webhook is set', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:1/hook' })
    expect(await call('getUpdates')).toMatchObject({ ok: false, error_code: 409 })
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { url: 'http://127.0.0.1:1/hook' },
    })
    await call('deleteWebhook')
    expect(await call('getUpdates')).toMatchObject({ ok: true })
  })

  it('delivers to the webhook in order, with the secret, again until 2xx, and gives up in the end', async () => {
    const statuses = [500, 200, 503, 503, 503, 200]
    const got: { text: string; secret: unknown }[] = []
    const hook = await listen(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const { message } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      got.push({ text: message.text, secret: request.headers['x-telegram-bot-api-secret-token'] })
      response.writeHead(statuses.shift() ?? 200).end()
    })
    await call('setWebhook', { url: hook.url, secret_token: 'abc' })
    const somebody = server.person({ id: 5001 })
    const [first, second, third] = ['satu', 'dua', 'tiga'].map((text) => somebody.say(text))
    await server.until(() => got.length === 6 && server.deliveries.length === 6)
    expect(got.map(({ text }) => text)).toEqual(['satu', 'satu', 'dua', 'dua', 'dua', 'tiga'])
    expect(new Set(got.map(({ secret }) => secret))).toEqual(new Set(['abc']))
    expect([first, second, third].map((update) => update && server.isConfirmed(update))).toEqual([
      true,
      false,
      true,
    ])
    await hook.close()
  })

  it('knows only its own token', async () => {
    const response = await fetch(`${server.url}/bot1:other/getMe`, {
      headers: { connection: 'close' },
    })
    expect(response.status).toBe(401)
  })
})

async function listen(handler: RequestListener) {
  const hook = createServer(handler)
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  const { port } = hook.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise((closed) => hook.close(closed)),
  }
}
