import { afterEach, describe, expect, it } from 'vitest'
import type { TelegramOptions } from '../../../../src/adapters/channels/telegram/telegram.ts'
import { consolePages } from '../../../../src/desk/rota/console-pages.ts'
import { createPaging } from '../../../../src/desk/rota/paging.ts'
import { createPresses } from '../../../../src/desk/rota/presses.ts'
import { createShifts } from '../../../../src/desk/rota/shifts.ts'
import { shortIdOf } from '../../../../src/desk/rota/short-id.ts'
import type { GroupPost, GroupPress, PressAnswer } from '../../../../src/ports/page.ts'
import { noMetrics } from '../../../../src/runtime/metrics.ts'
import { heldHandOvers } from '../../../desk/rota/held-hand-overs.ts'
import { handOver, member } from '../../../desk/rota/people.ts'
import { fastClock } from '../../../fixtures/fast-clock.ts'
import { memoryStore } from '../../../fixtures/memory-store.ts'
import { type Fault, tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import { pageWords } from '../../page-words.ts'
import { openForTest } from './open-for-test.ts'

const groupId = -1_001_234
const openPolling = openForTest('polling')
const openWebhook = openForTest('webhook')

const post: GroupPost = {
  code: 'K7QPTM',
  desk: 'ID',
  urgency: 'plain',
  minutes: 3,
  link: 'https://suar.example/desk',
  state: { kind: 'waiting', claimable: true, calls: [] },
}

async function openGroup(
  open: typeof openPolling = openPolling,
  onPress: ((press: GroupPress) => Promise<PressAnswer>) | null = null,
  options: Partial<TelegramOptions> = {},
) {
  const rig = await open({ staffGroup: String(groupId), pageWords, ...options })
  const staff = rig.server.group({ id: groupId, title: 'Staff' })
  const worker = rig.server.person({ id: 77, name: 'Tari' })
  const { staff: door } = rig.channel
  if (!door) throw new Error('no group')
  const pressed: GroupPress[] = []
  door.hear(async (press) => {
    pressed.push(press)
    return onPress ? onPress(press) : { answer: 'taken', language: 'id' }
  })
  staff.addBot(worker)
  await rig.channel.start(rig.inside)
  const shown = () => staff.screen().filter(({ by }) => by === 'bot')
  const answered = () => rig.server.callsTo('answerCallbackQuery')
  return { ...rig, staff, worker, group: door.group, pressed, shown, answered }
}

describe('a message in the staff group', () => {
  it('says in both languages that somebody waits, and nothing of who', async () => {
    const { group, shown } = await openGroup()
    await group.post(post)
    expect(shown()).toMatchObject([
      {
        text: 'ID · biasa · menunggu 3 menit · #K7QPTM\nbình thường · đã chờ 3 phút',
        buttons: [
          { label: 'Ambil / Nhận', data: 'take:K7QPTM' },
          { label: 'Nanti / Để sau', data: 'later:K7QPTM' },
        ],
      },
    ])
  })

  it('that is said stands as it was given, wakes nobody and has no button', async () => {
    const { group, shown, server } = await openGroup()
    await group.say('Suar 2026-11-26\n7:0a1b:2026-11-26')
    expect(shown()).toMatchObject([{ text: 'Suar 2026-11-26\n7:0a1b:2026-11-26' }])
    const [sent] = server.callsTo('sendMessage')
    expect(sent).toMatchObject({ disable_notification: true })
    expect(sent?.['reply_markup']).toBeUndefined()
  })

  it('is in the language of its desk first', async () => {
    const { group, shown } = await openGroup()
    await group.post({ ...post, desk: 'VN', urgency: 'life' })
    expect(shown()[0]?.text).toBe(
      'VN · rất gấp · đã chờ 3 phút · #K7QPTM\nsangat mendesak · menunggu 3 menit',
    )
  })

  it('calls people by name, whatever their name is made of', async () => {
    const { group, server } = await openGroup()
    const calls = [
      { name: '*Budi* <b>', telegramId: '77' },
      { name: 'Đỗ 🌊', telegramId: '78' },
    ]
    await group.post({ ...post, state: { kind: 'waiting', claimable: true, calls } })
    const [sent] = server.callsTo('sendMessage')
    const text = String(sent?.['text'])
    expect(text.split('\n')[2]).toBe('→ *Budi* <b>, Đỗ 🌊')
    const entities = sent?.['entities'] as { offset: number; length: number; user: object }[]
    expect(entities.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(
      calls.map(({ name }) => name),
    )
    expect(entities.map(({ user }) => user)).toMatchObject([{ id: 77 }, { id: 78 }])
    expect(sent).not.toHaveProperty('parse_mode')
  })

  it('leads to the console where a press may not claim', async () => {
    const { group, server } = await openGroup()
    await group.post({ ...post, state: { kind: 'waiting', claimable: false, calls: [] } })
    expect(server.callsTo('sendMessage')[0]?.['reply_markup']).toEqual({
      inline_keyboard: [
        [{ text: 'Buka di konsol / Mở trong bảng trực', url: 'https://suar.example/desk' }],
        [{ text: 'Nanti / Để sau', callback_data: 'later:K7QPTM' }],
      ],
    })
  })

  it.each([null, 'http://suar.example/desk', 'https://127.0.0.1/desk', 'https://localhost/desk'])(
    'bears no link Telegram would refuse the message for (%s)',
    async (link) => {
      const { group, server } = await openGroup()
      await group.post({ ...post, link, state: { kind: 'waiting', claimable: false, calls: [] } })
      const markup = JSON.stringify(server.callsTo('sendMessage')[0]?.['reply_markup'])
      expect(markup).not.toContain('url')
      expect(markup).toContain('take:K7QPTM')
    },
  )

  it('is changed in its place when it was taken and when it ends, and loses its buttons', async () => {
    const { group, shown } = await openGroup()
    const message = await group.post(post)
    await group.edit(message, { ...post, state: { kind: 'taken', by: 'Tari' } })
    expect(shown()).toMatchObject([
      { text: 'ID · diambil oleh Tari · #K7QPTM\nTari đã nhận', buttons: [] },
    ])
    await group.edit(message, { ...post, state: { kind: 'ended' } })
    await group.edit(message, { ...post, state: { kind: 'ended' } })
    expect(shown()).toMatchObject([{ text: 'ID · selesai · #K7QPTM\nđã xong', buttons: [] }])
  })

  it('that is gone is passed over', async () => {
    const { group, shown } = await openGroup()
    const message = await group.post(post)
    for (let times = 0; times < 2; times++) await group.remove(message)
    await group.edit(message, post)
    expect(shown()).toEqual([])
  })

  it.each<[string, Fault, 'later' | 'never', number | null]>([
    ['too many requests', tooManyRequests(7), 'later', 7000],
    ['an error of Telegram', { kind: 'refuse', code: 500, description: 'Internal' }, 'later', null],
    [
      'a group that has another id by now',
      {
        kind: 'refuse',
        code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
      },
      'never',
      null,
    ],
  ])('fails over %s so that it can be planned by', async (_, fault, kind, retryAfter) => {
    const { group, server } = await openGroup()
    const expected = { name: 'SendFault', kind, retryAfter }
    server.faults.next('sendMessage', fault)
    await expect(group.post(post)).rejects.toMatchObject(expected)
    const message = await group.post(post)
    server.faults.next('editMessageText', fault)
    await expect(group.edit(message, { ...post, minutes: 5 })).rejects.toMatchObject(expected)
    server.faults.next('deleteMessage', fault)
    await expect(group.remove(message)).rejects.toMatchObject(expected)
  })
})

describe.each([
  ['polling', openPolling],
  ['webhook', openWebhook],
] as const)('a press in the staff group (%s)', (_, open) => {
  it('comes with who pressed, and only they are answered', async () => {
    const { group, staff, worker, pressed, server, answered, inside } = await openGroup(open)
    const message = Number(await group.post(post))
    const update = staff.press(worker, message, 'take:K7QPTM')
    await server.until(() => answered().length === 1)
    expect(pressed).toEqual([{ telegramId: '77', code: 'K7QPTM', wants: 'take' }])
    expect(answered()).toEqual([
      {
        callback_query_id: update.callback_query?.id,
        text: '#K7QPTM sekarang milik Anda. Lanjutkan di konsol.',
        show_alert: false,
      },
    ])
    expect(inside.received).toEqual([])
  })

  it('of a stranger is answered in both languages, until they close it', async () => {
    const stranger = async () => ({ answer: 'unknown-person' as const, language: null })
    const { group, staff, worker, server, answered } = await openGroup(open, stranger)
    staff.press(worker, Number(await group.post(post)), 'later:K7QPTM')
    await server.until(() => answered().length === 1)
    expect(answered()[0]).toMatchObject({
      text: 'Akun Telegram ini belum terdaftar sebagai staf.\nTài khoản Telegram này chưa có trong danh sách người trực.',
      show_alert: true,
    })
  })

  it('that could not be stored comes again', async () => {
    let refusals = 2
    const { group, staff, worker, server, pressed, answered } = await openGroup(open, async () => {
      if (refusals-- > 0) throw new Error('the store is away')
      return { answer: 'taken', language: 'en' }
    })
    const update = staff.press(worker, Number(await group.post(post)), 'take:K7QPTM')
    await server.until(() => answered().length === 1)
    expect(pressed).toHaveLength(3)
    await server.until(() => server.isConfirmed(update))
  })

  it('with anything else in it is nobody of ours', async () => {
    const { group, staff, worker, server, pressed } = await openGroup(open)
    const message = Number(await group.post(post))
    const updates = ['take', 'take:', 'take:k7qptm', 'take:K7QPTM\n', 'drop:K7QPTM', 'x'].map(
      (data) => staff.press(worker, message, data),
    )
    await server.until(() => updates.every((update) => server.isConfirmed(update)))
    expect(pressed).toEqual([])
  })
})

describe('what is not heard', () => {
  it('is a press in any other group', async () => {
    const { server, worker, pressed, inside } = await openGroup()
    const other = server.group({ id: -1_009_999 })
    const press = { id: 'p1', from: worker.user, chat_instance: '1', data: 'take:K7QPTM' }
    const chat = { id: other.id, type: 'supergroup' as const, title: 'Other' }
    const message = { message_id: 5, date: 0 as const, chat }
    const update = server.push({ callback_query: { ...press, message } })
    await server.until(() => server.isConfirmed(update))
    expect(pressed).toEqual([])
    expect(inside.received).toEqual([])
  })

  it('is what anybody writes in the staff group: not stored, not logged, not counted', async () => {
    const { server, staff, worker, pressed, inside, log } = await openGroup()
    const update = staff.say(worker, 'rahasia #K7QPTM take:K7QPTM')
    await server.until(() => server.isConfirmed(update))
    expect([...inside.received, ...pressed, ...log.lines]).toEqual([])
    expect(staff.hasBot()).toBe(true)
  })

  it('is a press of the same words in a private chat: it is a message like any other', async () => {
    const { server, somebody, pressed, inside, channel, person } = await openGroup()
    somebody.say('halo')
    await inside.until(() => inside.stored.length === 1)
    const choices = [{ id: 'take:K7QPTM', label: 'A' }]
    await channel.send({ id: 'r1', to: person.address, text: 'x', choices })
    await person.press?.('1 A')
    await inside.until(() => inside.stored.length === 2)
    expect(inside.stored[1]?.body).toEqual({ kind: 'choice', choice: 'take:K7QPTM' })
    expect(pressed).toEqual([])
    await server.until(() => server.callsTo('answerCallbackQuery').length === 1)
  })
})

describe('the whole way, from a hand-over to the group and back', () => {
  let stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops) await stop()
    stops = []
  })

  async function openDesk() {
    const clock = fastClock(Date.now(), 20)
    const store = memoryStore()
    const about = { means: ['telegram' as const] }
    const staff = [
      member('t', { ...about, name: 'Tari', telegramId: '77', language: 'id' }),
      member('u', { ...about, name: 'Umi', telegramId: '78', language: 'vi' }),
    ]
    const staffOf = async () => staff
    const shifts = createShifts(store, clock, staffOf)
    const handOvers = heldHandOvers(store, clock)
    const press = createPresses({ store, clock, staffOf, shifts, handOvers })
    const rig = await openGroup(openPolling, press)
    const paging = createPaging({
      store,
      clock,
      log: rig.log,
      metrics: noMetrics,
      handOvers,
      shifts,
      staffOf,
      consolePages: consolePages(store, clock),
      pagers: [],
      group: rig.group,
      link: 'https://suar.example/desk',
    })
    for (const { id } of staff) await shifts.startUnplanned(id, 'ID', ['id'])
    paging.start()
    stops.push(paging.stop)
    const since = clock.now()
    const other = rig.server.person({ id: 78, name: 'Umi' })
    const texts = () => rig.shown().map(({ text }) => text)
    return {
      ...rig,
      other,
      handOvers,
      texts,
      code: shortIdOf('one', since),
      comes: (more: Parameters<typeof handOver>[0] = {}) =>
        handOvers.set('one', handOver({ since, heardAt: since, ...more })),
      message: () => rig.shown()[0]?.id ?? 0,
    }
  }

  it('of two who press at once one has it, both are told, and the message says who', async () => {
    const desk = await openDesk()
    await desk.comes()
    await desk.server.until(() => desk.texts()[0]?.includes('menunggu') === true)
    desk.staff.press(desk.worker, desk.message(), `take:${desk.code}`)
    desk.staff.press(desk.other, desk.message(), `take:${desk.code}`)
    await desk.server.until(() => desk.answered().length === 2)
    await desk.server.until(() => desk.texts()[0]?.includes('diambil') === true)
    const winner = desk.handOvers.now('one')?.worker?.name
    expect(['Tari', 'Umi']).toContain(winner)
    expect(desk.texts()).toEqual([`ID · diambil oleh ${winner} · #${desk.code}\n${winner} đã nhận`])
    const alerts = desk.answered().map(({ show_alert }) => String(show_alert))
    expect(alerts.toSorted()).toEqual(['false', 'true'])
  })

  it('a delicate one cannot be taken there, also by a press no button of ours offers', async () => {
    const desk = await openDesk()
    await desk.comes({ urgency: 'delicate', delicate: true })
    await desk.server.until(() => desk.texts()[0]?.includes('menunggu') === true)
    desk.staff.press(desk.worker, desk.message(), `take:${desk.code}`)
    await desk.server.until(() => desk.answered().length === 1)
    expect(desk.answered()[0]).toMatchObject({
      text: `#${desk.code} hanya bisa dibuka di konsol.`,
      show_alert: true,
    })
    expect(desk.handOvers.now('one')?.state).toBe('waiting')
  })

  it.each([
    ['429', tooManyRequests(1)],
    ['500', { kind: 'refuse', code: 500, description: 'Internal' } satisfies Fault],
  ])('is shown after a %s', async (_, fault) => {
    const desk = await openDesk()
    desk.server.faults.next('sendMessage', fault)
    await desk.comes()
    await desk.server.until(() => desk.texts().length === 1)
    expect(desk.server.callsTo('sendMessage').length).toBeGreaterThan(1)
    desk.server.faults.next('editMessageText', fault)
    await desk.handOvers.take('one', { id: 't', name: 'Tari' })
    await desk.server.until(() => desk.texts()[0]?.includes('diambil oleh Tari') === true)
  })
})
