import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import { createAudit } from '../desk/audit/audit.ts'
import type { Refusal } from '../desk/staff/change-staff.ts'
import { createStaff } from '../desk/staff/staff.ts'
import { type Desk, desks, type Role, roles } from '../domain/desk.ts'
import { fold } from '../domain/fold.ts'
import { systemClock } from '../ports/clock.ts'
import { openConfiguredStore } from './open-store.ts'
import { behindDoor } from './operator-door.ts'
import { type TerminalStaff, terminalStaff } from './terminal-staff.ts'

export type AddOptions = { role: string[]; desk: string[]; signIn?: string }

/** `suar staff add NAME`: makes an account, and prints the link by which its owner comes in, once. */
export async function addStaff(
  config: Config,
  name: string,
  { role, desk, signIn = signInNameFor(name) }: AddOptions,
): Promise<number> {
  const wrong =
    role.find((one) => !roles.includes(one as Role)) ??
    desk.find((one) => !desks.includes(one as Desk))
  if (wrong !== undefined || role.length === 0 || desk.length === 0) {
    const named = wrong === undefined ? '' : `${wrong} is neither. `
    return tell(`${named}--role is one of ${roles.join(', ')}; --desk is ${desks.join(' or ')}.`)
  }
  return withStaff(config, async (staff) => {
    const rights = { roles: role as Role[], desks: desk as Desk[] }
    const invited = await staff.invite({ name, signInName: signIn, ...rights })
    if (!invited.ok) return tell(refusals[invited.why])
    process.stderr.write(
      `${signIn} comes in by this link, once, until ${readable(invited.until)}. Hand it over in person.\n`,
    )
    process.stdout.write(`${welcomeLink(baseOf(config), invited.token)}\n`)
    return 0
  })
}

/** `suar staff list`: one line each. */
export function listStaff(config: Config): Promise<number> {
  return withStaff(config, async (staff) => {
    const lines = (await staff.list()).map(({ signInName, name, roles, desks, state }) =>
      [signInName, name, roles.join('+'), desks.join('+'), state].join('  '),
    )
    process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'none'}\n`)
    return 0
  })
}

/**
 * The link somebody comes in by. The token stands behind `#`, which no browser sends: it reaches neither a
 * log on the way nor the site a reader goes to next.
 */
export function welcomeLink(base: string, token: string): string {
  return `${base}/desk/welcome#${token}`
}

const refusals: Record<Refusal, string> = {
  'name-taken': 'That sign-in name is taken: give another one with --sign-in.',
  malformed:
    'The name has up to 40 characters; --sign-in has 2 to 64 letters, digits or . _ @ + - and no space.',
  denied: 'This may not be done.',
  own: 'This may not be done to one’s own account.',
  'last-administrator': 'The last administrator has to stay.',
  'not-found': 'There is nobody of that name.',
}

/** Through the running service, else in its store. */
async function withStaff(
  config: Config,
  use: (staff: TerminalStaff) => Promise<number>,
): Promise<number> {
  const running = config.redisUrl === null ? await behindDoor(config.dataDir) : null
  if (running) return use(running.staff)
  const { store, keyring, close } = await openConfiguredStore(config, pinoLog('error'))
  try {
    const audit = createAudit({ store, clock: systemClock })
    return await use(terminalStaff(createStaff({ store, keyring, clock: systemClock, audit })))
  } finally {
    await close()
  }
}

function signInNameFor(name: string): string {
  return fold(name).trim().replace(/\s+/g, '.')
}

/** Where the console is, as far as the settings know. */
function baseOf({ publicUrl, host, port }: Config): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return publicUrl ?? `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function readable(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function tell(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}
