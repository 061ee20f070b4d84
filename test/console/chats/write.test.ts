import { expect, test } from 'vitest'
import { openRig, wordId } from './open-rig.ts'

const saved = () => [{ id: 'hello', name: 'Hello', text: 'Halo, saya Wulan.\nSudah saya baca.' }]

test('a reply reaches the person once, however often its form is sent', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  const worker = as(who.worker)
  await worker.post(chat, 'take')
  const id = /name="id" value="([\w-]+)"/.exec(
    (await worker.page(`/desk/chat/${chat}`)).split('id="write"')[1] ?? '',
  )?.[1]
  const answers = await Promise.all(
    [1, 2, 3].map(() => worker.reply(chat, 'Halo.\r\nApa kabar?', id)),
  )
  for (const answer of answers) expect(answer.status).toBe(303)
  await house.settled()
  await worker.reply(chat, 'Halo.\r\nApa kabar?', id)
  await house.settled()
  expect(house.texts().filter((text) => text === 'Halo.\nApa kabar?')).toHaveLength(1)
  expect((await worker.page(`/desk/chat/${chat}`)).split('Apa kabar?')).toHaveLength(2)
})

test('every form has an id of its own', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  await as(who.worker).post(chat, 'take')
  const ids = async () =>
    [...(await as(who.worker).page(`/desk/chat/${chat}`)).matchAll(/name="id" value="(\w+)"/g)].map(
      ([, id]) => id,
    )
  const all = [...(await ids()), ...(await ids())]
  expect(all).toHaveLength(6)
  expect(new Set(all).size).toBe(6)
})

test('the script is told which words are safe here', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  const worker = as(who.worker)
  await worker.post(chat, 'take')
  const csrf = worker.session?.csrf ?? ''
  const send = (text: string) =>
    worker.send(`/desk/chat/${chat}/reply`, { csrf, id: wordId(7), text }, { 'HX-Request': 'true' })
  const empty = await send('  ')
  expect(empty.headers.get('suar-said')).toBeNull()
  expect(await empty.text()).toContain('Write something first.')
  const answer = await send('Halo')
  expect(answer.headers.get('suar-said')).toBe(wordId(7))
  expect(await answer.text()).toContain('>Halo<')
})

test('without having the chat nothing is written, and what was typed is still on the page', async () => {
  const { as, house, people, who } = openRig()
  const chat = await house.comes(['halo'])
  const nobody = await as(who.worker).reply(chat, 'ketikan <panjang>')
  expect(nobody.status).toBe(409)
  expect(await nobody.text()).toContain('nobody has this chat now')
  await as(people.add('Tari', ['worker'], ['ID'])).post(chat, 'take')
  const answer = await as(who.worker).reply(chat, 'ketikan <panjang>')
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('Not sent: Tari has this chat now')
  expect(page).toContain('ketikan &lt;panjang&gt;</textarea>')
  expect(page).not.toContain('id="write"')
  await house.settled()
  expect(house.texts().join()).not.toContain('ketikan')
})

test('what is empty, too long or without its id is not sent', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  await as(who.worker).post(chat, 'take')
  const before = house.changes()
  for (const [text, id] of [
    ['', wordId(1)],
    [' \n ', wordId(1)],
    ['x'.repeat(4001), wordId(1)],
    ['words', ''],
    ['words', 'short'],
    ['words', 'with a space in it'],
  ] as const) {
    const answer = await as(who.worker).reply(chat, text, id)
    expect(answer.status, JSON.stringify([text.slice(0, 9), id])).toBe(422)
  }
  expect(house.changes()).toBe(before)
  expect(await (await as(who.worker).reply(chat, 'x'.repeat(4001))).text()).toContain(
    'at most 4000',
  )
})

test('a saved reply is a link that opens the page with its words in the field', async () => {
  const asked: unknown[] = []
  const { as, house, who } = openRig({
    savedTexts(about) {
      asked.push(about)
      return saved()
    },
  })
  const chat = await house.comes(['halo'])
  expect(await as(who.worker).page(`/desk/chat/${chat}`)).not.toContain('tool-saved')
  await as(who.worker).post(chat, 'take')
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(page).toContain(`/desk/chat/${chat}?saved=hello#write`)
  expect(asked.at(-1)).toEqual({
    language: 'id',
    staffLanguage: 'en',
    worker: 'Wulan',
    country: null,
  })
  const filled = await as(who.worker).page(`/desk/chat/${chat}?saved=hello`)
  expect(filled).toContain('Sudah saya baca.</textarea>')
  const unknown = await as(who.worker).page(`/desk/chat/${chat}?saved=x`)
  expect(unknown).not.toContain('Sudah saya baca.</textarea>')
})
