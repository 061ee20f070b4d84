import { beforeEach, expect, test } from 'vitest'
import { maxListBytes } from '../../src/console/knowledge/import-routes.ts'
import { consoleForTest, type Rig } from './console-for-test.ts'

let rig: Rig
beforeEach(() => {
  rig = consoleForTest()
})

const csv = `Nama Perusahaan,Nomor Izin,Kota
PT Armada Samudra Contoh,11/2026,Bekasi
PT Lautan Sembilan Permata,12/2026,Jakarta
PT Gunung Delapan Cahayo,13/2026,Malang
"=HYPERLINK(""x"")",14/2026,Solo
`
const about = {
  country: 'ID',
  authority: 'Kantor Uji',
  'listed-on': '2026-11-20',
  nature: 'revoked',
  source: 'https://www.kantor-uji.test/daftar',
}

/** Posts the form as a browser does, with its file. */
async function bring(
  visitor: ReturnType<Rig['visitor']>,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  name = 'C:\\unduhan\\daftar <b>.csv',
) {
  const form = new FormData()
  for (const [key, value] of Object.entries({
    csrf: visitor.session?.csrf ?? '',
    ...about,
    ...fields,
  }))
    form.set(key, value)
  form.set('file', new File([content], name))
  return visitor.bring('/desk/knowledge/import', form)
}
const location = (answer: Response) => answer.headers.get('location') ?? ''
const text = async (answer: Promise<Response>) => (await answer).text()
const seenIn = (page: string) => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''

test('a list is brought, shown as a difference, proposed as one, and confirmed by somebody else', async () => {
  const { supervisor } = rig.who
  const visitor = rig.visitor(supervisor)
  const draft = location(await bring(visitor, csv))
  expect(draft).toMatch(/^\/desk\/knowledge\/import\/[\w-]{22}$/)
  const page = await text(visitor.get(draft))
  for (const [part, count] of [
    ['New', 1],
    ['Changed', 1],
    ['Nearly a name we have', 1],
    ['Ours, not in the list', 0],
    ['Rows nothing can be made of', 1],
    ['The same', 0],
  ])
    expect(page).toContain(`${part}: <strong>${count}</strong>`)
  expect(page).toContain('daftar &lt;b&gt;.csv')
  expect(page).toContain('=HYPERLINK(&quot;x&quot;)')
  expect(await rig.known.known.batches.list()).toEqual([])

  const proposed = await visitor.post(`${draft}/propose`, { seen: seenIn(page) })
  expect(location(proposed)).toBe('/desk/knowledge?done=proposed')
  const [batch] = await rig.known.known.batches.list()
  expect(batch).toMatchObject({
    desk: 'ID',
    authority: 'Kantor Uji',
    nature: 'revoked',
    listedOn: '2026-11-20',
    file: { name: 'daftar <b>.csv' },
    counts: { added: 1, corrected: 1, withdrawn: 0 },
    proposed: { by: supervisor.id },
  })
  // What was looked at is gone once it is proposed.
  expect((await visitor.get(draft)).status).toBe(404)

  const path = `/desk/knowledge/batch/${batch?.id}`
  expect(await text(visitor.get(path))).toContain('Never the same person.')
  expect((await visitor.post(`${path}/confirm`)).status).toBe(422)
  const other = rig.visitor(rig.people.add('Budi', ['supervisor'], ['ID']))
  expect(await text(other.get(path))).toMatch(/PT Armada Samudra Contoh[\s\S]*PT Lautan Sembilan/)
  expect((await other.post(`${path}/confirm`)).status).toBe(303)
  await rig.known.known.live.refresh()
  const names = rig.known.doors.knowledge.notices().map(({ name }) => name)
  expect(names).toContain('PT Armada Samudra Contoh')
  expect((await other.post(`${path}/withdraw`, { reason: 'wrong paper' })).status).toBe(303)
  await rig.known.known.live.refresh()
  expect(rig.known.doors.knowledge.notices().map(({ name }) => name)).not.toContain(
    'PT Armada Samudra Contoh',
  )
})

test('a row of nearly a name we have is taken over only where somebody says that it is another firm', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const draft = location(await bring(visitor, csv))
  const page = await text(visitor.get(draft))
  const own = /name="own" value="(\d+)"/.exec(page)?.[1] ?? ''
  await visitor.post(`${draft}/propose`, { seen: seenIn(page), own })
  const [batch] = await rig.known.known.batches.list()
  expect(batch?.counts.added).toBe(2)
})

test('what is proposed is what was looked at: where it moved meanwhile it is shown again', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const [one, two] = [location(await bring(visitor, csv)), location(await bring(visitor, csv))]
  const page = await text(visitor.get(one))
  await visitor.post(`${two}/propose`, { seen: seenIn(await text(visitor.get(two))) })
  const [batch] = await rig.known.known.batches.list()
  const other = rig.people.add('Budi', ['supervisor'], ['ID'])
  await rig.known.known.batches.confirm({ ...other }, batch?.id ?? '')
  await rig.known.known.live.refresh()
  const late = await visitor.post(`${one}/propose`, { seen: seenIn(page) })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('Something changed meanwhile.')
  expect(await rig.known.known.batches.list()).toHaveLength(1)
})

