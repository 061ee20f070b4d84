import { beforeEach, expect, test } from 'vitest'
import { adding, idOf, marking } from '../desk/knowledge/desk-room.ts'
import { heldClock } from '../fixtures/held-clock.ts'
import { consoleForTest, type Rig, thursday } from './console-for-test.ts'
import { deskHouse } from './desk-house.ts'

let rig: Rig
let second: Rig['who']['supervisor']
beforeEach(() => {
  rig = consoleForTest()
  second = rig.people.add('Budi', ['supervisor'], ['ID'])
})

const text = async (answer: Promise<Response>) => (await answer).text()
const book = () => rig.known.known.changes
const number = '+6281200000011'
const mark = {
  text: 'hub WA 0812-0000-0011',
  'seen-on': '2026-11-25',
  source: 'chat K7QPTM',
}
const row = {
  name: 'PT Armada Samudra Contoh',
  country: 'ID',
  authority: 'Kantor Uji',
  nature: 'revoked',
  listedOn: '2026-11-20',
  source: 'https://www.kantor-uji.test/daftar',
  readOn: '2026-11-25',
}

test('a mark is proposed as the checker will find it, confirmed by another, and told from then on', async () => {
  const { worker, supervisor } = rig.who
  const done = await rig.visitor(worker).post('/desk/knowledge/propose/mark', mark)
  expect(done.headers.get('location')).toBe('/desk/knowledge?done=proposed')
  const [change] = await book().list()
  expect(change).toMatchObject({
    what: 'mark',
    desk: 'ID',
    mark: { kind: 'phone', value: number, campaign: false, seenOn: '2026-11-25' },
    origin: { source: 'chat K7QPTM' },
    proposed: { by: worker.id },
  })
  const path = `/desk/knowledge/change/${change?.id}`
  const own = await text(rig.visitor(worker).get(path))
  expect(own).toContain('A supervisor who did not propose it confirms it.')
  expect(own).not.toContain(`${path}/confirm`)

  const visitor = rig.visitor(supervisor)
  expect(await text(visitor.get(path))).toContain(`${path}/confirm`)
  const confirmed = await visitor.post(`${path}/confirm`)
  expect(confirmed.headers.get('location')).toBe('/desk/knowledge?done=confirmed')
  await rig.known.known.live.refresh()
  expect(rig.known.known.live.now().marks).toMatchObject([{ kind: 'phone', value: number }])
  expect(await text(visitor.get(path))).toMatch(/proposed by Wulan[\s\S]*confirmed by you/)
  expect(await text(visitor.get('/desk/knowledge'))).toMatch(
    /Told now[\s\S]*telephone \+6281200000011[\s\S]*until 24 May 2027/,
  )
  expect(rig.audit.lines.map(({ act }) => act)).toEqual([
    'knowledge-proposed',
    'knowledge-confirmed',
  ])
})

test('nobody confirms what they proposed: the page says so, and so does the desk', async () => {
  const { supervisor } = rig.who
  const visitor = rig.visitor(supervisor)
  await visitor.post('/desk/knowledge/propose/mark', mark)
  const [change] = await book().list()
  const path = `/desk/knowledge/change/${change?.id}`
  const page = await text(visitor.get(path))
  expect(page).toContain('You proposed this, so somebody else confirms it. Never the same person.')
  expect(page).not.toContain(`action="${path}/confirm"`)
  const tried = await visitor.post(`${path}/confirm`)
  expect(tried.status).toBe(422)
  expect(await tried.text()).toContain('You had a hand in it')
  expect((await book().find(change?.id ?? ''))?.confirmed).toBeNull()
})

test('it is refused with a reason only, and one’s own is withdrawn', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const one = idOf(await book().propose({ ...second }, 'ID', marking(number)))
  const path = `/desk/knowledge/change/${one}`
  const bare = await visitor.post(`${path}/refuse`, { reason: ' ' })
  expect(bare.status).toBe(422)
  expect(await bare.text()).toMatch(/aria-invalid="true"[\s\S]*Say why\./)
  await visitor.post(`${path}/refuse`, { reason: 'a digit is missing' })
  expect(await text(visitor.get(path))).toMatch(/refused by you[\s\S]*<q>a digit is missing<\/q>/)

  const own = rig.visitor(rig.who.volunteer)
  await own.post('/desk/knowledge/propose/mark', mark)
  const mine = (await book().list()).find(({ proposed }) => proposed.by === rig.who.volunteer.id)
  await own.post(`/desk/knowledge/change/${mine?.id}/withdraw`, { reason: '' })
  expect((await book().find(mine?.id ?? ''))?.withdrawn).toMatchObject({ by: rig.who.volunteer.id })
})

