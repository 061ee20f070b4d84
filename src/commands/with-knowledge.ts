import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import { createAudit } from '../desk/audit/audit.ts'
import { systemClock } from '../ports/clock.ts'
import { noMetrics } from '../runtime/metrics.ts'
import { createObjections, type Objections } from '../runtime/objections.ts'
import { deskKnowledge } from './desk-knowledge.ts'
import { openShipped, type Shipped } from './house.ts'
import { type KnowledgeByCommand, knowledgeByCommand } from './knowledge-door.ts'
import { liveLists } from './live-lists.ts'
import { openConfiguredStore } from './open-store.ts'
import { behindDoor } from './operator-door.ts'

/** A call of a command that cannot be carried out, in words for whoever typed it. */
export class WrongCall extends Error {}

/** Who types, as `--by` tells; null: not told. */
export function operatorName(by: string | undefined): string | null {
  if (by === undefined) return null
  if (!/^[\w.-]{1,40}$/.test(by))
    throw new WrongCall('--by is one word of letters and digits, as in --by sari.')
  return by
}

export type WithKnowledge = {
  knowledge: KnowledgeByCommand
  objections: Pick<Objections, 'list' | 'find'>
}

/**
 * Does something with what the staff knows: through the running service, else in its store, and
 * written down in the audit either way. Answers the exit status.
 * @param shipped what ships with the program; loaded where it is not given and no service runs
 */
export async function withKnowledge(
  config: Config,
  use: (parts: WithKnowledge) => Promise<void>,
  shipped: Shipped | null = null,
): Promise<number> {
  try {
    const running = config.redisUrl === null ? await behindDoor(config.dataDir) : null
    if (running?.knowledge) {
      await use({ knowledge: running.knowledge, objections: running.objections })
      return 0
    }
    const known = shipped ?? (await openShipped())
    const { store, keyring, close } = await openConfiguredStore(config, pinoLog('error'))
    try {
      const audit = createAudit({ store, clock: systemClock })
      const desk = deskKnowledge({
        store,
        keyring,
        clock: systemClock,
        log: pinoLog('error'),
        metrics: noMetrics,
        shipped: known,
        lists: liveLists(),
        commit: (change, entry) => audit.commit(change, [entry]),
      })
      await desk.live.refresh()
      const objections = createObjections(store, keyring)
      await use({ knowledge: knowledgeByCommand(desk), objections })
    } finally {
      await close()
    }
    return 0
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
