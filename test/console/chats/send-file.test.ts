import { expect, test } from 'vitest'
import { mostBytesToSend } from '../../../src/domain/desk.ts'
import { listedChannel } from '../../fixtures/listed-channel.ts'
import { jpeg, mp4, ogg, pdf, place, tellingJpeg } from '../../fixtures/sample-files.ts'
import { openRig, wordId } from './open-rig.ts'

type Rig = ReturnType<typeof openRig>

/** The form as a browser without a script posts it. */
function post(
  { as, who }: Rig,
  chat: string,
  file: Uint8Array | null,
  fields: Record<string, string> = {},
  piece = false,
) {
  const worker = as(who.worker)
  const form = new FormData()
  form.set('csrf', worker.session?.csrf ?? '')
  for (const [name, value] of Object.entries({ id: wordId(1), text: '', ...fields }))
    form.set(name, value)
  form.set('file', new File(file ? [new Uint8Array(file)] : [], 'daftar gaji Wulan.png'))
  return worker.bring(`/desk/chat/${chat}/file`, form, piece ? { 'HX-Request': 'true' } : {})
}

async function taken(options: Parameters<typeof openRig>[1] = {}, text = 'halo') {
  const rig = openRig({}, options)
  const chat = await rig.house.comes([text])
  await rig.as(rig.who.worker).post(chat, 'take')
  await rig.house.settled()
  const page = () => rig.as(rig.who.worker).page(`/desk/chat/${chat}`)
  const files = () => rig.house.channel.shown.filter(({ file }) => file)
  return { ...rig, chat, page, files }
}

test('a picture reaches the person once, stripped, under a plain name, with the words', async () => {
  const rig = await taken()
  const { chat, files, house } = rig
  for (let times = 0; times < 3; times++) {
    const answer = await post(rig, chat, tellingJpeg(1), { text: 'Ini nomornya.\r\nSimpan.' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/desk/chat/${chat}?told=said#write-box`)
  }
  await house.settled()
  expect(files().map(({ text }) => text)).toEqual(['Ini nomornya.\nSimpan.'])
  const [sent] = files()
  expect(sent?.file?.name).not.toMatch(/wulan|gaji/i)
  const bytes = Buffer.from((await sent?.file?.bytes()) ?? [])
  expect(bytes.length).toBeGreaterThan(100)
  expect(bytes.includes(place)).toBe(false)
  expect(JSON.stringify(house.store.keys(''))).not.toContain('daftar')
  expect(await rig.page()).toMatch(/class="msg worker[\s\S]*\/file\/\d+/)
})

test('words may be left out, and a paper goes as well', async () => {
  const rig = await taken()
  expect((await post(rig, rig.chat, pdf)).status).toBe(303)
  await rig.house.settled()
  expect(rig.files().map(({ file }) => file?.type)).toEqual(['application/pdf'])
})

test.each([
  ['a file that was not chosen', null, 'Choose a file first.'],
  ['a sound', ogg, 'only pictures (JPEG, PNG, WebP) and PDF are taken'],
  ['a film', mp4, 'only pictures (JPEG, PNG, WebP) and PDF are taken'],
  ['a page that calls itself a picture', Buffer.from('<script>'), 'only pictures'],
  ['what is a byte too large', Buffer.alloc(mostBytesToSend + 1, jpeg), 'larger than 10 MB'],
  ['what is far too large', Buffer.alloc(mostBytesToSend + 400_000, jpeg), 'larger than 10 MB'],
])(
  '%s is refused with a sentence, and the form is open with the words in it',
  async (_, file, says) => {
    const rig = await taken()
    const answer = await post(rig, rig.chat, file, { text: 'kata saya' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(says)
    expect(page).toMatch(/id="tool-send-file"[^>]* open/)
    // Of what is too large by far nothing was read, not even the words.
    if (file === null || file.length < mostBytesToSend)
      expect(page).toContain('kata saya</textarea>')
    const piece = await post(rig, rig.chat, file, { text: 'kata saya' }, true)
    expect(piece.status).toBe(200)
    expect(piece.headers.get('hx-retarget')).toBe('#file-told')
    expect(await piece.text()).toContain(says)
    await rig.house.settled()
    expect(rig.files()).toEqual([])
    expect(rig.house.texts()).not.toContain('kata saya')
  },
)

test('where they write from no file is brought, that is said instead of the form, and by the server too', async () => {
  const channel = (clock: Parameters<typeof listedChannel>[0]) =>
    listedChannel(clock, 'letters', { files: false })
  const rig = await taken({ channel })
  const page = await rig.page()
  expect(page).toContain('Files do not reach them where they write from.')
  expect(page).not.toContain('id="send-file"')
  expect(await (await post(rig, rig.chat, jpeg)).text()).toContain('Files do not reach them')
  await rig.house.settled()
  expect(rig.house.texts()).toHaveLength(3)
})

test('where somebody may be watched it is said that a file stays on the telephone', async () => {
  const stays = 'A file stays on their phone, also after 00.'
  expect(await (await taken()).page()).not.toContain(stays)
  expect(await (await taken({}, 'sos delicate')).page()).toContain(stays)
})

test('of whoever does not have the chat nothing is sent, and the other desk finds none', async () => {
  const rig = openRig()
  const chat = await rig.house.comes(['halo'])
  expect(await rig.as(rig.who.worker).page(`/desk/chat/${chat}`)).not.toContain('send-file')
  const answer = await post(rig, chat, jpeg, { text: 'ketikan' })
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('nobody has this chat now')
  expect(page).toContain('ketikan</textarea>')
  const other = rig.as(rig.who.elsewhere)
  const form = new FormData()
  form.set('csrf', other.session?.csrf ?? '')
  form.set('id', wordId(1))
  form.set('file', new File([new Uint8Array(jpeg)], 'x'))
  expect((await other.bring(`/desk/chat/${chat}/file`, form)).status).toBe(404)
  form.set('file', new File([Buffer.alloc(mostBytesToSend + 1)], 'x'))
  expect((await other.bring(`/desk/chat/${chat}/file`, form)).status).toBe(404)
  await rig.house.settled()
  expect(rig.house.channel.shown.filter(({ file }) => file)).toEqual([])
})

test('the script is told which file is safe here', async () => {
  const rig = await taken()
  const answer = await post(rig, rig.chat, jpeg, { id: wordId(9) }, true)
  expect(answer.headers.get('suar-said')).toBe(wordId(9))
  expect(await answer.text()).toContain('id="chat"')
})
