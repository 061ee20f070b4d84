import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readTables } from '../adapters/lists/read-tables.ts'
import type { Config } from '../config.ts'
import { type ColumnRole, columnRoles } from '../desk/knowledge/columns.ts'
import { actsOfDifference } from '../desk/knowledge/difference.ts'
import { exportedList, exportedRows } from '../desk/knowledge/export-list.ts'
import { dayAt } from '../desk/knowledge/knowledge-state.ts'
import type { ListAbout } from '../desk/knowledge/list-rows.ts'
import { overlaid } from '../desk/knowledge/overlay.ts'
import { type NotRead, readList } from '../desk/knowledge/read-list.ts'
import { type Nature, natures } from '../domain/notice.ts'
import { type Table, TableFault } from '../ports/table.ts'
import { houseFolder, openShipped, type Shipped } from './house.ts'
import { faultsInWords, listInWords, openInWords, whyInWords } from './list-in-words.ts'
import { namesAndNumbers } from './names-and-numbers.ts'
import { operatorName, type WithKnowledge, WrongCall, withKnowledge } from './with-knowledge.ts'

/** What stands on the command line of `suar agencies import`. */
export type ImportOptions = {
  authority: string
  date: string
  nature: string
  country: string
  source?: string
  column?: string[]
  table?: string
  own?: string[]
  apply?: boolean
  by?: string
}

const longestFile = 10 * 1024 * 1024

/** `suar agencies import FILE`: shows what a list would change, and with `--apply` proposes it as one batch. */
export async function importList(
  config: Config,
  file: string,
  options: ImportOptions,
  known: Shipped | null = null,
): Promise<number> {
  const shipped = known ?? (await openShipped())
  const names = namesAndNumbers(shipped)
  return withKnowledge(
    config,
    async ({ knowledge }) => {
      const bytes = await bytesOf(file)
      const about = aboutOf(file, options)
      const now = Date.now()
      const list = readList(await tablesOf(bytes), {
        about,
        columns: columnsOf(options.column ?? []),
        table: options.table === undefined ? null : wholeNumber(options.table, '--table'),
        held: overlaid(shipped.notices, await knowledge.acts()),
        names,
        now,
      })
      if ('why' in list) throw new WrongCall(notReadInWords(list))
      process.stdout.write(`${listInWords(list, about)}\n`)
      const own = new Set((options.own ?? []).map((row) => wholeNumber(row, '--own')))
      const acts = actsOfDifference(list.difference, own)
      if (!options.apply) {
        process.stderr.write('Nothing was written. To propose it: --apply, with --by NAME.\n')
        return
      }
      if (acts.length === 0) throw new WrongCall('There is nothing to propose.')
      const hash = createHash('sha256').update(bytes).digest('hex')
      const head = {
        ...about,
        desk: about.country as 'ID' | 'VN',
        origin: { source: about.source, readOn: dayAt(now) },
        file: { name: basename(file).slice(0, 200), hash },
      }
      const { source: _, ...rest } = head
      const done = await knowledge.propose(operatorName(options.by), rest, acts)
      if (!done.done)
        throw new WrongCall(
          done.why === 'faults' ? faultsInWords(done.faults) : whyInWords(done.why),
        )
      process.stdout.write(
        `proposed ${done.id}: somebody else confirms it, in the console or with\n  suar agencies confirm ${done.id} --by NAME\n`,
      )
    },
    shipped,
  )
}

