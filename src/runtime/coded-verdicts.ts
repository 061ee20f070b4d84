import type { AskedCode, CodedVerdict } from '../domain/coded.ts'
import { isRunning } from '../domain/journey.ts'
import type { CodedObjection } from '../domain/objection.ts'
import type { ReportState } from '../domain/report.ts'
import type { Session } from '../domain/session.ts'
import { codeIn, writtenCode } from '../domain/short-code.ts'
import type { Store, Stored } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import { writtenIn } from './arrival.ts'
import type { Coded, Entry, Head, StoredVerdict } from './chat-record.ts'
import { newCode } from './keep-objection.ts'
import { codedKey, headKey, reportCodeKey, reportStateKey } from './keys.ts'
import { createObjections } from './objections.ts'
import { retention } from './retention.ts'
import type { Segment } from './segments.ts'
import { fromBytes } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

/** `report-code/<hash>`: the report of a receipt; of a check-in also the chat it runs in. */
export type ReportCode = { report: string; checkIn?: string }

const anHour = 3_600_000
/** Codes looked up for one chat in an hour: more than a person reads off pictures, far too few to guess. */
const mostAsked = 20

export async function keyOfCode(keyring: HashIndex, code: string): Promise<string> {
  return codedKey(await keyring.index(`short-code:${code}`))
}

/** Reads what stands under the codes among what waits. */
export async function readCoded(
  store: Store,
  keyring: HashIndex,
  entries: Entry[],
  now: number,
  chat: string,
): Promise<Coded> {
  const codes = [...new Set(entries.flatMap((entry) => codeOf(entry) ?? []))].slice(0, mostAsked)
  if (codes.length === 0) return new Map()
  const keys = await Promise.all(codes.map((code) => keyOfCode(keyring, code)))
  const stored = await store.read(keys)
  const objections = createObjections(store, keyring)
  const found = codes.map(async (code, at) => {
    const verdict = verdictIn(stored[at], now)
    const objection = verdict ? null : await objections.find(code)
    const told =
      verdict || objection ? { report: null } : await reportOf(store, keyring, code, chat)
    return [code, { verdict, objection: objection && toldOf(objection), ...told }] as const
  })
  return new Map(await Promise.all(found))
}

function verdictIn(stored: Stored | undefined, now: number): CodedVerdict | null {
  const found = fromBytes<StoredVerdict>('coded-verdict', stored)
  if (!found || found.until <= now) return null
  const { until, ...verdict } = found
  return verdict
}

/** As the desk says; a report that it has not taken over yet is received all the same. */
async function reportOf(
  store: Store,
  keyring: HashIndex,
  code: string,
  asking: string,
): Promise<{ report: ReportState | null; checkIn: NonNullable<AskedCode['checkIn']> | null }> {
  const [pointer] = await store.read([reportCodeKey(await keyring.index(`report-code:${code}`))])
  const found = fromBytes<ReportCode>('report-code', pointer)
  if (!found) return { report: null, checkIn: null }
  const { report, checkIn = null } = found
  const [state, head] = await store.read([
    reportStateKey(report),
    ...(checkIn === null || checkIn === asking ? [] : [headKey(checkIn)]),
  ])
  const session = fromBytes<Head>('head', head)?.session
  return {
    report: fromBytes<{ state: ReportState }>('report-state', state)?.state ?? 'received',
    checkIn: checkIn === null || !session ? null : checkInOf(checkIn, session),
  }
}

/** Only where the traveller wants somebody to be told; to anybody else it is a receipt like any other. */
export function checkInOf(
  chat: string,
  { journey, language }: Pick<Session, 'journey' | 'language'>,
): NonNullable<AskedCode['checkIn']> | null {
  return isRunning(journey) && journey.alerts ? { chat, language: language ?? 'id' } : null
}

/** Neither what was written nor in which chat. */
function toldOf({ at, dueBy, decision }: CodedObjection): CodedObjection {
  return { at, dueBy, decision }
}

function codeOf({ body }: Entry): string | null {
  return body.kind === 'text' ? codeIn(writtenIn(body)) : null
}

/** The short code a segment is, counted among those asked for in this chat. */
export function askedCode({ head, coded, now }: TurnState, segment: Segment): AskedCode | null {
  const [entry, another] = segment
  const code = entry && !another ? codeOf(entry) : null
  if (code === null) return null
  const before = head.codesAsked
  const same = before && now - before.since < anHour
  head.codesAsked = same
    ? { since: before.since, count: before.count + 1 }
    : { since: now, count: 1 }
  const tooMany = head.codesAsked.count > mostAsked
  const found = tooMany ? undefined : coded.get(code)
  return { code, verdict: null, objection: null, ...found, tooMany }
}

/** The code, as it is shown, under which this chat's last offer is kept: the one it has, or a new one. */
export function codeFor(state: TurnState, verdict: CodedVerdict): string {
  const { head, now } = state
  const { offer } = head.session
  if (offer?.code && offer.code.until > now) return writtenCode(offer.code.code)
  const code = newCode()
  const until = now + retention.codedVerdict
  state.newlyCoded.push({ code, verdict: { ...verdict, until } })
  if (offer) head.session = { ...head.session, offer: { ...offer, code: { code, until } } }
  return writtenCode(code)
}
