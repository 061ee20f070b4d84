import type { Line } from '../domain/reply.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Teller } from './teller.ts'
import { noticeLines } from './verdict-reply.ts'

const most = 2

/** What the lists say of firms that were named without an offer, two at most. */
export function lookUpLines(verdict: Verdict, teller: Teller): Line[] {
  const told = verdict.agencies.slice(0, most)
  const known = new Set(verdict.agencies.map((match) => match.name))
  const unknown = verdict.extract.agencies
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => ({ key: 'notices:unknown', values: { name } }))
  const lines = [...noticeLines(told, teller), ...unknown.slice(0, most - told.length)]
  return [...lines, ...markLines(verdict).slice(0, 1)]
}

/** Marks of our own on numbers and links that were named without an offer, two at most. */
export function markLines({ marks = [] }: Verdict): Line[] {
  return marks
    .slice(0, most)
    .map(({ span }) => ({ key: 'notices:marked', values: { quote: span.quote } }))
}
