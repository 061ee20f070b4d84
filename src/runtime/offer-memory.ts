import { type Level, levels, type Verdict } from '../domain/verdict.ts'
import type { OfferMemory } from './chat-record.ts'
import { longestText } from './cut-text.ts'

/** A part that comes within this time of the last one is plainly of the same sending. */
const sameSending = 10_000
/** Within this time an offer is taken to go on, so that its second half is not judged without its first. */
const sameOffer = 60_000
/** Later parts are still looked at together with the offer, for what only both say. */
export const rememberedFor = 10 * 60_000
const mostParts = 20

export const noOffer: OfferMemory = { parts: [], level: null, signs: [] }

/** What stands for the texts heard just now: their own reading, that of the whole, or no answer at all. */
export type Weighing = 'own' | 'whole' | 'nothing-new'

/** The offer as far as it is still remembered. */
export function recall(memory: OfferMemory, now: number): OfferMemory {
  const last = memory.parts.at(-1)
  return last && last.at > now - rememberedFor ? memory : noOffer
}

export function wholeText(parts: OfferMemory['parts'], more: string): string {
  return [...parts.map(({ text }) => text), more].filter((text) => text !== '').join('\n\n')
}

/**
 * Whether a text that came after an offer is judged by itself or with it. An offer that says what and where
 * is a new one and gets its own answer. Anything less may be the rest of the last one: splitting an offer
 * must not lower its level, and what is forwarded with it and changes nothing needs no second answer.
 */
export function weigh(
  memory: OfferMemory,
  own: Verdict,
  whole: Verdict,
  now: number,
  sentAlong: boolean,
): Weighing {
  if (own.kind === 'distress' || own.kind === 'missing' || standsByItself(own)) return 'own'
  if (saysMore(whole, memory, own)) return 'whole'
  if (memory.level === null) return 'own'
  const age = now - (memory.parts.at(-1)?.at ?? 0)
  if (age <= sameSending && sentAlong)
    return saysMore(whole, memory, null) ? 'whole' : 'nothing-new'
  return age <= sameOffer && own.level !== null ? 'whole' : 'own'
}

function standsByItself({ level, missing }: Verdict): boolean {
  return level !== null && !missing.includes('what') && !missing.includes('where')
}

/** Whether an edited offer is worth a second answer. It never takes a warning back. */
export function weighEdit(memory: OfferMemory, whole: Verdict): Weighing {
  if (whole.kind === 'distress' || whole.kind === 'missing') return 'whole'
  return saysMore(whole, memory, null) ? 'whole' : 'nothing-new'
}

function saysMore(whole: Verdict, memory: OfferMemory, own: Verdict | null): boolean {
  const rank = (level: Level | null) => (level === null ? -1 : levels.indexOf(level))
  const heardBefore = Math.max(rank(memory.level), rank(own?.level ?? null))
  if (rank(whole.level) > heardBefore) return true
  const known = new Set([...memory.signs, ...(own?.signs.map(({ pattern }) => pattern) ?? [])])
  return whole.level !== null && whole.signs.some(({ pattern }) => !known.has(pattern))
}

/** The memory after `parts` were judged; `verdict` is what was answered with. */
export function remember(
  memory: OfferMemory,
  parts: OfferMemory['parts'],
  verdict: Verdict,
  weighing: Weighing,
  sentAlong: boolean,
): OfferMemory {
  if (verdict.kind === 'distress' || verdict.kind === 'missing') return memory
  const signs = verdict.signs.map(({ pattern }) => pattern)
  if (weighing === 'own' && verdict.level !== null)
    return { parts: within([], parts), level: verdict.level, signs }
  // Small talk is no part of an offer; what was forwarded before it may well be.
  if (weighing === 'own' && !sentAlong) return memory
  return {
    parts: within(memory.parts, parts),
    level: higherOf(memory.level, verdict.level),
    signs: [...new Set([...memory.signs, ...signs])],
  }
}

/** The first parts are the offer itself, so what no longer fits is the last. */
function within(known: OfferMemory['parts'], more: OfferMemory['parts']): OfferMemory['parts'] {
  const kept = [...known]
  let room = longestText - known.reduce((sum, { text }) => sum + text.length, 0)
  for (const part of more) {
    room -= part.text.length
    if (room < 0 || kept.length >= mostParts) break
    kept.push(part)
  }
  return kept
}

function higherOf(a: Level | null, b: Level | null): Level | null {
  if (a === null || b === null) return a ?? b
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b
}
