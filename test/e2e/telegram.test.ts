import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '../fixtures/redis-server.ts'
import { tooManyRequests } from '../fixtures/telegram-server/faults.ts'
import {
  startTelegramServer,
  type TelegramServer,
} from '../fixtures/telegram-server/telegram-server.ts'
import { freePort, type Service, startService } from './service.ts'

/** The whole service against a Bot API on loopback: real process, real HTTP, real stores. */
describe.each([
  { way: 'polling', store: 'embedded' },
  { way: 'webhook', store: 'redis' },
])('Telegram by $way, kept in $store', ({ way, store }) => {
  let telegram: TelegramServer
  let service: Service
  let redis: RedisServer | null = null
  let people = 6000

  const someone = (language: string) => telegram.person({ id: ++people, language })
  type Person = ReturnType<typeof someone>
  const replies = (person: Person) => person.screen().filter(({ by }) => by === 'bot')
  const until = (holds: () => boolean, timeout = 15_000) =>
    vi.waitFor(() => expect(holds()).toBe(true), { timeout, interval: 20 })
  const heard = async (person: Person, words: RegExp, ms?: number) => {
    await until(() => replies(person).some(({ text }) => words.test(text)), ms)
    return replies(person).find(({ text }) => words.test(text))
  }

  beforeAll(async () => {
    // Telegram itself goes on delivering for a day.
    telegram = await startTelegramServer({ retryAfter: 100, maxTries: 2000 })
    const port = await freePort()
    if (store === 'redis') redis = await startRedis()
    service = await startService({
      PORT: String(port),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...(way === 'webhook'
        ? {
            TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
            TELEGRAM_WEBHOOK_SECRET: 'a-secret-for-this-test',
          }
        : {}),
    })
  })

  afterAll(async () => {
    expect(await service.stop()).toBe(0)
    await telegram.stop()
    await redis?.stop()
  })

  test('an offer in Indonesian gets its level, quoted signs, the office to ask, and buttons that go on', async () => {
    const person = someone('id')
    person.say('Loker operator di Kamboja gaji 15jt, paspor nanti bos yg pegang, minat WA aja')
    const verdict = await heard(person, /BAHAYA/)
    expect(verdict?.text).toContain('“paspor nanti bos yg pegang”')
    expect(verdict?.text).toContain('0800-1000')
    expect(verdict?.bold).toContain('BAHAYA.')
    expect(verdict?.buttons.map(({ label }) => label)).toContain('2 Sudah bayar atau kirim dokumen')
    const paid = verdict?.buttons.find(({ label }) => label.startsWith('2 '))
    person.press(verdict?.id ?? 0, paid?.data ?? '')
    await heard(person, /IASC/)
  })

  test('the verdict comes as a picture, and a code that is not ours is said to be none', async () => {
    const person = someone('id')
    person.say('Loker operator di Kamboja gaji 15jt, paspor nanti bos yg pegang, minat WA aja')
    const verdict = await heard(person, /BAHAYA/)
    const asked = verdict?.buttons.find(({ label }) => label.includes('Gambar'))
    person.press(verdict?.id ?? 0, asked?.data ?? '')
    await until(() => replies(person).some(({ photo }) => photo !== null))
    const photo = replies(person).find(({ photo }) => photo !== null)
    expect(photo?.photo?.name).toBe('image.png')
    expect(photo?.photo?.bytes.length).toBeGreaterThan(20_000)
    const mother = someone('id')
    mother.say('BCDF-2GHJ')
    await heard(mother, /BCDF-2GHJ tidak ada pada kami/)
  })

  test('an offer in Vietnamese without marks is read, and the person is answered in Vietnamese', async () => {
    const person = someone('vi')
    person.say('Di Han bang visa du lich, qua toi co nguoi don di lam luon, 350tr bao dau')
    expect((await heard(person, /NGUY HIỂM/))?.text).toContain('“')
  })

  test('a pin in distress brings the numbers of that country', async () => {
    const person = someone('vi')
    person.say('cuu em voi, em bi nhot khong cho ve')
    await heard(person, /^Mình đã đọc tin này/)
    person.sendPlace(11.55, 104.92)
    await heard(person, /Phnom Penh/)
  })

  test('"slow down" is waited for, and a failing Telegram is tried again; each is answered once', async () => {
    const slow = someone('id')
    telegram.faults.next('sendMessage', tooManyRequests(1), { kind: 'page', status: 502 })
    slow.say('halo')
    await heard(slow, /Saya Suar/, 30_000)
    expect(replies(slow)).toHaveLength(1)
  })

  test('the same update twice is answered once, and an edit that makes it worse is answered', async () => {
    const person = someone('id')
    const update = person.say(
      'Lowongan kerja di Taiwan, PT Bina Karya Samudra, operator pabrik, gaji 12 juta',
    )
    await heard(person, /TANDA|HATI/)
    telegram.repeat(update)
    const judged = () => replies(person).filter(({ text }) => /TANDA|HATI|BAHAYA/.test(text)).length
    expect(judged()).toBe(1)
    const mine = person.screen().find(({ by }) => by === 'person')
    person.edit(
      mine?.id ?? 0,
      'Lowongan kerja di Taiwan, operator, visa turis dulu, paspor dipegang agen',
    )
    await heard(person, /BAHAYA/)
    expect(judged()).toBe(2)
  })

  test('a text longer than one message of Telegram is read whole', async () => {
    const person = someone('id')
    person.paste(
      `${'Perusahaan besar butuh karyawan. '.repeat(200)} Lowongan admin judi online di Kamboja, paspor dipegang bos.`,
    )
    await heard(person, /BAHAYA/)
  })

  test('in a group it says one line and leaves', async () => {
    const by = someone('id')
    const group = telegram.group({ id: -100_000 - people })
    group.addBot(by)
    await until(() => !group.hasBot())
    expect(group.screen().filter(({ by: who }) => who === 'bot')).toHaveLength(1)
  })

  test('killed again and again while people write, it answers everybody', async () => {
    const writers = Array.from({ length: 12 }, () => someone('id'))
    for (const [i, writer] of writers.entries()) {
      writer.say('Lowongan kerja di Kamboja, paspor dipegang bos, hubungi WA')
      if (i % 4 === 3) {
        await service.kill()
        await service.restart()
      }
    }
    // What was being sent when it was killed is sent again when its claim is over, after half a minute.
    for (const writer of writers) await heard(writer, /BAHAYA/, 75_000)
    // On Telegram a message that was just being sent may come twice, and never more often.
    for (const writer of writers) {
      expect(replies(writer).filter(({ text }) => /BAHAYA/.test(text)).length).toBeLessThanOrEqual(
        2,
      )
    }
  }, 240_000)

  test('nothing of what was written stands in the log', () => {
    expect(service.log()).not.toMatch(/Kamboja|paspor|halo|visa du lich/i)
  })
})
