import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { OfferView } from '../../../src/console/chats/chat-parts.ts'
import { type SafeContact, withTerm } from '../../../src/domain/safe-contact.ts'
import type { Store } from '../../../src/ports/store.ts'
import { plainTalk } from '../../fixtures/plain-talk.ts'
import { minutes, openRig, wordId } from './open-rig.ts'

const view: OfferView = {
  level: 'danger',
  signs: [
    { quote: 'paspor nanti bos yg pegang', reason: 'paspor diambil orang lain' },
    { quote: '', reason: 'nama perusahaan tidak disebut' },
  ],
  notices: ['Kamboja: bukan negara penempatan, kata Menteri P2MI (29 Oktober 2025)'],
}

/** What stands in one line of the page. */
const lineIn = (page: string, words: string) =>
  page
    .split('<li id="line-')
    .find((part) => part.includes(words))
    ?.split('</li>\n')[0] ?? ''

test('a chat shows what is known before the first word, and every line once', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo', 'saya di KTV'])
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  for (const words of [
    'asked for a person',
    'Indonesian',
    'none heard',
    'first time',
    'not told',
  ]) {
    expect(page).toContain(words)
  }
  for (const words of ['>halo<', '>saya di KTV<', 'heard: halo']) {
    expect(page.split(words), words).toHaveLength(2)
  }
  expect(page).toContain('Nobody has this chat yet')
  expect((await house.acts()).at(-1)).toMatchObject({ who: who.worker.id, act: 'chat-read' })
})

test('the page that is open asks again without being written down as reading anew', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  await as(who.worker).get(`/desk/chat/${chat}`, { 'HX-Request': 'true' })
  expect((await house.acts()).map(({ act }) => act)).not.toContain('chat-read')
})

test('whatever people write is text: no tag of theirs is one, and no sign of theirs turns the page around', async () => {
  const { as, house, who } = openRig()
  const hostile =
    '"><script>alert(1)</script><img src=x onerror=alert(2)> \u202Egnp.exe\u2066 {{x}} &amp;'
  const chat = await house.comes([hostile, `zero\u200Bwidth`])
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(page).not.toMatch(/<script>|<img src=x|onerror=alert\(2\)>[^&]/)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  expect(page).toContain('<span class="turning">U+202E</span>gnp.exe')
  expect(page).toContain('&amp;amp;')
  expect(page).toContain('class="said" dir="auto"')
})

test('a text of 16,000 letters is cut, and is there in full on a page of its own', async () => {
  const { as, house, who } = openRig()
  const long = `awal ${'sangat panjang '.repeat(1066)}akhir`
  const chat = await house.comes([long])
  const worker = as(who.worker)
  const page = await worker.page(`/desk/chat/${chat}`)
  expect(page).not.toContain('akhir')
  const path = /\/desk\/chat\/[\w-]+\/line\/\d+/.exec(page)?.[0] ?? ''
  expect(await worker.page(path)).toContain(long)
  expect((await worker.get(path.replace(/\d+$/, '999'))).status).toBe(404)
  expect((await as(who.elsewhere).get(path)).status).toBe(404)
})

test('sixty lines of the longest that are shown weigh less than 40 kB', async () => {
  const { as, house, who } = openRig({ judge: () => view })
  const letters = 'abcdefghijklmnopqrstuvwxyz '
  const noise = (seed: number) =>
    Array.from({ length: 300 }, (_, at) => letters[(at * seed * 7919) % 27]).join('')
  const chat = await house.comes(['halo'])
  for (let at = 0; at < 40; at++) {
    await house.write(`paspor ${noise(at + 2)}`)
    await house.settled()
  }
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(page.split('<li id="line-').length).toBe(61)
  expect(gzipSync(page).length).toBeLessThan(40_000)
})

