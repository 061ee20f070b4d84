import { randomBytes } from 'node:crypto'

const size = 16
/** Randomness is fetched for many ids at once: asking for each costs more than the rest of a message. */
const pool = { bytes: Buffer.alloc(0), used: 0 }

/** 128 random bits, for chats, messages and claims. */
export function newId(): string {
  if (pool.used + size > pool.bytes.length) {
    pool.bytes = randomBytes(size * 256)
    pool.used = 0
  }
  pool.used += size
  return pool.bytes.toString('base64url', pool.used - size, pool.used)
}
