import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits that let somebody in, and the hash by which the store knows them. Never stored itself. */
export type Token = { token: string; hash: string }

export function newToken(): Token {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

/** A plain hash is enough: nobody guesses 256 bits. What is no token has a hash nothing lies under. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token.slice(0, 100)).digest('hex')
}
