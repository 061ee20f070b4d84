import { randomBytes } from 'node:crypto'
import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import { masterKeyFile, masterKeyOf } from '../runtime/master-key.ts'
import { openConfiguredStore } from './open-store.ts'
import { behindDoor } from './operator-door.ts'

/** `suar key new` */
export function newKey(): void {
  process.stdout.write(`${randomBytes(32).toString('base64')}\n`)
}

type Place = Pick<Config, 'dataDir' | 'redisUrl' | 'masterKey' | 'masterKeyNext'>

/**
 * `suar key change`: wraps every key with the next master key. Only keys are wrapped anew, so it takes seconds;
 * people are answered meanwhile. Run again after a crash.
 */
export async function changeKey(place: Place): Promise<number> {
  const { masterKeyNext, masterKey, dataDir, redisUrl } = place
  if (masterKeyNext === null)
    throw new Error('Set SUAR_MASTER_KEY_NEXT to the new key; suar key new prints one.')
  const running = redisUrl === null ? await behindDoor(dataDir).catch(() => null) : null
  const count = running
    ? await running.changeMasterKey(masterKeyNext)
    : await changeHere(place, masterKeyNext)
  const where = masterKey === null ? `the file ${masterKeyFile(dataDir)}` : 'SUAR_MASTER_KEY'
  process.stdout.write(`${count} keys are wrapped with the new master key.\n`)
  process.stderr.write(
    `Now put the new key into ${where}, take SUAR_MASTER_KEY_NEXT away, and copy the new key to a safe place. ` +
      'Until the next start nothing else needs to be done.\n',
  )
  return 0
}

async function changeHere(place: Place, next: string): Promise<number> {
  const { keyring, close } = await openConfiguredStore(place, pinoLog('silent'))
  try {
    return await keyring.changeMaster(masterKeyOf(next, 'SUAR_MASTER_KEY_NEXT'))
  } finally {
    await close()
  }
}