test('it asks for the columns where their headings do not tell, and for the table where there are several', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const draft = location(await bring(visitor, 'Kol A,Kol B\nPT Armada Samudra Contoh,11/2026\n'))
  const asked = await text(visitor.get(draft))
  expect(asked).toContain('Which column holds what?')
  expect(asked).toContain('<option value="#1" >1. Kol A</option>')
  expect(asked).not.toContain(`${draft}/propose`)
  const read = await text(visitor.get(`${draft}?name=%231&licence=%232`))
  expect(read).toMatch(/New: <strong>1<\/strong>[\s\S]*PT Armada Samudra Contoh[\s\S]*11\/2026/)
  const fields = { seen: seenIn(read), name: '#1', licence: '#2' }
  await visitor.post(`${draft}/propose`, fields)
  expect(await rig.known.known.batches.list()).toHaveLength(1)

  const table = (title: string, rows: string) =>
    `<table><tr><th>${title}</th><th>Kota</th></tr>${rows}</table>`
  const page = [
    table('Menu', '<tr><td>Beranda</td><td>x</td></tr>'),
    table('Nama Perusahaan', '<tr><td>PT Armada Dua Contoh</td><td>Solo</td></tr>'),
    table('Nama Perusahaan', '<tr><td>PT Armada Tiga Contoh</td><td>Blitar</td></tr>'),
  ].join('')
  const html = location(await bring(visitor, `<!doctype html><body>${page}</body>`, {}, 'x.html'))
  const which = await text(visitor.get(html))
  expect(which).toContain('Which one lists the firms?')
  const numbers = [...which.matchAll(/name="table" value="(\d+)"/g)].map(([, number]) => number)
  const last = await text(visitor.get(`${html}?table=${numbers.at(-1)}`))
  expect(last).toContain('PT Armada Tiga Contoh')
  expect(last).not.toContain('PT Armada Dua Contoh')
})

test('what is wrong is said on the form, and nothing is kept', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const wrong = async (content: string | Uint8Array<ArrayBuffer>, fields = {}) => {
    const answer = await bring(visitor, content, fields)
    return [answer.status, await answer.text()] as const
  }
  expect(await wrong('')).toEqual([422, expect.stringContaining('Choose a file.')])
  expect(await wrong(Buffer.from('%PDF-1.7 \u0000'))).toEqual([
    422,
    expect.stringContaining('No table could be read in this file.'),
  ])
  expect(await wrong(csv, { nature: '' })).toEqual([
    422,
    expect.stringContaining('This is missing.'),
  ])
  expect(await wrong(csv, { 'listed-on': '2027-01-01' })).toEqual([
    422,
    expect.stringContaining('That day has not come yet.'),
  ])
  expect(await wrong(csv, { country: 'VN' })).toEqual([404, expect.anything()])
  expect(rig.known.store.keys('import-draft')).toEqual([])
  expect((await wrong(Buffer.alloc(maxListBytes + 300_000)))[0]).toBe(413)
  expect((await wrong(Buffer.alloc(maxListBytes + 1)))[0]).toBe(413)
})

test('of whoever may not bring a list not a byte of it is taken', async () => {
  const bringTo = async (person?: Rig['who']['worker']) => {
    let taken = 0
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        taken++
        stream.enqueue(Buffer.from('--b\r\n'))
        if (taken > 50) stream.close()
      },
    })
    const opened = person && rig.people.open(person.id)
    const answer = await rig.console.app.request('http://desk.test/desk/knowledge/import', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: {
        'Content-Type': 'multipart/form-data; boundary=b',
        'Sec-Fetch-Site': 'same-origin',
        ...(opened ? { Cookie: `desk=${opened.token}` } : {}),
      },
    } as RequestInit)
    return [answer.status, taken > 5]
  }
  expect(await bringTo()).toEqual([401, false])
  expect(await bringTo(rig.who.worker)).toEqual([403, false])
  expect(await bringTo(rig.who.supervisor)).toEqual([400, true])
})

test('a draft is its owner’s alone, is thrown away by them, and ends by itself', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const draft = location(await bring(visitor, csv))
  const other = rig.visitor(rig.people.add('Budi', ['supervisor'], ['ID']))
  expect((await other.get(draft)).status).toBe(404)
  expect((await other.post(`${draft}/propose`, { seen: 'x' })).status).toBe(404)
  await visitor.post(`${draft}/drop`)
  expect(rig.known.store.keys('import-draft')).toEqual([])

  const late = location(await bring(visitor, csv))
  await rig.clock.leap(3 * 3_600_000)
  const anew = rig.visitor(rig.who.supervisor)
  expect((await anew.get(late)).status).toBe(404)
  // The next one sweeps what nobody came back to.
  await bring(anew, csv)
  expect(rig.known.store.keys('import-draft/')).toHaveLength(1)
})
