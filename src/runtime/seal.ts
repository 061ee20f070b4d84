import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** A 256-bit key and the short id by which sealed bytes name it. The id tells nothing of the secret. */
export type SealKey = { id: string; secret: Uint8Array }

/** Sealed bytes that do not open with the very key they name: changed, or moved under another name. */
export class SealBroken extends Error {
  constructor(name: string, reason: string) {
    super(`the sealed record ${name} does not open: ${reason}`)
    this.name = 'SealBroken'
  }
}

// Sealed bytes: format 1 byte, key id 8, nonce 12, the encrypted bytes, tag 16.
const format = 1
const idEnd = 9
const nonceEnd = 21
const tagLength = 16
const algorithm = 'aes-256-gcm'

/** A new random key. */
export function newSealKey(): SealKey {
  return sealKeyOf(randomBytes(32))
}

/** The key with these 32 secret bytes. */
export function sealKeyOf(secret: Uint8Array): SealKey {
  if (secret.length !== 32) throw new TypeError('a key has 32 bytes')
  const id = createHash('sha256').update('suar key id').update(secret).digest('hex').slice(0, 16)
  return { id, secret }
}

/**
 * Encrypts under a fresh random nonce, bound to the record's name. Random 96-bit nonces hold for far
 * more records per key than we write: after 10^11 under one key two meet with a chance of one in 10^7.
 */
export function seal(key: SealKey, name: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceEnd - idEnd)
  const cipher = createCipheriv(algorithm, key.secret, nonce)
  cipher.setAAD(Buffer.from(name))
  const head = Buffer.from(`0${format}${key.id}`, 'hex')
  const body = cipher.update(plain)
  return Buffer.concat([head, nonce, body, cipher.final(), cipher.getAuthTag()])
}

/** The id of the key the bytes were sealed with. Throws `SealBroken` where they are no sealed bytes. */
export function keyIdOf(name: string, sealed: Uint8Array): string {
  if (sealed.length < nonceEnd + tagLength) throw new SealBroken(name, 'too short')
  if (sealed[0] !== format) throw new SealBroken(name, `format ${sealed[0]} is not known here`)
  return asBuffer(sealed).toString('hex', 1, idEnd)
}

/** The plain bytes. Throws `SealBroken` for anything but what `seal` made with this key and name. */
export function unseal(key: SealKey, name: string, sealed: Uint8Array): Buffer {
  if (keyIdOf(name, sealed) !== key.id) throw new SealBroken(name, 'sealed with another key')
  const bytes = asBuffer(sealed)
  const decipher = createDecipheriv(algorithm, key.secret, bytes.subarray(idEnd, nonceEnd), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(bytes.subarray(-tagLength))
  const body = decipher.update(bytes.subarray(nonceEnd, -tagLength))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch {
    throw new SealBroken(name, 'its bytes or its name were changed')
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
