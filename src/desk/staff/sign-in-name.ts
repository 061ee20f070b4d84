import type { HashIndex } from '../../runtime/addresses.ts'

const shape = /^[\p{L}\p{M}\p{N}._@+-]{2,64}$/u

/** A sign-in name in the one form it is known by; null where it is none. Capitals and width do not matter. */
export function signInNameOf(written: string): string | null {
  if (written.length > 200) return null
  const name = written.normalize('NFKC').trim().toLowerCase()
  return shape.test(name) ? name : null
}

/** The short name people are told, on one line; null where it is none. */
export function shortNameOf(written: string): string | null {
  if (written.length > 200) return null
  const name = written.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return name.length >= 1 && name.length <= 40 && !/\p{C}/u.test(name) ? name : null
}

export async function hashOfName(keyring: HashIndex, signInName: string): Promise<string> {
  return keyring.index(`staff-name:${signInName}`)
}

export async function hashOfTelegram(keyring: HashIndex, userId: string): Promise<string> {
  return keyring.index(`staff-telegram:${userId}`)
}
