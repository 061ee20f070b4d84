import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { StoredMember } from './member.ts'
import {
  type CeremonyOptions,
  type Challenge,
  type Party,
  type Passkey,
  passkeyLimits,
} from './passkey.ts'

/** Loaded when somebody first uses a passkey: it brings along half a megabyte for certificates we never ask for. */
const library = () => import('@simplewebauthn/server')

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/)
const base = {
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}
const transports = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

const madeShape = z.object({
  ...base,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(transports).max(10).catch([]),
  }),
})
const usedShape = z.object({
  ...base,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.max(100),
  }),
})

/** What a browser says after a passkey was used. */
export type UsedPasskey = z.infer<typeof usedShape>

export function newChallenge(now: number): Challenge {
  return {
    challenge: randomBytes(32).toString('base64url'),
    until: now + passkeyLimits.answerWithin,
  }
}

/** What a browser is asked with to make a passkey. It is to know whose it is, and to ask for finger, face or PIN. */
export async function optionsToMake(
  { id, origin: _ }: Party,
  { challenge }: Challenge,
  member: Pick<StoredMember, 'id' | 'signInName' | 'name'>,
  keys: readonly Passkey[],
): Promise<CeremonyOptions> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Suar',
    rpID: id,
    userID: Uint8Array.from(Buffer.from(member.id)),
    userName: member.signInName,
    userDisplayName: member.name,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    timeout: passkeyLimits.answerWithin,
    excludeCredentials: keys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser is asked with to use one; which, its owner says. */
export async function optionsToUse(
  { id }: Party,
  { challenge }: Challenge,
): Promise<CeremonyOptions> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: id,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    timeout: passkeyLimits.answerWithin,
    userVerification: 'required',
  })
}

/** The key a browser says was made; null unless everything about it is right. */
export async function madePasskey(
  answer: string,
  { challenge }: Challenge,
  { id, origin }: Party,
): Promise<Omit<Passkey, 'name' | 'addedAt' | 'usedAt'> | null> {
  const response = read(madeShape, answer)
  if (!response) return null
  const { verifyRegistrationResponse } = await library()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    })
    if (!verified) return null
    const { credential } = registrationInfo
    return {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: response.response.transports,
    }
  } catch {
    // The library tells by an error what is wrong; whoever sent it is told nothing of it.
    return null
  }
}

/** What a browser says of a passkey that was used; null: it is no such thing. Nothing of it is proven yet. */
export const usedPasskey = (answer: string): UsedPasskey | null => read(usedShape, answer)

/** Whose key it says it is. */
export function memberOf({ response }: UsedPasskey): string {
  return Buffer.from(response.userHandle, 'base64url').toString()
}

/**
 * How often the key was used by now, once it is proven that it signed this challenge for our pages, with its
 * owner before it. `counter`: it counts, and not upwards, so there may be two of it.
 */
export async function provenUse(
  response: UsedPasskey,
  { challenge }: Challenge,
  { id, origin }: Party,
  key: Passkey,
): Promise<{ ok: true; counter: number } | { ok: false; why: 'passkey' | 'counter' }> {
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: key.id,
        publicKey: Uint8Array.from(Buffer.from(key.publicKey, 'base64url')),
        // The count is looked at below, so that the audit tells a copied key from a wrong one.
        counter: 0,
      },
    })
    if (!verified) return { ok: false, why: 'passkey' }
    const { newCounter } = authenticationInfo
    const counts = newCounter > 0 || key.counter > 0
    if (counts && newCounter <= key.counter) return { ok: false, why: 'counter' }
    return { ok: true, counter: newCounter }
  } catch {
    return { ok: false, why: 'passkey' }
  }
}

function read<T>(shape: z.ZodType<T>, answer: string): T | null {
  try {
    return shape.safeParse(JSON.parse(answer)).data ?? null
  } catch {
    return null
  }
}
