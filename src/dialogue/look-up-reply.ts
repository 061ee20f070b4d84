import type { Line } from '../domain/reply.ts'
import type { Verdict } from '../domain/verdict.ts'
import { noticeLine } from './notice-line.ts'
import type { Teller } from './teller.ts'

/** What the lists say of firms that were named without an offer, two at most. */
export function lookUpLines(verdict: Verdict, { language }: Teller): Line[] {
  const told = verdict.agencies.map((match) => noticeLine(match, language))
  const known = new Set(verdict.agencies.map((match) => match.name))
  const unknown = verdict.extract.agencies
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => ({ key: 'notices:unknown', values: { name } }))
  return [...told, ...unknown].slice(0, 2)
}
