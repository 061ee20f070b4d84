import { randomBytes } from 'node:crypto'

/**
 * What a password costs to try: Argon2id with 32 MiB, three passes, one lane, about 80 ms on one core of 2025.
 * OWASP asks for at least 19 MiB and two passes. Whoever raises it need do nothing else: a password is
 * hashed anew when its owner signs in next.
 */
export const passwordCost = { memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 } as const

export type Passwords = {
  hash(password: string): Promise<string>
  /** `hashed` null, where nobody has such a name, takes as long and is false. */
  matches(password: string, hashed: string | null): Promise<boolean>
  /** Whether it was hashed more cheaply than today. */
  isOutdated(hashed: string): Promise<boolean>
}

/** At once; each holds its 32 MiB, and others need the cores too. */
const most = 2

export function createPasswords(cost: typeof passwordCost = passwordCost): Passwords {
  const argon2 = () => import('@node-rs/argon2')
  const waiting: (() => void)[] = []
  let running = 0
  let decoy: Promise<string> | null = null

  async function inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  async function hash(password: string): Promise<string> {
    const { hash } = await argon2()
    return inTurn(() => hash(plain(password), cost))
  }

  return {
    hash,
    async matches(password, hashed) {
      // Made before anybody's first password is looked at, so that it costs nobody more than another.
      decoy ??= hash(randomBytes(32).toString('hex'))
      const against = hashed ?? (await decoy)
      await decoy
      const { verify } = await argon2()
      const same = await inTurn(() => verify(against, plain(password)))
      return same && hashed !== null
    },
    async isOutdated(hashed) {
      const { parseOptions } = await argon2()
      const { memoryCost, timeCost } = parseOptions(hashed)
      return memoryCost < cost.memoryCost || timeCost < cost.timeCost
    },
  }
}

/** The same password however a keyboard writes its letters. */
export function plain(password: string): string {
  // Whatever is longer is no password here, and folding it would cost more than hashing.
  return password.slice(0, 1_000).normalize('NFKC')
}
