import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareFile } from '../../src/runtime/bare-file.ts'
import { bareJpeg } from '../../src/runtime/bare-jpeg.ts'
import { barePng } from '../../src/runtime/bare-png.ts'
import { bareWebp } from '../../src/runtime/bare-webp.ts'
import { orientationOf } from '../../src/runtime/exif-orientation.ts'
import {
  jpeg,
  mp4,
  ogg,
  pdf,
  place,
  png,
  tellingJpeg,
  tellingPng,
  tellingWebp,
  webp,
} from '../fixtures/sample-files.ts'

test.each([
  ['JPEG', tellingJpeg(1), jpeg],
  ['PNG', tellingPng(), png],
  ['WebP', tellingWebp(), webp],
])(
  'a %s keeps its picture and colours, to the byte, and nothing of where it was taken',
  (_, telling, plain) => {
    expect(telling.includes(place)).toBe(true)
    const { type, bytes } = bareFile(telling)
    expect(type).toMatch(/^image/)
    expect(Buffer.from(bytes).equals(plain)).toBe(true)
  },
)

test('how a photograph is to be turned stays, and is all that stays', () => {
  for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
    const { bytes } = bareFile(tellingJpeg(orientation))
    const at = Buffer.from(bytes).indexOf('Exif\0\0')
    expect(orientationOf(bytes.subarray(at))).toBe(orientation)
    expect(bytes.length).toBe(jpeg.length + 36)
    expect(Buffer.from(bytes).includes(place)).toBe(false)
    expect(bareFile(bytes).bytes).toEqual(bytes)
  }
})

test('a JPEG of several scans is kept whole', () => {
  const start = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  const scan = Buffer.concat([jpeg.subarray(start, -2), Buffer.from([0xff, 0x00, 0xff, 0xd3, 7])])
  const several = Buffer.concat([jpeg.subarray(0, start), scan, scan, Buffer.from([0xff, 0xd9])])
  expect(Buffer.from(bareFile(several).bytes).equals(several)).toBe(true)
})

test('a JPEG that breaks off in its picture is shown as far as it goes', () => {
  const { type, bytes } = bareFile(jpeg.subarray(0, -6))
  expect(type).toBe('image/jpeg')
  expect(Buffer.from(bytes.subarray(-2)).toString('hex')).toBe('ffd9')
})

test.each([
  ['a JPEG with a part longer than itself', Buffer.from('ffd8ffe1ffff00', 'hex')],
  ['a JPEG without a picture', Buffer.from('ffd8ffe000104a46494600ffd9', 'hex')],
  ['a PNG that has no end', png.subarray(0, -12)],
  [
    'a PNG with a part longer than itself',
    Buffer.concat([png.subarray(0, 8), Buffer.alloc(40, 0xff)]),
  ],
  ['a WebP that says it is longer', webp.subarray(0, -20)],
])('%s counts as bytes nobody knows', (_, bytes) => {
  expect(bareFile(bytes)).toEqual({ type: 'application/octet-stream', bytes })
})

test('a JPEG of thousands of empty parts is given up on, and so are others', () => {
  const many = Buffer.alloc(4 * 6_000, 'ffe00002', 'hex')
  expect(bareJpeg(Buffer.concat([jpeg.subarray(0, 2), many, jpeg.subarray(2)]))).toBeNull()
  const chunks = Buffer.alloc(12 * 60_000)
  expect(barePng(Buffer.concat([png.subarray(0, 8), chunks, png.subarray(8)]))).toBeNull()
  const empty = Buffer.concat([webp, Buffer.alloc(8 * 30_000)])
  empty.writeUInt32LE(empty.length - 8, 4)
  expect(bareWebp(empty)).toBeNull()
})

test.each([
  ['a PDF', 'application/pdf', pdf],
  ['a sound', 'audio/ogg', ogg],
  ['a film', 'video/mp4', mp4],
])('%s stays as it is', (_, type, bytes) => {
  expect(bareFile(bytes)).toEqual({ type, bytes })
})

test('whatever comes, it ends, is no larger than before but for its turning, and bare is bare', () => {
  const damaged = fc
    .tuple(
      fc.constantFrom(tellingJpeg(), tellingPng(), tellingWebp()),
      fc.array(fc.tuple(fc.nat(1_200), fc.nat(255)), { maxLength: 12 }),
      fc.nat(1_500),
    )
    .map(([file, changes, length]) => {
      const bytes = Buffer.from(file.subarray(0, length))
      for (const [at, value] of changes) if (at < bytes.length && at > 3) bytes[at] = value
      return bytes
    })
  fc.assert(
    fc.property(damaged, (bytes) => {
      const once = bareFile(bytes)
      expect(once.bytes.length).toBeLessThanOrEqual(bytes.length + 38)
      if (once.type.startsWith('image/')) expect(bareFile(once.bytes)).toEqual(once)
    }),
    { numRuns: 3_000 },
  )
})
