import { mkdirSync } from 'node:fs'
import { roles } from '../src/domain/desk.ts'
import { adding, idOf, marking, member } from './desk/knowledge/desk-room.ts'
import { openDesk } from './console/open-desk.ts'
import { startBrowser } from './fixtures/browser.ts'

const out = '/tmp/shots-deskpages'
mkdirSync(out, { recursive: true })
const browser = await startBrowser()
const only = process.argv[2]
for (const [name, options, language] of [
  ['wide', { viewport: { width: 1280, height: 800 } }, 'en'],
  ['dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }, 'vi'],
  ['phone', { viewport: { width: 320, height: 640 }, isMobile: true, deviceScaleFactor: 2 }, 'id'],
] as const) {
  const desk = await openDesk(browser, options)
  const { page, rig, url, enter } = desk
  const all = rig.people.add('Bagas', [...roles], ['ID', 'VN'])
  all.language = language
  const seed = await rig.known.seed({ ...all })
  const { known } = rig.known
  const other = member('m-sari')
  const one = idOf(await known.changes.propose(other, 'ID', marking('+6281200000012', { campaign: true })))
  const two = idOf(await known.changes.propose(other, 'ID', adding('PT Bintang Tujuh Laut Contoh', { nature: 'suspended', endsOn: '2027-02-01' })))
  await known.changes.confirm({ ...all }, two)
  known.asked.start()
  for (let n = 0; n < 40; n++) known.asked.note(`c${n}`, ['phone +6281200000012'])
  await known.asked.stop()
  const held = rig.known.doors.knowledge.notices()[0]
  if (held) await known.changes.propose(other, 'ID', { what: 'notice', notice: { act: 'correct', of: held, notice: { ...held, licence: '12/2026', city: 'Bekasi' } }, origin: { source: 'https://www.kantor-uji.test/x', readOn: '2026-11-20' } })
  await rig.known.objects('GHJK2345', 'Nomor ini milik saya.\nSaya penjual pulsa, <b>bukan</b> perekrut.', { about: 'person', firms: [], marks: ['phone +6281200000012'], at: Date.now() - 20 * 86_400_000, dueBy: Date.now() - 86_400_000 })
  await rig.known.fillFigures('ID')
  await known.dialled.note(other, 'uji-phone', 'no-answer')
  await enter(all)
  const shot = async (path: string, as: string) => {
    if (only && !as.includes(only)) return
    await page.goto(`${url}/desk/${path}`)
    await page.screenshot({ path: `${out}/${as}-${name}.png`, fullPage: true })
    if (as === 'figures') {
      for (const part of ['waits', 'hours', 'outcomes', 'offers', 'patterns'])
        await page.locator(`#figures-${part}`).screenshot({ path: `${out}/f-${part}-${name}.png` })
    }
  }
  await shot('knowledge', 'list')
  await shot(`knowledge/change/${one}`, 'change')
  await shot(`knowledge/batch/${seed.batch}`, 'batch')
  await shot('knowledge/propose/mark?text=WA%200812-0000-0013%20atau%200812-0000-0014', 'mark')
  await shot('knowledge/propose/notice', 'notice')
  await shot('knowledge/rows?firm=lautan', 'rows')
  await shot('knowledge/import', 'import')
  await shot(`knowledge/import/${seed.draft}`, 'draft')
  await shot('objections', 'objections')
  await shot('objections/GHJK2345', 'objection')
  await shot('helplines', 'helplines')
  await shot('figures/ID', 'figures')
  await desk.close().catch((e) => console.error(e.message))
}
await browser.close()