test('lines before those on the page are read a page at a time, to the first, and each stands once', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['pertama'])
  for (let at = 0; at < 110; at++) {
    await house.write(`baris ${at}`)
    await house.settled()
  }
  const worker = as(who.worker)
  const numbers = (page: string) =>
    [...page.matchAll(/<li id="line-(\d+)"/g)].map(([, number]) => Number(number))
  const older = (page: string) => /href="([^"]+\/earlier\?before=\d+)"/.exec(page)?.[1]
  let page = await worker.page(`/desk/chat/${chat}`)
  let all = numbers(page)
  expect(all).toHaveLength(60)
  for (let path = older(page); path; path = older(page)) {
    page = await worker.page(path)
    expect(numbers(page).length).toBeLessThanOrEqual(60)
    all = [...numbers(page), ...all]
  }
  expect(page).toContain('pertama')
  expect(page).toContain('Nothing older is kept.')
  const last = all.at(-1) ?? 0
  expect(all).toEqual(Array.from({ length: last }, (_, at) => at + 1))
  // A line of long ago is read in full and opens its file like any other.
  expect(await worker.page(`/desk/chat/${chat}/line/1`)).toContain('pertama')
  expect((await worker.get(`/desk/chat/${chat}/earlier?before=x`)).status).toBe(200)
  expect((await as(who.elsewhere).get(`/desk/chat/${chat}/earlier?before=60`)).status).toBe(404)
})

test('what was forgotten is not offered for ever: where nothing older is kept that is said', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['lama'])
  const page = await as(who.worker).page(`/desk/chat/${chat}/earlier?before=1`)
  expect(page).toContain('Nothing older is kept.')
  expect(page).not.toContain('<li id="line-')
})

test('a change of a chat opens no more lines than it shows, and an act opens none', async () => {
  let opened: string[] = []
  const wrap = (store: Store): Store => ({
    ...store,
    read(keys) {
      opened.push(...keys.filter((key) => key.includes('/line/')))
      return store.read(keys)
    },
  })
  const { as, house, who } = openRig({}, { wrap })
  const chat = await house.comes(['halo'])
  for (let at = 0; at < 90; at++) {
    await house.write(`baris ${at}`)
    await house.settled()
  }
  const worker = as(who.worker)
  await worker.post(chat, 'take')
  const page = await worker.page(`/desk/chat/${chat}`)
  const live = /hx-get="([^"]+)" hx-select="#chat"/.exec(page)?.[1] ?? ''
  const from = /name="from" value="(\d+)"/.exec(page)?.[1] ?? ''
  await house.write('baru')
  await house.settled()
  opened = []
  const piece = await (await worker.get(live, { 'HX-Request': 'true' })).text()
  expect(piece).toContain('baru')
  // It begins where the page began, so that nothing is missing between them and what stands above.
  expect(piece.split('<li id="line-').length - 1).toBe(61)
  expect(piece).toContain(`id="earlier-${from}"`)
  expect(opened).toHaveLength(61)
  opened = []
  await worker.post(chat, 'note', { id: wordId(1), text: 'catatan' })
  await worker.post(chat, 'end', { outcome: 'advised' })
  expect(opened).toEqual([])
})

test('beside an offer stand its level as a word, each sign marked in it, and who said what and when', async () => {
  const asked: string[] = []
  const { as, clock, house, who } = openRig({
    judge(text, language) {
      asked.push(`${language} ${text}`)
      return text.includes('paspor') ? view : null
    },
  })
  const chat = await house.comes(['loker <b> paspor nanti bos yg pegang aja', 'bukan apa-apa kok'])
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  const line = lineIn(page, 'loker')
  expect(line).toContain('<strong>DANGER</strong>')
  expect(line).toContain('&lt;b&gt; <mark data-signs="1">paspor nanti bos yg pegang</mark> aja')
  expect(line).toContain('<q>paspor nanti bos yg pegang</q> paspor diambil orang lain')
  expect(line).toContain('29 Oktober 2025')
  expect(page.split('class="judged')).toHaveLength(2)
  const once = asked.length
  await as(who.worker).page(`/desk/chat/${chat}`)
  expect(asked.length).toBe(once)
  await clock.pass(6 * minutes)
  await as(who.worker).page(`/desk/chat/${chat}`)
  expect(asked.length).toBe(2 * once)
})

test('a note is labelled as for the staff alone, and the person never gets it', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  const given = { id: wordId(1), text: 'sama dengan minggu lalu' }
  const answer = await as(who.supervisor).post(chat, 'note', given)
  await as(who.supervisor).post(chat, 'note', given)
  expect(answer.headers.get('location')).toBe(`/desk/chat/${chat}?told=noted`)
  await house.settled()
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(lineIn(page, 'sama dengan')).toContain('Only staff see this')
  expect(page.split('sama dengan minggu lalu')).toHaveLength(2)
  expect(house.texts().join()).not.toContain('sama dengan')
  const empty = await as(who.worker).post(chat, 'note', { id: wordId(2), text: '  ' })
  expect(empty.status).toBe(422)
})