test('what waits stands in the order of how many asked, and few are no figure', async () => {
  const asks = (thing: string, chats: number) => {
    for (let n = 0; n < chats; n++) rig.known.known.asked.note(`chat-${n}`, [thing])
  }
  await book().propose({ ...second }, 'ID', marking('+6281200000021'))
  await rig.clock.leap(1000)
  await book().propose({ ...second }, 'ID', marking('+6281200000022'))
  await rig.clock.leap(1000)
  await book().propose({ ...second }, 'ID', adding('PT Bintang Tujuh Laut Contoh'))
  asks('phone +6281200000021', 4)
  asks('phone +6281200000022', 200)
  asks('firm bintangtujuhlautcontoh', 25)
  rig.known.known.asked.start()
  await rig.known.known.asked.stop()
  const page = await text(rig.visitor(rig.who.supervisor).get('/desk/knowledge'))
  const waiting = page.slice(page.indexOf('Waiting for a second'), page.indexOf('Told now'))
  const rows = [...waiting.matchAll(/<bdi>([^<]+)<\/bdi>[\s\S]*?class="number">([^<]+)</g)]
  expect(rows.map(([, what]) => what)).toEqual([
    'telephone +6281200000022',
    'PT Bintang Tujuh Laut Contoh: licence revoked',
    'telephone +6281200000021',
  ])
  expect(rows.at(-1)?.[2]).toBe('&lt;11')
  expect(Number(rows[0]?.[2])).toBeGreaterThan(150)
})

test('a number may be a person’s: whoever neither proposed nor confirms sees half of it', async () => {
  const id = idOf(await book().propose({ ...second }, 'ID', marking(number)))
  const page = await text(rig.visitor(rig.who.volunteer).get(`/desk/knowledge/change/${id}`))
  expect(page).toContain('+62•••011')
  expect(page).not.toContain(number)
  expect(await text(rig.visitor(rig.who.supervisor).get('/desk/knowledge'))).toContain(number)
})

test('another desk’s proposals are not there', async () => {
  await book().propose({ ...second }, 'ID', marking(number))
  expect(await text(rig.visitor(rig.who.elsewhere).get('/desk/knowledge'))).toContain(
    'Nothing waits.',
  )
})

test('a line of a chat brings its text along, and its address holds none of it', async () => {
  const clock = heldClock(thursday)
  const house = deskHouse(clock)
  rig = consoleForTest({
    clock,
    chats: house.door,
    judge: () => ({ level: 'danger', signs: [], notices: [] }),
  })
  const chat = await house.comes(['gaji 20 juta hub 0812-0000-0011'])
  const visitor = rig.visitor(rig.who.worker)
  const page = await text(visitor.get(`/desk/chat/${chat}`))
  const [, href = ''] = /href="(\/desk\/knowledge\/propose\/mark[^"]+)"/.exec(page) ?? []
  expect(href.replaceAll('&amp;', '&')).toMatch(/mark\?chat=[\w-]+&line=\d+$/)
  const form = await text(visitor.get(href.replaceAll('&amp;', '&')))
  expect(form).toContain('gaji 20 juta hub 0812-0000-0011')
  expect(form).toMatch(/name="source"[^>]*value="chat [A-Z0-9]{6}"/)
  const elsewhere = await text(rig.visitor(rig.who.elsewhere).get(href.replaceAll('&amp;', '&')))
  expect(elsewhere).not.toContain('gaji 20 juta')
})

test('out of a text brought along from a chat the number is found; of several one is asked for', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const brought = encodeURIComponent('hub 0812-0000-0011 atau 0812-0000-0012 <b>x</b>')
  const page = await text(visitor.get(`/desk/knowledge/propose/mark?text=${brought}`))
  expect(page).toContain('&lt;b&gt;x&lt;/b&gt;')
  expect(page.match(/type="radio" name="mark"/g)).toHaveLength(2)
  const two = { ...mark, text: 'hub 0812-0000-0011 atau 0812-0000-0012' }
  const asked = await visitor.post('/desk/knowledge/propose/mark', two)
  expect(asked.status).toBe(422)
  expect(await asked.text()).toContain('There are several here. Choose one.')
  await visitor.post('/desk/knowledge/propose/mark', { ...two, mark: 'phone +6281200000012' })
  expect((await book().list()).map((one) => one.what === 'mark' && one.mark.value)).toEqual([
    '+6281200000012',
  ])
  const none = await visitor.post('/desk/knowledge/propose/mark', { ...mark, text: 'halo' })
  expect(await none.text()).toContain('Nothing was found here that can be marked.')
})

