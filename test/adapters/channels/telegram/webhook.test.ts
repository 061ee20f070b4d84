import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { TelegramOptions } from '../../../../src/adapters/channels/telegram/telegram.ts'
import { allowedUpdates } from '../../../../src/adapters/channels/telegram/update.ts'
import { openForTest } from './open-for-test.ts'

const secret = 'a-secret_5'
const header = 'x-telegram-bot-api-secret-token'
const update = {
  update_id: 900,
  message: { message_id: 12, date: 1, chat: { id: 5001, type: 'private' }, text: 'halo' },
}

const openWebhook = openForTest('webhook')

async function open(options: Partial<TelegramOptions> = {}) {
  const rig = await openWebhook(options)
  const post = (body: string, headers: Record<string, string> = { [header]: secret }) =>
    fetch(rig.webhookUrl, { method: 'POST', body, headers: { connection: 'close', ...headers } })
  return { ...rig, post }
}

describe('the webhook', () => {
  it('is told to Telegram with its secret and the kinds of updates', async () => {
    const { server, channel, inside, webhookUrl } = await open()
    await channel.start(inside)
    expect(channel.webhook?.path).toBe('/telegram/hook')
    expect(server.callsTo('setWebhook')).toEqual([
      {
        url: webhookUrl,
        secret_token: secret,
        allowed_updates: allowedUpdates,
        drop_pending_updates: false,
      },
    ])
    expect(server.callsTo('getUpdates')).toEqual([])
  })

  it.each([
    ['a wrong secret', { [header]: 'a-secret_6' }],
    ['a longer one', { [header]: `${secret}x` }],
    ['an empty one', { [header]: '' }],
    ['none', {}],
  ])('lets nobody in with %s', async (_, headers) => {
    const { channel, inside, post } = await open()
    await channel.start(inside)
    expect((await post(JSON.stringify(update), headers)).status).toBe(401)
    expect(inside.received).toEqual([])
    expect((await post(JSON.stringify(update))).status).toBe(200)
  })

  it.each([
    ['no JSON', '{"update_id":', 400],
    ['nothing', '', 400],
    ['JSON of no shape', '[1,2]', 200],
    ['null', 'null', 200],
    ['an update of no kind we know', '{"update_id":901,"telepathy":{}}', 200],
    ['a message of no shape', '{"update_id":902,"message":{"chat":7}}', 200],
  ])('answers %s', async (_, body, status) => {
    const { channel, inside, post, log } = await open()
    await channel.start(inside)
    expect((await post(body)).status).toBe(status)
    expect(inside.received).toEqual([])
    expect(log.of('telegram.update-dropped')).toHaveLength(status === 200 ? 1 : 0)
  })

  it('answers only what is posted', async () => {
    const { channel, inside, webhookUrl } = await open()
    await channel.start(inside)
    const answer = await fetch(webhookUrl, { headers: { [header]: secret, connection: 'close' } })
    expect(answer.status).toBe(405)
  })

  it('takes no body above one megabyte, whether its length is told or not', async () => {
    const { channel, inside, post, webhookUrl } = await open()
    await channel.start(inside)
    const big = JSON.stringify({ ...update, padding: 'a'.repeat(1024 * 1024) })
    expect((await post(big)).status).toBe(413)
    expect(await postInChunks(webhookUrl, big)).toBe(413)
    expect(inside.received).toEqual([])
    const nearly = JSON.stringify({ ...update, padding: 'a'.repeat(1024 * 1024 - 500) })
    expect((await post(nearly)).status).toBe(200)
    expect(await postInChunks(webhookUrl, nearly)).toBe(200)
  })

  it('asks Telegram to come again before the start, when it cannot store, and after the stop', async () => {
    const { channel, inside, post, log } = await open()
    const body = JSON.stringify(update)
    expect((await post(body)).status).toBe(503)
    await channel.start(inside)
    inside.refuse()
    expect((await post(body)).status).toBe(500)
    expect(log.of('telegram.not-stored')).toHaveLength(1)
    inside.take()
    expect((await post(body)).status).toBe(200)
    await channel.stop()
    expect((await post(body)).status).toBe(503)
    expect(inside.stored).toHaveLength(1)
  })

  it('lets a delivery that has begun be finished when it stops', async () => {
    const { channel, inside, post } = await open()
    await channel.start(inside)
    inside.hold()
    const delivery = post(JSON.stringify(update))
    await inside.until(() => inside.received.length === 1)
    const stopped = channel.stop()
    inside.take()
    await stopped
    expect((await delivery).status).toBe(200)
  })

  it('starts while Telegram cannot be reached, and refuses a webhook that Telegram refuses', async () => {
    const reached = await open()
    const down = { kind: 'reset' } as const
    reached.server.faults.next('setWebhook', down, down)
    await reached.channel.start(reached.inside)
    reached.somebody.say('halo')
    await reached.inside.until(() => reached.inside.stored.length === 1)

    const refused = await open()
    const description = 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'
    refused.server.faults.next('setWebhook', { kind: 'refuse', code: 400, description })
    await expect(refused.channel.start(refused.inside)).rejects.toThrow('400 webhook refused')
  })

  it('shows the menus it was given, in private chats only, and lives without them', async () => {
    const menus = [
      { language: null, commands: [{ command: 'menu', description: 'Menu' }] },
      { language: 'vi' as const, commands: [{ command: 'menu', description: 'Trình đơn' }] },
    ]
    const { server, channel, inside, log } = await open({ menus })
    server.faults.next('setMyCommands', { kind: 'page', status: 502 })
    await channel.start(inside)
    await server.until(() => server.callsTo('setMyCommands').length === 2)
    expect(server.callsTo('setMyCommands')[1]).toEqual({
      commands: menus[1]?.commands,
      scope: { type: 'all_private_chats' },
      language_code: 'vi',
    })
    await expect.poll(() => server.menus.get('vi')).toEqual(menus[1]?.commands)
    expect(log.of('telegram.menu-not-shown')).toHaveLength(1)
  })
})

function postInChunks(url: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { [header]: secret, 'transfer-encoding': 'chunked' }
    const request = httpRequest(url, { method: 'POST', headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('error', reject)
    for (let at = 0; at < body.length; at += 65_536) request.write(body.slice(at, at + 65_536))
    request.end()
  })
}
