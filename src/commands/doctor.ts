import { existsSync } from 'node:fs'
import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import type { LinkState } from '../ports/link.ts'
import { linkAdvice } from './link-advice.ts'
import { openConfiguredStore } from './open-store.ts'
import { behindDoor } from './operator-door.ts'
import { whatsAppLink } from './whatsapp.ts'

/** One matter: how it stands, and what to do where it is not well. */
export type Finding = { matter: string; well: boolean; says: string; todo?: string }

/**
 * `suar doctor`: what state the parts are in and what to do, a line each. Looks on; it takes no lease, and
 * makes nothing that is not there. The status is 1 where something needs somebody.
 */
export async function doctor(config: Config, now = Date.now()): Promise<number> {
  const findings = [...(await storeAndLink(config, now)), telegramFinding(config)]
  for (const { matter, well, says, todo } of findings) {
    process.stdout.write(`${matter.padEnd(10)}${(well ? 'ok' : 'LOOK').padEnd(6)}${says}\n`)
    if (todo) process.stdout.write(`${' '.repeat(16)}-> ${todo}\n`)
  }
  return findings.every(({ well }) => well) ? 0 : 1
}

async function storeAndLink(config: Config, now: number): Promise<Finding[]> {
  if (config.redisUrl === null) {
    const running = await behindDoor(config.dataDir).catch(() => null)
    if (running) {
      const store = {
        matter: 'store',
        well: true,
        says: `embedded in ${config.dataDir}, in use by the running service`,
      }
      return [store, linkFinding(config, (await running.link?.state()) ?? null, now)]
    }
    if (!existsSync(config.dataDir)) {
      const says = `nothing in ${config.dataDir} yet`
      return [
        { matter: 'store', well: true, says, todo: 'npm start makes it' },
        linkFinding(config, null, now),
      ]
    }
  }
  try {
    const { store, keyring, close } = await openConfiguredStore(config, pinoLog('silent'))
    try {
      const state = await whatsAppLink(store, keyring).state()
      const says = config.redisUrl
        ? 'Redis answers'
        : `embedded in ${config.dataDir}; no service runs`
      return [{ matter: 'store', well: true, says }, linkFinding(config, state, now)]
    } finally {
      await close()
    }
  } catch (error) {
    const says = error instanceof Error ? error.message : 'it cannot be opened'
    return [
      { matter: 'store', well: false, says, todo: 'docs/operations.md, When something is wrong' },
    ]
  }
}

function linkFinding({ whatsapp }: Config, state: LinkState | null, now: number): Finding {
  const matter = 'whatsapp'
  if (!whatsapp) return { matter, well: true, says: 'off' }
  return { matter, ...linkAdvice(state, now) }
}

function telegramFinding({ telegram }: Config): Finding {
  const matter = 'telegram'
  if (!telegram) return { matter, well: true, says: 'off: no TELEGRAM_BOT_TOKEN' }
  return { matter, well: true, says: telegram.webhook ? 'by webhook' : 'by long polling' }
}
