import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, multipartParts } from '../../src/pages/multipart.ts'

const field = (name: string, value: string | Uint8Array, fileName?: string) => ({
  name,
  value,
  fileName,
})

function written(boundary: string, fields: ReturnType<typeof field>[]): Buffer {
  const parts = fields.map(({ name, value, fileName }) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
      Buffer.from(
        fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: image/png`,
      ),
      Buffer.from('\r\n\r\n'),
      Buffer.from(value as Uint8Array),
      Buffer.from('\r\n'),
    ]),
  )
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
}

test('what the platform itself writes is read back', async () => {
  const form = new FormData()
  form.set('text', 'Lowongan\r\nKamboja "5jt"; name="x"')
  form.set('file', new File([Buffer.from([0, 13, 10, 13, 10, 45, 45, 255])], 'a; name="text".png'))
  form.set('id', '')
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const boundary = boundaryOf(request.headers.get('Content-Type') ?? '') ?? ''
  const parts = multipartParts(new Uint8Array(await request.arrayBuffer()), boundary)
  expect(
    parts?.map(({ name, isFile, bytes }) => [name, isFile, Buffer.from(bytes).toString('hex')]),
  ).toEqual([
    ['text', false, Buffer.from('Lowongan\r\nKamboja "5jt"; name="x"').toString('hex')],
    ['file', true, '000d0a0d0a2d2dff'],
    ['id', false, ''],
  ])
  expect(parts?.map(({ fileName }) => fileName)).toEqual([
    '',
    expect.stringMatching(/^a; name=.*png$/),
    '',
  ])
})

test('any bytes come through as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 50 }), (one, two) => {
      const body = written('-----9f', [field('a', one, 'x'), field('b', two)])
      const parts = multipartParts(body, '-----9f')
      expect(parts?.map(({ bytes }) => Buffer.from(bytes))).toEqual([
        Buffer.from(one),
        Buffer.from(two),
      ])
    }),
  )
})

const good = written('b', [field('text', 'halo')]).toString('latin1')

test.each([
  ['nothing', ''],
  ['another border', good.replaceAll('--b', '--c')],
  ['words before the first border', `hello\r\n${good}`],
  ['no end', good.slice(0, -6)],
  ['a part without a head', '--b\r\n\r\nhalo\r\n--b--'],
  ['a part that is no field', good.replace('form-data', 'attachment')],
  ['a part without a name', good.replace('; name="text"', '')],
  [
    'a head that does not end',
    `--b\r\nContent-Disposition: form-data; name="${'a'.repeat(5_000)}"\r\n\r\nx\r\n--b--`,
  ],
  [
    'many parts',
    written(
      'b',
      Array.from({ length: 9 }, (_, at) => field(`f${at}`, '')),
    ).toString('latin1'),
  ],
])('%s is broken', (_, body) => {
  expect(multipartParts(Buffer.from(body, 'latin1'), 'b')).toBeNull()
})

test('hundreds of thousands of parts cost no time', () => {
  const body = Buffer.alloc(
    11_000_000,
    '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n',
  )
  const began = performance.now()
  expect(multipartParts(body, 'b')).toBeNull()
  expect(performance.now() - began).toBeLessThan(500)
})

test.each([
  ['multipart/form-data; boundary=----WebKitFormBoundaryx', '----WebKitFormBoundaryx'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['multipart/form-data', null],
  ['multipart/form-data; boundary=', null],
  [`multipart/form-data; boundary=${'x'.repeat(71)}`, 'x'.repeat(70)],
])('the border in %s', (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary)
})
