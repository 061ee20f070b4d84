import { expect, test } from 'vitest'
import { emojiOnlyAllowed } from '../../../src/content/checks/emoji-only-allowed.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

const signs = (namespace: string, text: string) =>
  brief(emojiOnlyAllowed(houseFrom({ [`locales/id/${namespace}.json`]: texts({ a: text }) })))

test('the three level signs in replies to an offer', () => {
  expect(signs('check', '🔴 🟡 ⚪ • “a” 1. *b* (c) — 5%')).toEqual([])
})

test.each(['🟢', '✅', '✓', '✔', '❌', '👍', '🇮🇩', '1️⃣', '🔥', '⚠️'])('never %s', (sign) => {
  expect(signs('check', `🔴 x ${sign}`)).toHaveLength(1)
  expect(signs('menu', sign)).toHaveLength(1)
})

test('none anywhere else', () => {
  expect(signs('menu', '🔴 x')).toEqual(['locales/id/menu.json: a: has the sign 🔴'])
})

test('none in a delicate conversation, whatever its texts are called', () => {
  const files = {
    'flows/held.yaml': 'id: held\nstart: a\ndelicate: true\nsteps:\n  a:\n    say: [check:a]\n',
    'locales/vi/check.json': texts({ a: '🔴 x', b: '🔴 x' }),
  }
  expect(brief(emojiOnlyAllowed(houseFrom(files)))).toEqual([
    'locales/vi/check.json: a: has the sign 🔴',
  ])
})
