import type { Log } from '../../../ports/log.ts'
import { type Connection, refused } from './connection.ts'

type Command = Connection['command']

/**
 * Looks how safe this Redis keeps what it acknowledges and warns of what could lose it. It does not
 * refuse: somebody trying things out may accept that.
 */
export async function warnOfLoss(command: Command, log: Log): Promise<void> {
  const sync = await setting(command, 'appendfsync')
  const eviction = await setting(command, 'maxmemory-policy')
  if (!(await keeps(command)).appendOnly) {
    log.warn('redis.append-only-off', {
      risk: 'everything since the last snapshot is lost when Redis stops',
      fix: 'redis.conf: appendonly yes, appendfsync always',
    })
  } else if (sync !== undefined && sync !== 'always') {
    log.warn('redis.append-only-late', {
      risk: 'what was accepted in the last moments is lost when the machine loses power',
      fix: 'redis.conf: appendfsync always',
    })
  }
  if (eviction?.startsWith('allkeys')) {
    log.warn('redis.evicts', {
      risk: 'Redis throws the whole store away when its memory is full',
      fix: 'redis.conf: maxmemory-policy noeviction',
    })
  }
}

/** Which files this Redis keeps. Where it does not tell, a snapshot is supposed to exist. */
export async function keeps(
  command: Command,
): Promise<{ appendOnly: boolean; snapshots: boolean }> {
  return {
    appendOnly: (await persistence(command)).get('aof_enabled') === '1',
    snapshots: (await setting(command, 'save')) !== '',
  }
}

/** What Redis says of its files, by name. */
export async function persistence(command: Command): Promise<Map<string, string>> {
  const text = String(await command(['INFO', 'persistence']))
  return new Map(
    text.split('\r\n').map((line) => {
      const [name = '', value = ''] = line.split(':')
      return [name, value]
    }),
  )
}

/** Undefined where this Redis does not tell its settings, as many hosted ones do not. */
async function setting(command: Command, name: string): Promise<string | undefined> {
  try {
    const reply = await command(['CONFIG', 'GET', name])
    const value = Object.entries(reply ?? {}).find(([key]) => key === name)?.[1]
    return value === undefined ? undefined : String(value)
  } catch (error) {
    if (refused(error)) return undefined
    throw error
  }
}