test('a chat goes by name to a colleague on duty who may have it, and to nobody else', async () => {
  const { as, house, people, who } = openRig()
  const chat = await house.comes(['sos'])
  const tari = people.add('Tari', ['worker'], ['ID'])
  house.onDuty.push(who.worker, tari, who.volunteer, people.add('Minh', ['worker'], ['VN']))
  await as(who.worker).post(chat, 'take')
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  const offered = [...page.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id)
  expect(offered).toEqual([tari.id])
  for (const to of [who.volunteer.id, who.supervisor.id, who.worker.id, 'nobody', '']) {
    const refused = await as(who.worker).post(chat, 'hand-on', { to })
    expect(refused.status, to).toBe(422)
    expect(await refused.text()).toContain('That did not go')
  }
  const done = await as(who.worker).post(chat, 'hand-on', { to: tari.id })
  expect(done.headers.get('location')).toBe('/desk/queue?told=transferred')
  await house.settled()
  const theirs = await as(tari).page(`/desk/chat/${chat}`)
  expect(theirs).toContain('Wulan handed the chat to Tari')
  expect(theirs).toContain('id="write"')
  expect(await as(who.worker).page(`/desk/chat/${chat}`)).not.toContain('id="write"')
})

test('given back it waits again, ended it is gone, and what became of it stands between the lines', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['halo'])
  await as(who.worker).post(chat, 'take')
  const back = await as(who.worker).post(chat, 'give-back')
  expect(back.headers.get('location')).toBe('/desk/queue?told=returned')
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(page).toContain('Wulan took the chat')
  expect(page).toContain('Wulan gave the chat back to the queue')
  await as(who.worker).post(chat, 'take')
  expect((await as(who.worker).post(chat, 'end', { outcome: 'x' })).status).toBe(422)
  const end = await as(who.worker).post(chat, 'end', { outcome: 'referred' })
  expect(end.headers.get('location')).toBe('/desk/queue?told=ended')
  expect((await as(who.worker).get(`/desk/chat/${chat}`)).status).toBe(404)
  await house.comes(['halo lagi'])
  expect(await as(who.worker).page(`/desk/chat/${chat}`)).toContain(
    'Wulan ended the chat: referred to an office',
  )
})

test('only whoever has the chat may end or give it back; a supervisor may take it from them', async () => {
  const { as, house, people, who } = openRig()
  const chat = await house.comes(['halo'])
  await as(who.worker).post(chat, 'take')
  const tari = people.add('Tari', ['worker'], ['ID'])
  for (const [what, fields] of [
    ['end', { outcome: 'advised' }],
    ['give-back', {}],
  ] as const) {
    const answer = await as(tari).post(chat, what, fields)
    expect(answer.headers.get('location'), what).toBe(`/desk/chat/${chat}?told=lost`)
  }
  expect((await as(tari).post(chat, 'take-over')).status).toBe(403)
  expect(await as(tari).page(`/desk/chat/${chat}`)).not.toContain('/take-over')
  const page = await as(who.supervisor).page(`/desk/chat/${chat}`)
  expect(page).toContain('Take it from Wulan')
  expect(page).not.toContain('tool-end')
  const taken = await as(who.supervisor).post(chat, 'take-over')
  expect(taken.headers.get('location')).toContain('told=taken')
})

test('address and pins are shown for a reason that is written down, in that one answer', async () => {
  const { as, house, who } = openRig()
  const chat = await house.comes(['keep place'])
  await house.tell({ kind: 'place', latitude: 11.5, longitude: 104.9 })
  await house.settled()
  const worker = as(who.worker)
  const before = await worker.page(`/desk/chat/${chat}`)
  expect(before).not.toMatch(/sari|104\.9/)
  expect((await worker.post(chat, 'unmask', { reason: ' ' })).status).toBe(422)
  const shown = await (await worker.post(chat, 'unmask', { reason: 'to ring the police' })).text()
  expect(shown).toContain('<bdi>letters</bdi>: <bdi class="number">sari</bdi>')
  expect((await house.acts()).at(-1)).toMatchObject({
    act: 'masked-opened',
    reason: 'to ring the police',
  })
  expect(await worker.page(`/desk/chat/${chat}`)).not.toContain('>sari<')
  expect((await as(who.volunteer).post(chat, 'unmask', { reason: 'curious' })).status).toBe(403)
})

