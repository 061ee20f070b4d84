import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { isTakenOut, lastWorked, type Ring, ringResults } from '../desk/knowledge/ring.ts'
import { withDialled } from '../desk/knowledge/with-dialled.ts'
import type { HelpEntry } from '../domain/help.ts'
import { houseFolder, openShipped, type Shipped } from './house.ts'
import { operatorName, WrongCall, withKnowledge } from './with-knowledge.ts'

/** `suar helplines list`: numbers nobody of us got through to yet, or not within 90 days. */
export async function listHelplines(config: Config): Promise<number> {
  const shipped = await openShipped()
  return withKnowledge(
    config,
    async ({ knowledge }) => {
      const rings = new Map(await knowledge.rings())
      const since = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10)
      const lines = telephones(shipped).flatMap((entry) => {
        const list = rings.get(entry.id) ?? []
        const last = lastWorked(entry, list)
        if (last !== null && last >= since && !isTakenOut(list)) return []
        const out = isTakenOut(list) ? 'TAKEN OUT' : ''
        return [[entry.id, entry.contact, last ?? 'never', out].join('  ').trimEnd()]
      })
      process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'none'}\n`)
    },
    shipped,
  )
}

/** `suar helplines rang ID --result works`: writes down what came of ringing a number. */
export function noteRing(
  config: Config,
  id: string,
  { result, by }: { result: string; by?: string },
): Promise<number> {
  return withKnowledge(config, async ({ knowledge }) => {
    const known = ringResults.find((one) => one === result)
    if (!known) throw new WrongCall(`--result is one of ${ringResults.join(', ')}.`)
    const done = await knowledge.ring(operatorName(by), id, known)
    if (done !== 'done') throw new WrongCall(`There is no telephone number called ${id}.`)
    process.stdout.write(`${id}: ${known}\n`)
  })
}

/** `suar helplines export --country ID`: the file of `knowledge/help` with the days on which numbers worked. */
export async function exportHelplines(
  config: Config,
  { country }: { country: string },
): Promise<number> {
  const shipped = await openShipped()
  return withKnowledge(
    config,
    async ({ knowledge }) => {
      const entries = shipped.help.find((one) => one.country === country)?.entries
      if (!entries) throw new WrongCall(`There is no knowledge/help/${country}.yaml.`)
      const rings = new Map(await knowledge.rings())
      const dialled = new Map(
        entries.flatMap((entry): [string, string][] => {
          const last = newlyWorked(entry, rings.get(entry.id) ?? [])
          return last ? [[entry.id, last]] : []
        }),
      )
      const file = join(houseFolder, 'knowledge', 'help', `${country}.yaml`)
      process.stdout.write(withDialled(await readFile(file, 'utf8'), dialled))
    },
    shipped,
  )
}

/** Telephone numbers that ship with the program. */
export function telephones({ help }: Pick<Shipped, 'help'>): HelpEntry[] {
  return help
    .flatMap(({ entries }) => entries)
    .filter(({ by }) => by === 'phone' || by === 'whatsapp')
}

function newlyWorked(entry: HelpEntry, rings: readonly Ring[]): string | null {
  const last = lastWorked(entry, rings)
  return last === entry.dialledOn ? null : last
}
