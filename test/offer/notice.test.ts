import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/offer/check.ts'
import { smallChecker, smallHouse } from './small-house.ts'

const seenIn = (text: string) =>
  smallChecker()
    .signsOf(text)
    .map(({ pattern }) => pattern)

describe('notice', () => {
  it.each([
    ['inside what was found', 'Paspor kalian tidak ditahan', 'passport-kept'],
    [
      'behind a comma',
      'Tidak ada paspor asli yang diminta, apalagi paspor yang ditahan',
      'passport-kept',
    ],
    ['told not to', 'Ke Brunei jangan visa turis ya', 'visit-visa'],
    [
      'of strangers',
      'Kalau ada orang yang nyuruh masuk pakai visa turis, lapor kami',
      'visit-visa',
    ],
    ['of nobody to trust', 'Jangan percaya siapa pun yang menyuruh pakai visa turis', 'visit-visa'],
  ])('no sign is what is denied: %s', (_, text, id) => {
    expect(seenIn(text)).not.toContain(id)
  })

  it.each([
    ['Paspor tidak boleh dibawa, ditahan dulu', 'passport-kept'],
    ['Tidak ribet, paspor ditahan bos', 'passport-kept'],
    ['Kalau ada petugas yang minta paspor bilang dipegang bos', 'passport-kept'],
    ['Kalau ada yang tanya bilang saja visa turis', 'visit-visa'],
    ['Kalau ada yang minat, masuk pakai visa turis', 'visit-visa'],
  ])('a sign stays one: %s', (text, id) => {
    expect(seenIn(text)).toContain(id)
  })

  it('nor what is forbidden by the word right before, where no "not" turns the pattern off', () => {
    const patterns = smallHouse.patterns.map((pattern) => ({ ...pattern, negatable: false }))
    const checker = createChecker({ ...smallHouse, patterns }, () => '2026-11-26')
    const seen = (text: string) => checker.signsOf(text).map(({ pattern }) => pattern)
    expect(seen('Ke Brunei pakai visa turis ya')).toContain('visit-visa')
    expect(seen('Ke Brunei jangan visa turis ya')).not.toContain('visit-visa')
  })
})
