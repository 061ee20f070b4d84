import { expect, test } from 'vitest'
import { withoutChance } from '../console-for-test.ts'
import { minutes, openRig } from './open-rig.ts'

const lists = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<h2 id="q-(\w+)">[\s\S]*?<\/section>/g)].map(([part, name]) => [name, part]),
  )
const shortIds = (part = '') => [...part.matchAll(/>#([A-Z2-9]{6})</g)].map(([, id]) => id)

test('an empty queue says so in kind words, in each language', async () => {
  const { as, who } = openRig()
  for (const [language, words] of [
    ['en', 'Nobody is waiting.'],
    ['id', 'Tidak ada yang menunggu.'],
    ['vi', 'Không ai đang chờ.'],
  ] as const) {
    who.worker.language = language
    expect(await as(who.worker).page('/desk/queue')).toContain(words)
  }
})

test('who waits stands there with reason, time, and how many were called', async () => {
  const { as, clock, house, who } = openRig()
  const chat = await house.comes(['halo'])
  await house.runtime.handOvers.paged(chat, ['a', 'b'], false)
  await clock.pass(7 * minutes)
  const { waiting } = lists(await as(who.worker).page('/desk/queue'))
  expect(waiting).toContain('asked for a person')
  expect(waiting).toContain('7 min')
  expect(waiting).toContain('2 called')
  expect(waiting).toContain(`action="/desk/chat/${chat}/take"`)
})

test('taken from the row it stands among one’s own, and with its holder’s name for colleagues', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  const answer = await as(who.worker).post(chat, 'take')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/desk/chat/${chat}?told=taken#write-box`)
  const own = lists(await as(who.worker).page('/desk/queue'))
  expect(shortIds(own['mine'])).toHaveLength(1)
  expect(shortIds(own['waiting'])).toEqual([])
  expect(own['mine']).toContain('unanswered for')
  const others = lists(await as(who.supervisor).page('/desk/queue'))
  expect(others['taken']).toContain('Wulan')
  expect(await as(who.worker).page('/desk/mine')).toContain(`href="/desk/chat/${chat}"`)
})

test('of two who take at once one has it, and the other reads who', async () => {
  const { as, house, who, people } = openRig()
  const chat = await house.comes(['halo'])
  const tari = people.add('Tari', ['worker'], ['ID'])
  const answers = await Promise.all([
    as(who.worker).post(chat, 'take'),
    as(tari).post(chat, 'take'),
  ])
  const paths = answers.map((answer) => answer.headers.get('location'))
  expect(paths.filter((path) => path?.includes('told=taken'))).toHaveLength(1)
  const lost = paths.findIndex((path) => path?.includes('told=lost'))
  const loser = lost === 0 ? who.worker : tari
  const page = await as(loser).page(paths[lost] ?? '')
  expect(page).toContain('A colleague was quicker')
  expect(page).toContain(`${lost === 0 ? 'Tari' : 'Wulan'} has this chat since`)
  expect(page).not.toContain('id="write"')
})

test('a volunteer sees of a delicate chat only that somebody waits, and cannot reach it', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['sos'])
  const { waiting } = lists(await as(who.volunteer).page('/desk/queue'))
  expect(waiting).toContain('Somebody is waiting for a colleague.')
  expect(waiting).not.toContain('href=')
  expect(waiting).not.toMatch(/may be watched|danger|asked|is-delicate/)
  const volunteer = as(who.volunteer)
  for (const what of ['take', 'not-now', 'note', 'end']) {
    expect((await volunteer.post(chat, what)).status).toBe(404)
  }
  const page = await volunteer.get(`/desk/chat/${chat}`)
  const none = await volunteer.get('/desk/chat/Qk3sd9_fKw22mx0aPzT4Vg')
  expect(page.status).toBe(404)
  expect(withoutChance(await page.text())).toBe(withoutChance(await none.text()))
  await as(who.worker).post(chat, 'take')
  const { taken } = lists(await as(who.volunteer).page('/desk/queue'))
  expect(taken).toContain('Somebody is looked after by a colleague.')
  expect(taken).not.toMatch(/href=|unanswered/)
})

test('"not now" asks no reason, is told to nobody else, and leaves the chat to be taken', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  await house.comes(['halo'], 'budi')
  const answer = await as(who.worker).post(chat, 'not-now')
  expect(answer.headers.get('location')).toBe('/desk/queue?told=declined')
  const own = lists(await as(who.worker).page('/desk/queue'))['waiting'] ?? ''
  expect(own.indexOf(`row-${chat}`)).toBe(own.lastIndexOf('id="row-') + 4)
  expect(own).toContain('you said &quot;not now&quot;')
  const others = await as(who.supervisor).page('/desk/queue')
  expect(others).not.toContain('not now&quot;')
  expect((await as(who.worker).post(chat, 'take')).headers.get('location')).toContain('told=taken')
})

test('who has enough is told so beside the queue', async () => {
  const { as, house, who } = openRig({}, { mayTakeMore: async () => 'too-many' })
  const chat = await house.comes(['halo'])
  const path = (await as(who.worker).post(chat, 'take')).headers.get('location') ?? ''
  expect(await as(who.worker).page(path)).toContain('as many urgent chats as one person can hold')
})

test('the other country’s desk sees none of it', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  const page = await as(who.elsewhere).page('/desk/queue')
  expect(page).not.toContain(chat)
  expect(shortIds(page)).toEqual([])
})

test('words of a person are found by a post, so that no address holds them', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['saya di <b>Sihanoukville</b>'])
  const worker = as(who.worker)
  const found = await (await rigPost(worker, 'sihanoukville')).text()
  expect(found).toContain(`href="/desk/chat/${chat}"`)
  expect(found).toContain('&lt;b&gt;Sihanoukville')
  const shortId = shortIds(await worker.page('/desk/queue'))[0] ?? ''
  expect(await (await rigPost(worker, `#${shortId.toLowerCase()}`)).text()).toContain(chat)
  expect(await (await rigPost(worker, 'nothing of it')).text()).toContain('Nothing found')
  expect(await (await rigPost(worker, 'x')).text()).toContain('At least two characters')
  expect((await as(who.volunteer).get('/desk/search')).status).toBe(403)

  async function rigPost(visitor: typeof worker, q: string) {
    const csrf = visitor.session?.csrf ?? ''
    return visitor.send('/desk/search', { csrf, q })
  }
})
