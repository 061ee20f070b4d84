import { expect, test } from 'vitest'
import type { Act } from '../../src/domain/flow.ts'
import type { Told } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import { retention } from '../../src/runtime/retention.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

const about = 'missing-relative'
const agreed = (purpose: 'keep-report' | 'read-by-desk', given = true): Told => ({
  report: about,
  purpose,
  given,
  textKey: `asked:${purpose}`,
})

/** `name X` and `photo` answer, `keep`, `read` and `take back` agree or do not, `done` finishes. */
const telling: HouseOptions = {
  rules: {
    next(event, session) {
      const report: NonNullable<Session['report']> = {
        kind: about,
        flow: about,
        step: 'name',
        at: event.at,
        finished: false,
        agreed: [],
        aboutThem: false,
      }
      const turn = plainTalk.next(event, { ...session, report })
      if (event.code) return turn
      const said = { text: 'noted', reportCode: '' }
      for (const reply of turn.replies) reply.lines = [{ key: 'text', values: said }]
      return {
        ...turn,
        acts: actsOf[event.text] ?? turn.acts,
        told: toldIn(event.text, event.media !== null),
      }
    },
    say: (language, key, values) =>
      `${plainTalk.say(language, key, values)} ${values['reportCode'] ?? ''}`.trim(),
  },
}

const actsOf: Record<string, Act[]> = { done: ['finish-report'], page: ['make-report-page'] }

function toldIn(text: string, withFiles: boolean): Told[] {
  if (text.startsWith('name'))
    return [{ report: about, field: 'name', value: text.slice(5), withFiles }]
  if (withFiles) return [{ report: about, field: 'photo', value: 'sent', withFiles }]
  if (text === 'keep') return [agreed('keep-report')]
  if (text === 'read') return [agreed('read-by-desk')]
  if (text === 'take back') return [agreed('keep-report', false)]
  return []
}

async function says(house: House, ...texts: string[]): Promise<string> {
  for (const text of texts) {
    await house.write(text)
    await house.clock.pass(3_000)
  }
  return house.texts().at(-1) ?? ''
}

const chatOf = (house: House) => house.store.keys('chat/')[0]?.split('/')[1] ?? ''

test('what is told stays with the chat until keeping and reading were agreed to; then the desk finds it', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan', 'keep')
  expect(await house.runtime.reports.waiting()).toEqual([])
  expect((await house.runtime.reports.read(chatOf(house)))?.reports).toEqual([])
  await says(house, 'read')
  expect(await house.runtime.reports.waiting()).toEqual([chatOf(house)])
  const found = await house.runtime.reports.read(chatOf(house))
  expect(found).toMatchObject({ desk: 'ID', life: false })
  expect(found?.reports).toMatchObject([
    { about, revision: 3, finished: false, answers: { name: { value: 'Lan' } } },
  ])
  await house.runtime.stop()
})

test('a consent is kept with its wording, language, time and channel, and so is its end', async () => {
  const house = smallHouse(telling)
  await says(house, 'keep', 'read')
  await house.runtime.reports.taken(chatOf(house), about, 2)
  await says(house, 'take back')
  const [report] = (await house.runtime.reports.read(chatOf(house)))?.reports ?? []
  expect(report?.consents.map(({ purpose, given }) => [purpose, given])).toEqual([
    ['keep-report', true],
    ['read-by-desk', true],
    ['keep-report', false],
  ])
  const [first, second, third] = report?.consents ?? []
  expect(first).toMatchObject({ language: 'id', channel: house.channel.name })
  expect(first?.textVersion).toMatch(/^[0-9a-f]{16}$/)
  expect(first?.textVersion).toBe(third?.textVersion)
  expect(first?.textVersion).not.toBe(second?.textVersion)
  expect(first?.at).toBeLessThan(second?.at ?? 0)
  await house.runtime.stop()
})

test('where somebody may be held the desk hears of what was told before anybody was asked, and of a no', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan')
  expect(await house.runtime.reports.waiting()).toEqual([])
  await says(house, 'sos')
  expect(await house.runtime.reports.waiting()).toEqual([chatOf(house)])
  const found = await house.runtime.reports.read(chatOf(house))
  expect(found).toMatchObject({ life: true, reports: [{ consents: [] }] })
  await house.runtime.reports.taken(chatOf(house), about, 1)
  await says(house, 'take back')
  expect(await house.runtime.reports.waiting()).toEqual([chatOf(house)])
  await house.runtime.stop()
  // Of somebody who said no before, nothing waits.
  const another = smallHouse(telling)
  await says(another, 'name Lan', 'take back', 'sos')
  expect(await another.runtime.reports.waiting()).toEqual([])
  await another.runtime.stop()
})

test('who took it back and agrees again has a new report with all of the answers: the erased one never returns', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan', 'keep', 'read')
  const read = async () => (await house.runtime.reports.read(chatOf(house)))?.reports[0]
  const first = await read()
  await house.runtime.reports.taken(chatOf(house), about, 3)
  await says(house, 'take back')
  expect((await read())?.id).toBe(first?.id)
  await house.runtime.reports.taken(chatOf(house), about, 4)
  await says(house, 'keep')
  const second = await read()
  expect(second?.id).not.toBe(first?.id)
  expect(second?.code).not.toBe(first?.code)
  expect(second?.answers.name?.value).toBe('Lan')
  expect(await house.runtime.reports.waiting()).toEqual([chatOf(house)])
  // A word that comes later goes on with it.
  await house.runtime.reports.taken(chatOf(house), about, second?.revision ?? 0)
  await says(house, 'name Lan Anh')
  expect((await read())?.id).toBe(second?.id)
  await house.runtime.stop()
})

