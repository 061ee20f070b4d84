import { Secret, TOTP } from 'otpauth'

/** The service's name in an authenticator app. */
const issuer = 'Suar'
const period = 30
/** A telephone's clock may be wrong by one step either way. */
const window = 1

/** SHA-1, six digits, thirty seconds: what every authenticator app knows. */
function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  })
}

/** A new secret of 160 bits, in base32. */
export function newTimeSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** `otpauth://...`, for the picture an authenticator app scans. */
export function timeSecretUri(secret: string, signInName: string): string {
  return totpOf(secret, signInName).toString()
}

/** The step of time a code is right for, later than `lastStep`; null: it is wrong, over, or was used. */
export function stepOf(
  secret: string,
  code: string,
  { now, lastStep }: { now: number; lastStep: number },
): number | null {
  const token = code.slice(0, 20).normalize('NFKC').replace(/\s/gu, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret).validate({ token, timestamp: now, window })
  if (delta === null) return null
  const step = TOTP.counter({ period, timestamp: now }) + delta
  return step > lastStep ? step : null
}