test('what the person is told, and what is kept until they write, is said beside each line', async () => {
  const { as, clock, house, who } = openRig()
  const chat = await house.comes(['sos'])
  await as(who.worker).post(chat, 'take')
  await clock.pass(5 * minutes)
  const answer = await as(who.worker).reply(chat, 'masih di sana?')
  expect(answer.headers.get('location')).toContain('told=kept')
  await house.settled()
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(lineIn(page, 'masih di sana?')).toContain('kept until they write')
  expect(page).toMatch(/Quiet for 5 min: your words will wait until they write\./)
  expect(house.texts().at(-1)).not.toBe('masih di sana?')
  await house.write('ya')
  await house.settled()
  expect(house.texts()).toContain('masih di sana?')
  const after = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(lineIn(after, 'masih di sana?')).toContain('<span class="state">sent</span>')
  expect(after).toContain('Reaches them for')
  expect(after).toContain('data-short="yes"')
})

test('who cleared the screen, or asked us not to write, is said to be out of reach', async () => {
  for (const [text, words] of [
    ['hide only', 'The screen was cleared (00)'],
    ['stop', 'They asked us not to write'],
  ] as const) {
    const { as, house, who } = openRig()
    const chat = await house.comes(['halo'])
    await house.write(text)
    await house.settled()
    const page = await as(who.worker).page(`/desk/chat/${chat}`)
    expect(page, text).toContain(words)
    expect(page).not.toContain('data-heard')
  }
})

/** A rig in which everybody is in danger, said so, and agreed to these terms; null: to none. */
function rigWithTerms(terms: SafeContact | null, safeToWrite = true) {
  return openRig(
    {},
    {
      rules: {
        next(event, session) {
          const turn = plainTalk.next(event, session)
          const safeContact = terms === null ? {} : { safeContact: terms }
          return {
            ...turn,
            session: { ...turn.session, delicate: true, safeToWrite, ...safeContact },
          }
        },
      },
    },
  )
}

const agreed = [
  'may-write:yes',
  'when:di sini, malam',
  'danger-word:mangga',
  'own-word:hujan',
].reduce<SafeContact>(
  (terms, answer) => {
    const [step = '', said = ''] = answer.split(':')
    return withTerm(terms, step, said, 0)
  },
  withTerm(undefined, 'seen-by', 'others', 0),
)

test('the terms of writing stand beside the chat; the word that opens it is nobody else’s', async () => {
  const { as, house, who } = rigWithTerms(agreed)
  const chat = await house.comes(['halo'])
  const page = await as(who.worker).page(`/desk/chat/${chat}`)
  for (const words of ['Terms of writing', 'di sini, malam', 'mangga', 'a word of their own'])
    expect(page, words).toContain(words)
  expect(page).not.toContain('hujan')
  const none = rigWithTerms(null)
  const other = await none.house.comes(['halo'])
  expect(await none.as(none.who.worker).page(`/desk/chat/${other}`)).not.toContain(
    'Terms of writing',
  )
})

test.each([
  ['they agreed to nothing', null, true, 'answer, do not write first'],
  ['they said no', withTerm(agreed, 'may-write', 'no', 0), true, 'asked us not to write first'],
  ['they were silent for long', agreed, false, 'before a long silence'],
  ['they agreed', agreed, true, 'on the terms beside the chat'],
] as const)('whoever is about to write is told: %s', async (_, terms, safe, said) => {
  const { as, house, who } = rigWithTerms(terms, safe)
  const chat = await house.comes(['halo'])
  const worker = as(who.worker)
  expect(await worker.page(`/desk/chat/${chat}`)).not.toContain(said)
  await worker.post(chat, 'take')
  expect(await worker.page(`/desk/chat/${chat}`)).toContain(said)
})