test('taken back before the desk came nothing waits for it', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan', 'keep', 'read')
  expect(await house.runtime.reports.waiting()).toHaveLength(1)
  await says(house, 'take back')
  expect(await house.runtime.reports.waiting()).toEqual([])
  await says(house, 'keep')
  expect(await house.runtime.reports.waiting()).toHaveLength(1)
  await house.runtime.stop()
})

test('what was told after the desk took over waits again, and nothing else does', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan', 'keep', 'read')
  const { reports } = house.runtime
  const chat = chatOf(house)
  await reports.taken(chat, about, 2)
  expect(await reports.waiting()).toEqual([chat])
  await reports.taken(chat, about, 3)
  expect(await reports.waiting()).toEqual([])
  await says(house, 'hello')
  expect(await reports.waiting()).toEqual([])
  await says(house, 'name Lan Anh')
  expect(await reports.waiting()).toEqual([chat])
  // Taken back after that: the desk must hear of it.
  await reports.taken(chat, about, 4)
  await says(house, 'take back')
  expect(await reports.waiting()).toEqual([chat])
  expect((await reports.read(chat))?.reports[0]?.revision).toBe(5)
  await house.runtime.stop()
})

test('files count by their lines, each once', async () => {
  const house = smallHouse(telling)
  const photo = {
    kind: 'media',
    media: 'photo',
    caption: '',
    file: { ref: 'a', name: null, bytes: 1, type: null },
  }
  await says(house, 'keep', 'read')
  await house.tell(photo as Parameters<House['tell']>[0])
  await house.clock.pass(5_000)
  const [report] = (await house.runtime.reports.read(chatOf(house)))?.reports ?? []
  expect(report?.files).toHaveLength(1)
  expect(
    house.store
      .keys(`chat/${chatOf(house)}/line/`)
      .some((key) => key.endsWith(`${report?.files[0]}`)),
  ).toBe(true)
  await house.runtime.stop()
})

test('the code of the receipt tells anybody that it is received, and leads to no chat', async () => {
  const house = smallHouse(telling)
  const receipt = await says(house, 'name Lan', 'keep', 'read', 'done')
  const code = receipt.replace('noted ', '')
  expect(code).toMatch(/^\w{4}-\w{4}$/)
  await house.write(code, 'budi')
  await house.clock.pass(3_000)
  expect(house.texts('budi').at(-1)).toContain('"report":"received"')
  expect(house.store.keys('report-code/')).toHaveLength(1)
  expect(house.store.keys('report-code/').join()).not.toContain(code)
  await house.runtime.stop()
})

test('whoever erases the chat takes the report along, and the desk hears which', async () => {
  const house = smallHouse(telling)
  const code = (await says(house, 'name Lan', 'keep', 'read', 'done')).replace('noted ', '')
  const [report] = (await house.runtime.reports.read(chatOf(house)))?.reports ?? []
  await says(house, 'erase')
  await house.clock.pass(5_000)
  expect(house.store.keys('chat/').filter((key) => key.includes('/report/'))).toEqual([])
  expect(await house.runtime.reports.waiting()).toEqual([])
  expect(await house.runtime.reports.withdrawn()).toEqual([report?.id])
  expect(await says(house, code)).toContain('"report":null')
  await house.runtime.reports.settle(report?.id ?? '')
  expect(await house.runtime.reports.withdrawn()).toEqual([])
  await house.runtime.stop()
})

test('a report nobody agreed to keep goes with its chat, and so does its code', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan')
  expect(house.store.keys('report-code/')).toHaveLength(1)
  await house.clock.leap(retention.chat + 2 * 3_600_000)
  await house.clock.pass(5_000)
  expect(house.store.keys('chat/')).toEqual([])
  expect(house.store.keys('report-code/')).toEqual([])
  expect(await house.runtime.reports.withdrawn()).toEqual([])
  await house.runtime.stop()
})

test('a report the desk never came to goes with its chat, and nothing waits for ever', async () => {
  const house = smallHouse(telling)
  await says(house, 'name Lan', 'keep', 'read')
  expect(await house.runtime.reports.waiting()).toHaveLength(1)
  await house.clock.leap(retention.chat + 2 * 3_600_000)
  await house.clock.pass(5_000)
  expect(house.store.keys('chat/')).toEqual([])
  expect(await house.runtime.reports.waiting()).toEqual([])
  expect(house.store.keys('report-code/')).toEqual([])
  await house.runtime.stop()
})

test('a page that was asked for is sent once, under a neutral name, and then nothing waits', async () => {
  const house = smallHouse(telling)
  const { reports } = house.runtime
  await says(house, 'name Lan', 'keep', 'read')
  const chat = chatOf(house)
  await reports.taken(chat, about, 3)
  await says(house, 'page')
  expect(await reports.waiting()).toEqual([chat])
  expect((await reports.read(chat))?.pages).toMatchObject([{ answers: { name: { value: 'Lan' } } }])
  const page = Buffer.from('%PDF-1.7 of Lan')
  await Promise.all([reports.sendPage(chat, about, page), reports.sendPage(chat, about, page)])
  await house.clock.pass(3_000)
  const files = house.channel.shown.filter(({ file }) => file)
  expect(files).toHaveLength(1)
  expect(files[0]?.file?.name).toMatch(/\.pdf$/)
  expect(files[0]?.file?.name).not.toContain('Lan')
  expect(await reports.waiting()).toEqual([])
  // Nobody asks any more: nothing is sent.
  await reports.sendPage(chat, about, page)
  await house.clock.pass(3_000)
  expect(house.channel.shown.filter(({ file }) => file)).toHaveLength(1)
  await house.runtime.stop()
})
