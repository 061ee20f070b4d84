import type { Verdict } from '../domain/verdict.ts'

/** One result of `check --jsonl`, in the form other programs rely on. */
export type CheckLine = {
  id: string
  lang: string
  kind: string
  level: string | null
  score: number
  signs: { pattern: string; quote: string | null; weight: number }[]
  agencies: {
    name: string
    nature: string
    authority: string
    listed_on: string
    ends_on: string | null
    match: string
  }[]
}

export function checkLine(id: string, verdict: Verdict): CheckLine {
  return {
    id,
    lang: verdict.language,
    kind: verdict.kind,
    level: verdict.level,
    score: Math.round(verdict.score * 1000) / 1000,
    signs: verdict.signs.map(({ pattern, span, weight }) => ({
      pattern,
      quote: span?.quote ?? null,
      weight,
    })),
    agencies: verdict.agencies.map(({ name, match, notice }) => ({
      name,
      nature: notice.nature,
      authority: notice.authority,
      listed_on: notice.listedOn,
      ends_on: notice.endsOn,
      match,
    })),
  }
}
