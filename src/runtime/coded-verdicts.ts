import { randomInt } from 'node:crypto'
import type { AskedCode, CodedVerdict } from '../domain/coded.ts'
import { codeIn, codeLetters, isCode, writtenCode } from '../domain/short-code.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import { writtenIn } from './arrival.ts'
import type { Coded, Entry, StoredVerdict } from './chat-record.ts'
import { codedKey } from './keys.ts'
import { retention } from './retention.ts'
import type { Segment } from './segments.ts'
import { fromBytes } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

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
): Promise<Coded> {
  const codes = [...new Set(entries.flatMap((entry) => codeOf(entry) ?? []))].slice(0, mostAsked)
  if (codes.length === 0) return new Map()
  const keys = await Promise.all(codes.map((code) => keyOfCode(keyring, code)))
  const stored = await store.read(keys)
  return new Map(
    codes.flatMap((code, at) => {
      const found = fromBytes<StoredVerdict>('coded-verdict', stored[at])
      if (!found || found.until <= now) return []
      const { until, ...verdict } = found
      return [[code, verdict] as const]
    }),
  )
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
  return { code, verdict: tooMany ? null : (coded.get(code) ?? null), tooMany }
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

function newCode(): string {
  for (;;) {
    const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)])
    const code = letters.join('')
    if (isCode(code)) return code
  }
}
