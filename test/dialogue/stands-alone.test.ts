import { expect, it } from 'vitest'
import { standsAlone } from '../../src/dialogue/stands-alone.ts'

it.each(['00', 'MENU', 'TOLONG', '2', '2.', 'ya', 'không', 'makasih kak', 'halo', '.', '/start'])(
  '%j stands alone',
  (text) => expect(standsAlone(text)).toBe(true),
)

it.each([
  'PT Sinar Jaya',
  'kamboja',
  'loker gaji 10jt',
  'tolong cek ini',
  '',
  '0812 3456 7890',
  '081234567890',
  'vietnam',
])('%j does not', (text) => expect(standsAlone(text)).toBe(false))
