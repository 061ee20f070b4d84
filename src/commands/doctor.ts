import { existsSync } from 'node:fs'
import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import { readRings } from '../desk/knowledge/dialled-book.ts'
import { isTakenOut, lastWorked, type Ring } from '../desk/knowledge/ring.ts'
import type { Article } from '../domain/article.ts'
import type { LinkState } from '../ports/link.ts'
import { masterKeyFile } from '../runtime/master-key.ts'
import { telephones } from './helplines.ts'
import { openShipped } from './house.ts'
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
  const { findings: parts, rings } = await storeAndLink(config, now)
  const findings = [
    ...parts,
    masterKeyFinding(config),
    telegramFinding(config),
    await helplinesFinding(rings),
    await articlesFinding(now),
  ]
  for (const { matter, well, says, todo } of findings) {
    process.stdout.write(`${matter.padEnd(10)}${(well ? 'ok' : 'LOOK').padEnd(6)}${says}\n`)
    if (todo) process.stdout.write(`${' '.repeat(16)}-> ${todo}\n`)
  }
  return findings.every(({ well }) => well) ? 0 : 1
}

type Rings = ReadonlyMap<string, Ring[]>

async function storeAndLink(
  config: Config,
  now: number,
): Promise<{ findings: Finding[]; rings: Rings }> {
  if (config.redisUrl === null) {
    const running = await behindDoor(config.dataDir).catch(() => null)
    if (running) {
      const store = {
        matter: 'store',
        well: true,
        says: `embedded in ${config.dataDir}, in use by the running service`,
      }
      const rings: Rings = new Map(await running.knowledge?.rings().catch(() => []))
      const link = linkFinding(config, (await running.link?.state()) ?? null, now)
      return { findings: [store, link], rings }
    }
    if (!existsSync(config.dataDir)) {
      const says = `nothing in ${config.dataDir} yet`
      const store = { matter: 'store', well: true, says, todo: 'npm start makes it' }
      return { findings: [store, linkFinding(config, null, now)], rings: new Map() }
    }
  }
  try {
    const { store, keyring, close } = await openConfiguredStore(config, pinoLog('silent'))
    try {
      const state = await whatsAppLink(store, keyring).state()
      const says = config.redisUrl
        ? 'Redis answers'
        : `embedded in ${config.dataDir}; no service runs`
      const found = { matter: 'store', well: true, says }
      const findings = [found, linkFinding(config, state, now)]
      return { findings, rings: await readRings(store) }
    } finally {
      await close()
    }
  } catch (error) {
    const says = error instanceof Error ? error.message : 'it cannot be opened'
    const todo = 'docs/operations.md, When something is wrong'
    return { findings: [{ matter: 'store', well: false, says, todo }], rings: new Map() }
  }
}

function linkFinding({ whatsapp }: Config, state: LinkState | null, now: number): Finding {
  const matter = 'whatsapp'
  if (!whatsapp) return { matter, well: true, says: 'off' }
  return { matter, ...linkAdvice(state, now) }
}

/** Whether somebody has a copy of it only people know, so they are asked each time. */
function masterKeyFinding({ masterKey, dataDir }: Config): Finding {
  const matter = 'key'
  const file = masterKeyFile(dataDir)
  if (!masterKey && !existsSync(file))
    return { matter, well: true, says: 'none yet; the first start makes it' }
  const where = masterKey ? 'SUAR_MASTER_KEY' : file
  const todo = 'is there a copy of it in another place? Without it all data is lost for good'
  return { matter, well: true, says: `the master key is in ${where}`, todo }
}

function telegramFinding({ telegram }: Config): Finding {
  const matter = 'telegram'
  if (!telegram) return { matter, well: true, says: 'off: no TELEGRAM_BOT_TOKEN' }
  return { matter, well: true, says: telegram.webhook ? 'by webhook' : 'by long polling' }
}

/** Numbers nobody of us ever got through to. It is work to do, nothing that is broken. */
async function helplinesFinding(rings: Rings): Promise<Finding> {
  const matter = 'helplines'
  try {
    const all = telephones(await openShipped())
    const out = all.filter(({ id }) => isTakenOut(rings.get(id) ?? []))
    const never = all.filter((entry) => lastWorked(entry, rings.get(entry.id) ?? []) === null)
    const says = `${never.length} of ${all.length} telephone numbers were never rung by one of us`
    const taken = out.map(({ id }) => id).join(', ')
    if (out.length > 0)
      return { matter, well: false, says: `${says}; taken out: ${taken}`, todo: toRing(never) }
    return never.length > 0
      ? { matter, well: true, says, todo: toRing(never) }
      : { matter, well: true, says }
  } catch {
    return { matter, well: false, says: 'knowledge/ has faults', todo: 'suar content check' }
  }
}

/** Articles whose day of review has come: they are still told, and say that they are old. */
async function articlesFinding(now: number): Promise<Finding> {
  const matter = 'articles'
  try {
    return reviewFinding((await openShipped()).articles, dayAt(now))
  } catch {
    return { matter, well: false, says: 'knowledge/ has faults', todo: 'suar content check' }
  }
}

/** @param today `YYYY-MM-DD` */
export function reviewFinding(
  articles: readonly Pick<Article, 'id' | 'language' | 'review'>[],
  today: string,
): Finding {
  const due = articles
    .filter(({ review }) => review < today)
    .toSorted((a, b) => (a.review < b.review ? -1 : 1))
  const says = `${due.length} of ${articles.length} articles are past their day of review`
  if (due.length === 0) return { matter: 'articles', well: true, says }
  const files = due.slice(0, 5).map(({ id, language }) => `knowledge/articles/${id}/${language}.md`)
  const todo = `read their sources again, the oldest first: ${files.join(', ')}`
  return { matter: 'articles', well: false, says, todo }
}

/** The day in Jakarta and Hanoi. */
function dayAt(now: number): string {
  return new Date(now + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

function toRing(never: { id: string }[]): string {
  return `suar helplines list; begin with ${never
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ')}`
}
