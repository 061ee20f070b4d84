import { expect, test } from 'vitest'
import { ownerOf } from '../../src/runtime/owner.ts'

test.each([
  ['chat/1f/session', 'chat/1f'],
  ['chat/1f/line/3', 'chat/1f'],
  ['chat/1f', 'chat/1f'],
  ['case/9/note/chat/1f', 'case/9'],
  ['due/1795600000000/1f', 'house'],
  ['chat/', 'house'],
  ['chats/1f/x', 'house'],
  ['x/chat/1f/y', 'house'],
])('%s is sealed with the key of %s', (name, owner) => {
  expect(ownerOf(name)).toBe(owner)
})