/** `suar agencies list`: what is proposed and confirmed and not in knowledge/ yet. */
export function listChanges(config: Config, known: Shipped | null = null): Promise<number> {
  const show = async ({ knowledge }: WithKnowledge) => {
    const lines = openInWords(await knowledge.list(), Date.now())
    process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'none'}\n`)
  }
  return withKnowledge(config, show, known)
}

/** `suar agencies confirm|refuse|withdraw ID`. */
export function stepChange(
  config: Config,
  does: 'confirm' | 'refuse' | 'withdraw',
  id: string,
  { by, reason = '' }: { by?: string; reason?: string },
  known: Shipped | null = null,
): Promise<number> {
  const take = async ({ knowledge }: WithKnowledge) => {
    const done = await knowledge.step(does, operatorName(by), id, reason)
    if (!done.done) throw new WrongCall(whyInWords(done.why))
    process.stdout.write(`${id}: done\n`)
  }
  return withKnowledge(config, take, known)
}

/**
 * `suar agencies export`: the rows that are new, for the end of the list; with `--whole` the list as it would be,
 * also with what is put right and taken out.
 */
export function exportChanges(
  config: Config,
  { country, whole = false }: { country: string; whole?: boolean },
  known: Shipped | null = null,
): Promise<number> {
  const print = async ({ knowledge }: WithKnowledge) => {
    const desk = countryOf(country)
    const acts = await knowledge.acts()
    const others = acts.filter((act) => act.act !== 'add' && act.of.country === desk).length
    if (whole) {
      const file = join(houseFolder, 'knowledge', 'agencies', `${desk}.csv`)
      process.stdout.write(exportedList(await readFile(file, 'utf8'), acts, desk))
      return
    }
    const rows = exportedRows(acts, desk)
    if (rows.length > 0) process.stdout.write(`${rows.join('\n')}\n`)
    if (others > 0)
      process.stderr.write(
        `${others} more put rows right or take them out: see them with --whole.\n`,
      )
  }
  return withKnowledge(config, print, known)
}

async function bytesOf(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new WrongCall(
      error.code === 'ENOENT' ? `${file} does not exist.` : `${file} cannot be read: ${error.code}`,
    )
  })
  if (bytes.length > longestFile) throw new WrongCall(`${file} is larger than 10 MB.`)
  return bytes
}

async function tablesOf(bytes: Buffer): Promise<Table[]> {
  try {
    return await readTables()(bytes)
  } catch (error) {
    if (error instanceof TableFault) throw new WrongCall(error.message)
    throw error
  }
}

function aboutOf(
  file: string,
  { authority, date, nature, country, source }: ImportOptions,
): ListAbout {
  const known = natures.find((one): one is Nature => one === nature)
  if (!known) throw new WrongCall(`--nature is one of ${natures.join(', ')}.`)
  return {
    authority: authority.trim(),
    listedOn: date,
    nature: known,
    country: countryOf(country),
    source: source ?? `${authority.trim()}: ${basename(file)} (${date})`,
  }
}

function countryOf(country: string): 'ID' | 'VN' {
  if (country !== 'ID' && country !== 'VN') throw new WrongCall('--country is ID or VN.')
  return country
}

function columnsOf(given: string[]): ReadonlyMap<ColumnRole, string> {
  return new Map(
    given.map((one): [ColumnRole, string] => {
      const [written = '', ...heading] = one.split('=')
      const role = columnRoles.find((known) => known === written)
      if (!role || heading.length === 0)
        throw new WrongCall(
          `--column is one of ${columnRoles.join(', ')}, as in --column name="Nama PT" or --column name=#2.`,
        )
      return [role, heading.join('=')]
    }),
  )
}

function wholeNumber(written: string, option: string): number {
  if (!/^\d{1,6}$/.test(written)) throw new WrongCall(`${option} is a number.`)
  return Number(written)
}

function notReadInWords(list: NotRead): string {
  if (list.why === 'about') return faultsInWords(list.faults)
  if (list.why === 'no-rows') return 'There is no firm below the headings.'
  const heads = (cells: string[]) =>
    cells.map((cell, at) => `#${at + 1} ${cell || '(empty)'}`.slice(0, 60)).join(' | ')
  if (list.why === 'which-columns') {
    return `${list.says} Say which with --column name=... The headings are:\n  ${heads(list.headings)}`
  }
  const tables = list.tables.map(({ number, name, head }) => `  ${number}  ${name}: ${heads(head)}`)
  return `Which table? Say it with --table:\n${tables.slice(0, 20).join('\n')}`
}
