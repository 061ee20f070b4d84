import { randomBytes } from 'node:crypto'

/*
 * The secret of a session stands in pages that are compressed and in which strangers' words stand as well.
 * Whoever writes to us and sees how long answers are could guess it letter by letter, were it the same in each
 * answer (BREACH). So each answer bears it under a mask of its own.
 */

/** The secret as this one answer bears it: the mask, and behind it the secret under the mask. */
export function masked(secret: string): string {
  const bytes = Buffer.from(secret, 'utf8')
  const mask = randomBytes(bytes.length)
  return Buffer.concat([mask, xor(bytes, mask)]).toString('base64url')
}

/** What was masked. Of anything else something that is no secret of ours. */
export function unmasked(given: string): string {
  const bytes = Buffer.from(given, 'base64url')
  const half = bytes.length >> 1
  return xor(bytes.subarray(half, 2 * half), bytes.subarray(0, half)).toString('utf8')
}

/**
 * What stands in no sentence and makes each answer of a session a little longer, by chance: how long it is says
 * less of the notes and names that stand in it beside a stranger's words.
 */
export function chanceLength(): string {
  const [length = 0] = randomBytes(1)
  return randomBytes(length % 96).toString('base64url')
}

function xor(bytes: Uint8Array, mask: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte, at) => byte ^ (mask[at] ?? 0)))
}
