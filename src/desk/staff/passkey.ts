import { type RecordKind, recordKind } from '../../runtime/records.ts'

/** A key that a telephone, a computer or a stick of somebody's holds. */
export type Passkey = {
  /** The authenticator's name for it, base64url. */
  id: string
  /** Base64url of the COSE form. */
  publicKey: string
  /** How often its authenticator said it was used; 0 for ever where it does not count. */
  counter: number
  transports: string[]
  /** What its owner calls it. */
  name: string
  /** Epoch milliseconds, UTC. */
  addedAt: number
  /** When somebody last signed in with it; null: never. */
  usedAt: number | null
}

/** A random value that one answer of an authenticator may bear, base64url, and until when. */
export type Challenge = { challenge: string; until: number }

/** `staff-passkeys/<member>`: a record of its own, so that nothing that shows members holds it. */
export type Passkeys = {
  keys: Passkey[]
  /** For the key that is being added, and what it is to be called. */
  pending: (Challenge & { name: string }) | null
}

/** `staff-passkey-half/<hash of its token>`: a browser that was asked for a passkey to sign in. */
export type PasskeyHalf = Challenge

/** Who asks for a key: `id` is the name of the host, `origin` the pages that may ask. */
export type Party = { id: string; origin: string }

/** What a browser's `navigator.credentials` is asked with, as JSON. */
export type CeremonyOptions = object

/** In milliseconds, and keys a member. */
export const passkeyLimits = { answerWithin: 5 * 60_000, keys: 10 } as const

export const passkeysKind: RecordKind<Passkeys> = recordKind('staff-passkeys')
export const passkeyHalfKind: RecordKind<PasskeyHalf> = recordKind('staff-passkey-half')
export const passkeyHalfPrefix = 'staff-passkey-half/'
export const passkeyHalfKey = (hash: string) => passkeyHalfPrefix + hash
export const passkeysKey = (id: string) => `staff-passkeys/${/^[\w-]{1,64}$/.test(id) ? id : '-'}`
