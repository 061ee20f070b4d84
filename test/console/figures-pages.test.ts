import { beforeEach, expect, test } from 'vitest'
import { csvOf } from '../../src/console/figures/csv.ts'
import { sheetIds } from '../../src/console/figures/sheet.ts'
import { consoleForTest, type Rig } from './console-for-test.ts'

let rig: Rig
beforeEach(async () => {
  rig = consoleForTest()
  await rig.known.fillFigures('ID')
})

const text = async (answer: Promise<Response>) => (await answer).text()

test('a supervisor sees each table with its picture, and no figure from one to ten', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  expect((await visitor.get('/desk/figures')).headers.get('location')).toBe('/desk/figures/ID')
  const page = await text(visitor.get('/desk/figures/ID'))
  for (const title of [
    'Waiting for a person',
    'When people come',
    'How chats ended',
    'Offers by level',
    'Signs seen most',
    'Where the work is said to be',
    'Objections',
  ])
    expect(page).toContain(title)
  expect(page.match(/<svg class="chart"/g)).toHaveLength(6)
  expect(page.match(/role="img" aria-labelledby="chart-\w+-title chart-\w+-desc"/g)).toHaveLength(6)
  expect(page).toContain('why of patterns:passport-held-by-others')
  // A pattern that is no longer known is told by its id.
  expect(page).toContain('<td class="">gone</td>')
  const counts = page.replaceAll(/Middle wait[\s\S]*?<\/table>/g, '')
  for (const [, figure] of counts.matchAll(/<td class="number">(\d+)</g))
    expect(Number(figure) === 0 || Number(figure) > 9, figure).toBe(true)
  expect(page).toContain('<td class="number">&lt;11</td>')
  expect(page).toMatch(/<rect class="few"[^>]*><title>[^<]+: &lt;11<\/title>/)
})

test('nothing in a picture is told by colour, style or script', async () => {
  const page = await text(rig.visitor(rig.who.supervisor).get('/desk/figures/ID'))
  const pictures = [...page.matchAll(/<svg class="chart"[\s\S]*?<\/svg>/g)].join('')
  expect(pictures).not.toMatch(/style=|fill=|stroke=|<script|on\w+=/)
  expect(pictures).not.toMatch(/NaN|undefined|null/)
  expect(pictures).toMatch(/class="dashed"[\s\S]*nine of ten/)
})

test('without anybody the page says so and draws nothing strange', async () => {
  const person = rig.people.add('Hoa-2', ['supervisor'], ['VN'])
  const page = await text(rig.visitor(person).get('/desk/figures/VN'))
  expect(page).toContain('Too few to be told.')
  expect(page).not.toMatch(/NaN|undefined/)
})

test('figures are one desk’s: both together or the other’s are not to be had', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  expect((await visitor.get('/desk/figures/VN')).status).toBe(404)
  const page = await text(visitor.get('/desk/figures/ID'))
  expect(page).not.toContain('/desk/figures/VN')
  await rig.known.fillFigures('VN')
  const both = rig.visitor(rig.people.add('Both', ['supervisor'], ['ID', 'VN']))
  const shown = (html: string) => html.match(/<tbody>[\s\S]*?<\/tbody>/g)
  const theirs = await text(both.get('/desk/figures/ID'))
  expect(theirs).toContain('/desk/figures/VN')
  expect(shown(theirs)).toEqual(shown(page))
  const auditor = await text(rig.visitor(rig.who.auditor).get('/desk/figures/ID'))
  expect(auditor).toContain('Waiting for a person')
  expect(auditor).not.toContain('Take along as CSV')
})

test.each(sheetIds)('%s is taken along as CSV, and that is written down', async (id) => {
  const { supervisor, auditor } = rig.who
  const answer = await rig.visitor(supervisor).post(`/desk/figures/ID/${id}`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="suar-ID-${id}-2026-11-26.csv"`,
  )
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(bytes.toString().trimEnd().split('\r\n').length).toBeGreaterThan(3)
  expect(rig.audit.lines.at(-1)).toMatchObject({
    who: supervisor.id,
    act: 'figures-exported',
    about: { desk: 'ID', table: id },
  })
  expect((await rig.visitor(auditor).post(`/desk/figures/ID/${id}`)).status).toBe(403)
})

test('what cannot be written down does not leave', async () => {
  rig.known.doors.figures.exported = async () => {
    throw new Error('the store is away')
  }
  const answer = await rig.visitor(rig.who.supervisor).post('/desk/figures/ID/waits')
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('Week from')
  expect((await rig.visitor(rig.who.supervisor).post('/desk/figures/ID/all')).status).toBe(404)
})

test('a cell that would be a formula is none any more, and one with commas stays one', () => {
  const rows = ['=1+1', '+62', '-1', '@x', '\t=1', ' =1', '%x', 'a,b', 'say "x"', 'two\nlines', '–']
  const lines = csvOf({ heads: ['a'], rows: rows.map((cell) => [cell, null, 12]) })
  expect(lines.slice(1).split('\r\n').slice(1, -1)).toEqual([
    "'=1+1,<11,12",
    "'+62,<11,12",
    "'-1,<11,12",
    "'@x,<11,12",
    "'\t=1,<11,12",
    "' =1,<11,12",
    "'%x,<11,12",
    '"a,b",<11,12',
    '"say ""x""",<11,12',
    '"two\nlines",<11,12',
    '–,<11,12',
  ])
})
