import { expect, test } from 'vitest'
import type { ChatsDoor } from '../../../src/console/chats/chat-parts.ts'
import type { DeskChat } from '../../../src/desk/chats/chats.ts'
import { openRig } from './open-rig.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')

async function withFile(
  bytes: Uint8Array | Error,
  file: Record<string, unknown> = {},
  stripped: { rebuilt?: true } = {},
) {
  const asked: string[] = []
  const rig = openRig({
    files: {
      async fetch(chat, line) {
        asked.push(`${chat} ${line}`)
        if (bytes instanceof Error) throw bytes
        return { bytes, ...stripped }
      },
    },
  })
  const chat = await rig.house.comes(['foto'])
  const { again, open } = rig.house.door
  const bearing = (found: DeskChat | null) => {
    for (const line of found?.lines ?? [])
      if (line.number === 1) Object.assign(line, { file: { kind: 'photo', ...file } })
    return found
  }
  const door = rig.house.door as ChatsDoor
  door.again = async (...about) => bearing(await again(...about))
  door.open = async (...about) => bearing(await open(...about))
  return { ...rig, chat, asked }
}

test('a picture stands in the line, and is served as what its first bytes say', async () => {
  const { as, asked, chat, who } = await withFile(png, { name: 'a<b>.html', type: 'text/html' })
  const shown = await as(who.worker).page(`/desk/chat/${chat}`)
  expect(shown).toContain(`<img src="/desk/chat/${chat}/file/1" alt="Picture"`)
  expect(shown).toContain('a&lt;b&gt;.html')
  const answer = await as(who.worker).get(`/desk/chat/${chat}/file/1`)
  expect(asked).toEqual([`${chat} 1`])
  const { headers } = answer
  expect(headers.get('content-type')).toBe('image/png')
  expect(headers.get('content-disposition')).toMatch(/^inline; filename="[A-Z2-9]{6}-1\.png"$/)
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png)
})

test('a page that calls itself a picture is handed out as bytes, to be kept and not to be opened here', async () => {
  const { as, chat, who } = await withFile(page, { name: 'foto.png', type: 'image/png' })
  const { headers } = await as(who.worker).get(`/desk/chat/${chat}/file/1`)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Z2-9]{6}-1"$/)
})

test('a large picture, or a document, is a link with its size', async () => {
  const large = await withFile(png, { bytes: 2_100_000 })
  const shown = await large.as(large.who.worker).page(`/desk/chat/${large.chat}`)
  expect(shown).not.toContain('<img')
  expect(shown).toContain('Picture: Open (2.1 MB)')
  const paper = await withFile(png, { kind: 'document', bytes: 40_000 })
  expect(await paper.as(paper.who.worker).page(`/desk/chat/${paper.chat}`)).toContain(
    'Document: Open (40 kB)',
  )
})

test('a document of which more than its pages may be left bears that in its name', async () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 isi')
  for (const [stripped, name] of [
    [{ rebuilt: true as const }, /"[A-Z2-9]{6}-1\.pdf"$/],
    [{}, /"[A-Z2-9]{6}-1-as-sent\.pdf"$/],
  ] as const) {
    const { as, chat, who } = await withFile(pdf, { kind: 'document' }, stripped)
    const { headers } = await as(who.worker).get(`/desk/chat/${chat}/file/1`)
    expect(headers.get('content-disposition')).toMatch(name)
    expect(await as(who.worker).page(`/desk/chat/${chat}`)).toContain('do not pass it on')
  }
})

test('what cannot be had says so, and is nobody’s who may not open the chat', async () => {
  const fault = (kind: string) => Object.assign(new Error('secret'), { kind })
  for (const [kind, status] of [
    ['gone', 404],
    ['too-large', 413],
    ['later', 503],
  ] as const) {
    const { as, chat, log, who } = await withFile(fault(kind))
    const answer = await as(who.worker).get(`/desk/chat/${chat}/file/1`)
    expect(answer.status).toBe(status)
    expect(JSON.stringify(log.lines ?? log)).not.toContain('secret')
    expect((await as(who.elsewhere).get(`/desk/chat/${chat}/file/1`)).status).toBe(404)
  }
  const { as, asked, chat, who } = await withFile(png)
  for (const line of ['99', 'x', '1.5', '-1']) {
    expect((await as(who.worker).get(`/desk/chat/${chat}/file/${line}`)).status).toBe(404)
  }
  expect(asked).toEqual([])
})
