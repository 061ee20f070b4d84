import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { colleague, invite } from '../bench/desk/colleague.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { tooManyRequests } from '../fixtures/telegram-server/faults.ts'
import {
  startTelegramServer,
  type TelegramServer,
} from '../fixtures/telegram-server/telegram-server.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'
import { startService } from './service.ts'

/**
 * The whole service is killed while it answers people in danger, and begins again an hour later: a telephone
 * that lights up then may lie in another hand.
 */

const hour = 3_600_000
let telegram: TelegramServer
let people = 7000

const someone = (language: string) => telegram.person({ id: ++people, language })
type Person = ReturnType<typeof someone>
const replies = (person: Person) => person.screen().filter(({ by }) => by === 'bot')
const heard = (person: Person, words: RegExp) =>
  vi.waitFor(
    () =>
      expect(
        replies(person)
          .map(({ text }) => text)
          .join('\n'),
      ).toMatch(words),
    {
      timeout: 60_000,
      interval: 50,
    },
  )
/** Resolves when an attempt to write to them was made. */
const tried = ({ id }: Person) =>
  telegram.until(
    () =>
      telegram.callsTo('sendMessage').some((params) => String(params['chat_id']) === String(id)),
    30_000,
  )

/** What the store asks for, and how it is killed together with the service: a power cut takes both. */
type Store = { settings: Record<string, string>; kill(): Promise<void>; restart(): Promise<void> }
const stores: [string, () => Promise<Store>][] = [
  ['embedded', async () => ({ settings: {}, async kill() {}, async restart() {} })],
  [
    'redis',
    async () => {
      const redis = await startRedis()
      onTestFinished(() => redis.stop())
      return { settings: { REDIS_URL: redis.url }, kill: redis.kill, restart: redis.restart }
    },
  ],
]

describe.each(stores)('on %s', (_, open) => {
  test('killed inside a turn and begun again an hour later: nothing is pushed to who may be held, and nothing is lost', async () => {
    telegram = await startTelegramServer({ retryAfter: 100, maxTries: 2000 })
    const store = await open()
    const settings = { DATA_DIR: join(tempDirectory(), 'data'), ...store.settings }
    const { token, url } = telegram
    const service = await startService({
      ...settings,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: url,
    })
    onTestFinished(async () => {
      expect(await service.stop()).toBe(0)
      await telegram.stop()
    })

    // Wherever the answer was: on the wire, refused for a while, not thought of yet.
    const onTheWire = someone('id')
    telegram.faults.next('sendMessage', { kind: 'hang' })
    onTheWire.say('tolong kami disekap di myawaddy, ga bisa keluar')
    await tried(onTheWire)
    const refused = someone('vi')
    telegram.faults.next('sendMessage', tooManyRequests(60))
    refused.say('cuu em voi, em bi nhot o bavet khong cho ve')
    await tried(refused)
    const ownDanger = someone('id')
    telegram.faults.next('sendMessage', tooManyRequests(60))
    ownDanger.say('saya ga mau hidup lagi')
    await tried(ownDanger)
    const notYetRead = someone('id')
    notYetRead.say('tolong saya dipukuli bos, paspor saya diambil')
    await service.kill()
    await store.kill()

    telegram.forwardTime(hour)
    await store.restart()
    await service.restart(hour)
    // Somebody in danger from themselves is reached as long as it takes.
    await heard(ownDanger, /Terima kasih sudah menulis/)
    const passer = someone('id')
    passer.say('halo')
    await heard(passer, /Saya Suar/)
    for (const person of [onTheWire, refused, notYetRead]) expect(replies(person)).toEqual([])

    // A worker who answers only now is late as well.
    const rani = await colleague(
      service.url,
      'Rani',
      'ID',
      await invite(settings, 'Rani', 'ID'),
      hour,
    )
    const { text: queue } = await rani.get('/desk/queue')
    const chats = [...queue.matchAll(/action="\/desk\/chat\/([\w-]+)\/take"/g)].map(([, id]) => id)
    const inMyawaddy = await Promise.all(
      chats.map(async (id) =>
        (await rani.get(`/desk/chat/${id}`)).text.includes('myawaddy') ? id : '',
      ),
    )
    const chat = inMyawaddy.find(Boolean) ?? ''
    await rani.act(`/desk/chat/${chat}/take`)
    await rani.act(`/desk/chat/${chat}/reply`, {
      id: 'a-word-of-rani-0001',
      text: 'Kami di sini.',
    })
    passer.say('loker kamboja paspor nanti bos yg pegang')
    await heard(passer, /BAHAYA/)
    for (const person of [onTheWire, refused, notYetRead]) expect(replies(person)).toEqual([])

    // They write again, and what was meant for them is there.
    for (const person of [onTheWire, refused, notYetRead]) person.say('.')
    await heard(onTheWire, /Kami di sini/)
    await heard(refused, /84 981 84 84 84/)
    await heard(notYetRead, /Kemlu/)
  }, 180_000)
})
