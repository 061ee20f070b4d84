import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import {
  type Fault,
  type PublishedAnchor,
  type Verdict,
  verifyAudit,
} from '../desk/audit/verify.ts'
import { systemClock } from '../ports/clock.ts'
import { openConfiguredStore } from './open-store.ts'
import { behindDoor } from './operator-door.ts'

const anchor = /^(\d{1,15}):([0-9a-f]{64})(?::(\d{4}-\d{2}-\d{2}))?$/

/**
 * `suar audit verify`: walks the whole audit, and compares it with hashes that left the machine before. The
 * status is 1 where it is broken, and where nothing can be said of a hash that was given.
 */
export async function verifyAuditCommand(
  config: Config,
  { hash: hashes }: { hash: string[] },
): Promise<number> {
  const published: PublishedAnchor[] = []
  for (const written of hashes) {
    const [, number, hash, day] = anchor.exec(written.trim()) ?? []
    if (number === undefined || hash === undefined) {
      process.stderr.write('--hash is number:hash, or number:hash:day, as it was published.\n')
      return 1
    }
    published.push({ number: Number(number), hash, ...(day !== undefined && { day }) })
  }
  const verdict = await verdictOn(config, published)
  process.stdout.write(`${linesOf(verdict, published).join('\n')}\n`)
  return verdict.broken || verdict.tooOld.length > 0 ? 1 : 0
}

/** Through the running service, else in its store. */
async function verdictOn(config: Config, published: PublishedAnchor[]): Promise<Verdict> {
  const running = config.redisUrl === null ? await behindDoor(config.dataDir) : null
  if (running) return running.verifyAudit(published)
  const { store, close } = await openConfiguredStore(config, pinoLog('error'))
  try {
    return await verifyAudit({ store, clock: systemClock }, { published })
  } finally {
    await close()
  }
}

const faults: Record<Fault, string> = {
  unreadable: 'it cannot be opened: it was changed or moved without the keys',
  missing: 'it is not there',
  changed: 'it is not what was written down',
  unlinked: 'it does not follow from the one before it',
  cut: 'it is gone before its time',
  'not-as-published': 'it is not what was published',
}

function linesOf({ broken, records, newest, tooOld }: Verdict, published: PublishedAnchor[]) {
  if (broken) return [`BROKEN at ${broken.number}: ${faults[broken.fault]}.`]
  const held = published.filter(({ number }) => !tooOld.includes(number))
  return [
    `${records} records hold together${newest ? `; the newest is ${newest.number}:${newest.hash}` : ''}.`,
    ...held.map(({ number }) => `${number} is as it was published.`),
    ...tooOld.map((number) => `${number} is older than what is kept: nothing can be said of it.`),
    ...(published.length === 0
      ? ['Compared with nothing that was published: a chain made anew as a whole would hold too.']
      : []),
  ]
}