test.each([
  [{ 'seen-on': '2026-11-27' }, 'That day has not come yet.'],
  [{ source: '' }, 'This is missing.'],
])('a mark is not proposed with %o, and what was typed stays', async (fields, told) => {
  const answer = await rig
    .visitor(rig.who.worker)
    .post('/desk/knowledge/propose/mark', { ...mark, ...fields })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(told)
  expect(page).toContain('hub WA 0812-0000-0011')
})

test('a notice is proposed cell by cell; a name without a legal form has to be said to be a firm', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const post = (fields: Record<string, string>) =>
    visitor.post('/desk/knowledge/propose/notice', { ...row, ...fields })
  expect(await text(post({ name: 'Armada Samudra' }))).toMatch(
    /Persons are never named\.[\s\S]*name="names-firm"/,
  )
  expect(await text(post({ nature: '' }))).toMatch(/f-nature-fault">This is missing\./)
  expect(await text(post({ name: '=HYPERLINK("x")' }))).toContain('like a formula')
  expect(await text(post({ aboutId: 'izin cabang' }))).toContain('in both languages, or in none')
  expect(await book().list()).toEqual([])
  await post({ name: 'Armada Samudra', 'names-firm': 'yes', aliases: 'Armada; ASC' })
  expect((await book().list())[0]).toMatchObject({
    desk: 'ID',
    notice: {
      act: 'add',
      notice: {
        name: 'Armada Samudra',
        aliases: ['Armada', 'ASC'],
        nature: 'revoked',
        endsOn: null,
      },
    },
    origin: { source: row.source, readOn: '2026-11-25' },
  })
})

test('a row of ours is looked up, put right or taken out, each by proposal', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const found = await text(visitor.get('/desk/knowledge/rows?firm=lautan'))
  const address = /propose\/notice\?row=([\w-]+)/.exec(found)?.[1] ?? ''
  const form = await text(visitor.get(`/desk/knowledge/propose/notice?row=${address}`))
  expect(form).toContain('value="PT Lautan Sembilan Permata"')
  const given = (name: string) =>
    new RegExp(`name="${name}" type="\\w+" value="([^"]*)"`).exec(form)?.[1] ?? ''
  const cells = ['name', 'authority', 'listedOn', 'source'].map((name) => [name, given(name)])
  const put = { ...Object.fromEntries(cells), nature: 'revoked', row: address, licence: '12/2026' }
  await visitor.post('/desk/knowledge/propose/notice', put)
  const [change] = await book().list()
  expect(change).toMatchObject({
    notice: { act: 'correct', of: { licence: null }, notice: { licence: '12/2026' } },
  })
  expect(await text(visitor.get(`/desk/knowledge/change/${change?.id}`))).toMatch(
    /Licence number<\/th>[\s\S]*none[\s\S]*<strong>12\/2026<\/strong>/,
  )
  const out = { row: address, why: 'the paper names another firm' }
  const done = await visitor.post('/desk/knowledge/propose/withdrawal', out)
  expect(done.status).toBe(303)
  const gone = await visitor.get('/desk/knowledge/propose/notice?row=bm9uZQ')
  expect(gone.status).toBe(404)
  expect(await text(visitor.get('/desk/knowledge/rows?firm=zzzz'))).toContain(
    'neither good nor bad',
  )
})

test('a confirmed mark seen again is shown for longer', async () => {
  const id = idOf(await book().propose({ ...second }, 'ID', marking(number)))
  const visitor = rig.visitor(rig.who.supervisor)
  await visitor.post(`/desk/knowledge/change/${id}/confirm`)
  const wrong = await visitor.post(`/desk/knowledge/change/${id}/seen`, { on: '2026-11-27' })
  expect(wrong.status).toBe(422)
  await visitor.post(`/desk/knowledge/change/${id}/seen`, { on: '2026-11-26' })
  expect(await book().find(id)).toMatchObject({ mark: { seenOn: '2026-11-26' } })
})

test('a mark somebody objects to is confirmed again by who did not enter it', async () => {
  const id = idOf(await book().propose({ ...second }, 'ID', marking(number)))
  const path = `/desk/knowledge/change/${id}`
  const visitor = rig.visitor(rig.who.supervisor)
  await visitor.post(`${path}/confirm`)
  expect(await text(visitor.get(path))).not.toContain('Somebody objects')
  await rig.known.objects('GHJK2345', 'nomor saya', { firms: [], marks: [`phone ${number}`] })
  expect(await text(rig.visitor(second).get(path))).toMatch(/Somebody objects[\s\S]*You had a hand/)
  await visitor.post(`${path}/again`)
  expect((await book().find(id))?.again).toMatchObject({ by: rig.who.supervisor.id })
})
