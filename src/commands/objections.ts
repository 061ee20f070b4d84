import type { Config } from '../config.ts'
import type { ObjectionOutcome } from '../desk/knowledge/objection-desk.ts'
import { codeIn, writtenCode } from '../domain/short-code.ts'
import type { Objection } from '../runtime/objections.ts'
import { operatorName, WrongCall, withKnowledge } from './with-knowledge.ts'

/** What stands on the command line of `suar objections decide`. */
export type DecideOptions = {
  outcome: string
  id?: string
  vi?: string
  date?: string
  by?: string
}

/** `suar objections list`: one line each, the one to be decided first at the head. */
export function listObjections(config: Config, { all = false } = {}): Promise<number> {
  return withKnowledge(config, async ({ objections }) => {
    const kept = (await objections.list()).filter(({ decision }) => all || !decision)
    const lines = kept.map(oneLine)
    process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'none'}\n`)
  })
}

/** `suar objections show CODE`: everything that was written to it. */
export function showObjection(config: Config, written: string): Promise<number> {
  return withKnowledge(config, async ({ objections }) => {
    const found = await objections.find(codeOf(written))
    if (!found) throw new WrongCall(`There is no objection ${written}.`)
    process.stdout.write(`${wholeText(found)}\n`)
  })
}

/** `suar objections decide CODE`: writes the outcome down, with the words people are told. */
export function decideObjection(
  config: Config,
  written: string,
  { outcome, id, vi, date, by }: DecideOptions,
): Promise<number> {
  return withKnowledge(config, async ({ knowledge }) => {
    if (outcome !== 'corrected' && outcome !== 'kept')
      throw new WrongCall('--outcome is "corrected" or "kept".')
    if (!id?.trim() || !vi?.trim())
      throw new WrongCall('Give the words people are told in both languages: --id and --vi.')
    const decision = { at: dayOf(date), outcome, text: { id: oneRow(id), vi: oneRow(vi) } } as const
    const done = await knowledge.decide(operatorName(by), codeOf(written), decision)
    if (done === 'unknown') throw new WrongCall(`There is no objection ${written}.`)
    if (done !== 'done') throw new WrongCall(refusals[done])
    process.stdout.write(`${written}: ${outcome}\n`)
  })
}

/** `suar objections acknowledge CODE`: writes down that whoever objected was told that it is read. */
export function acknowledgeObjection(
  config: Config,
  written: string,
  { by }: { by?: string },
): Promise<number> {
  return withKnowledge(config, async ({ knowledge }) => {
    const done = await knowledge.acknowledge(operatorName(by), codeOf(written))
    if (done === 'unknown') throw new WrongCall(`There is no objection ${written}.`)
    if (done !== 'done') throw new WrongCall(refusals[done])
    process.stdout.write(`${written}: acknowledged\n`)
  })
}

const refusals: Record<Exclude<ObjectionOutcome, 'done'>, string> = {
  unknown: 'There is no such objection.',
  'not-allowed': 'That may not be done from here.',
  'same-person':
    'Whoever entered or confirmed what it objects to may not decide: somebody else must. Say who decides with --by.',
  'no-reason': 'Give the words people are told in both languages: --id and --vi.',
}

function codeOf(written: string): string {
  const code = codeIn(written)
  if (code === null) throw new WrongCall(`${written} is no code; one looks like BCDF-2GHJ.`)
  return code
}

/** Noon of the day of Jakarta and Hanoi, so that it is that day wherever it is read. */
function dayOf(date: string | undefined): number {
  if (date === undefined) return Date.now()
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T12:00:00+07:00`) : Number.NaN
  if (Number.isNaN(at)) throw new WrongCall(`--date is a day as 2026-12-09, not ${date}.`)
  return at
}

function oneRow(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const zone = 7 * 60 * 60 * 1000
const day = (at: number) => new Date(at + zone).toISOString().slice(0, 10)

function oneLine(objection: Objection): string {
  const { code, at, dueBy, about, firms, decision, acknowledged, acknowledgeBy } = objection
  const state = decision ? `${decision.outcome} ${day(decision.at)}` : `decide by ${day(dueBy)}`
  const late = !decision && dueBy < Date.now() ? ' LATE' : ''
  const read = acknowledged || decision ? '' : `  acknowledge by ${day(acknowledgeBy)}`
  const unread = read !== '' && acknowledgeBy < Date.now() ? ' LATE' : ''
  return [writtenCode(code), day(at), state + late + read + unread, about, firms.join('; ')]
    .join('  ')
    .trimEnd()
}

function wholeText(objection: Objection): string {
  const { parts, decision } = objection
  // What a stranger wrote must not steer the terminal.
  const texts = parts.map(
    ({ writtenAt, text }) => `${day(writtenAt)}\n${text.replace(/[^\P{Cc}\n\t]/gu, '')}`,
  )
  const decided = decision ? [`id: ${decision.text.id}\nvi: ${decision.text.vi}`] : []
  const gone = parts.length === 0 ? ['(erased by whoever wrote it)'] : []
  return [oneLine(objection), ...gone, ...texts, ...decided].join('\n\n')
}
