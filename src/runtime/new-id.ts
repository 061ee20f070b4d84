import { randomBytes } from 'node:crypto'

/** 128 random bits, for chats, messages and claims. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}
