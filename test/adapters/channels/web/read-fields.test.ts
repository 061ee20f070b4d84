import { expect, test } from 'vitest'
import { maxBytes, readFields } from '../../../../src/adapters/channels/web/read-fields.ts'

const form = 'application/x-www-form-urlencoded'

function post(body: string | Uint8Array<ArrayBuffer>, type: string): Request {
  return new Request('http://localhost/say', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  })
}

test('a form keeps spaces, plus signs, line breaks and every letter', async () => {
  const text = 'gaji 5 + 2 juta\nliên hệ: 090 & ib 😀'
  const body = new URLSearchParams({ text, id: 'x' }).toString()
  expect(await readFields(post(body, form))).toEqual({
    json: false,
    fields: { text, id: 'x' },
    file: null,
  })
})

test('JSON is read as what it is', async () => {
  const read = await readFields(post('{"text":"chào","n":1}', 'application/json; charset=utf-8'))
  expect(read).toEqual({ json: true, fields: { text: 'chào', n: 1 }, file: null })
})

test.each([
  ['half a letter in a form', 'text=%E1%BB', form],
  ['a lone percent sign', 'text=100%', form],
  ['no JSON', '{"text":', 'application/json'],
  ['JSON that is no object', '["text"]', 'application/json'],
  ['null', 'null', 'application/json'],
])('%s is broken', async (_, body, type) => {
  expect(await readFields(post(body, type))).toBe('broken')
})

test('bytes that are no UTF-8 are broken, in both kinds', async () => {
  const bytes = new Uint8Array([0x74, 0x3d, 0xff, 0xfe])
  expect(await readFields(post(bytes, form))).toBe('broken')
  expect(await readFields(post(bytes, 'application/json'))).toBe('broken')
})

test('other kinds of post are not ours', async () => {
  expect(await readFields(post('text=a', 'text/plain'))).toBe('wrong-form')
  const file = new FormData()
  file.set('text', 'a')
  const upload = new Request('http://localhost/say', { method: 'POST', body: file })
  expect(await readFields(upload)).toBe('wrong-form')
})

test('the limit holds whatever length is declared', async () => {
  const most = `text=${'a'.repeat(maxBytes - 5)}`
  expect(await readFields(post(most, form))).toMatchObject({ json: false })
  expect(await readFields(post(`${most}a`, form))).toBe('too-large')

  let given = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 100_000
      controller.enqueue(new Uint8Array(100_000).fill(97))
    },
  })
  const request = new Request('http://localhost/say', {
    method: 'POST',
    headers: { 'Content-Type': form },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect(await readFields(request)).toBe('too-large')
  expect(given).toBeLessThan(maxBytes * 2)
})
