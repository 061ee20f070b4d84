import { textLanguages } from '../domain/language.ts'
import type { FactName } from '../domain/offer.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Sign } from '../domain/verdict.ts'

/** A pattern that does not do what it says, in words for whoever edits it. */
export type PatternFault = { pattern: string; path: string; fault: string; tip: string }

/** What the checker sees in a text, with some facts taken to hold. */
export type SignsOf = (text: string, given?: readonly FactName[]) => Sign[]

/**
 * Proves every pattern on its own texts. Its hits may be snippets, so what the pattern `needs` of the rest
 * of an offer is taken to hold; but one of them at least must be seen with nothing taken for granted, or
 * the pattern would be dead in real offers. It hits none of its innocents, and a strong one hits no
 * innocent of any pattern in the house.
 */
export function provePatterns(patterns: Pattern[], signsOf: SignsOf): PatternFault[] {
  const strong = new Set(patterns.filter((p) => p.strength === 'strong').map((p) => p.id))
  return patterns.flatMap((pattern) => [
    ...missedHits(pattern, signsOf),
    ...deadWithoutHelp(pattern, signsOf),
    ...innocentsHit(pattern, strong, signsOf),
  ])
}

function missedHits({ id, hits, needs }: Pattern, signsOf: SignsOf): PatternFault[] {
  return textsOf(hits)
    .filter(({ text }) => !signsOf(text, needs).some((sign) => sign.pattern === id))
    .map(({ at, text }) => ({
      pattern: id,
      path: `hits.${at}`,
      fault: `does not see its own hit "${shorten(text)}"`,
      tip: 'add a phrase that matches it, or take the hit out',
    }))
}

function deadWithoutHelp({ id, hits, needs }: Pattern, signsOf: SignsOf): PatternFault[] {
  if (needs.length === 0) return []
  const seen = textsOf(hits).some(({ text }) => signsOf(text).some((sign) => sign.pattern === id))
  if (seen) return []
  return [
    {
      pattern: id,
      path: 'needs',
      fault: `holds for none of its hits: ${needs.join(', ')}`,
      tip: 'write one hit that is a whole offer',
    },
  ]
}

function innocentsHit(
  pattern: Pattern,
  strong: ReadonlySet<string>,
  signsOf: SignsOf,
): PatternFault[] {
  return textsOf(pattern.innocents).flatMap(({ at, text }) =>
    signsOf(text)
      .filter((sign) => sign.pattern === pattern.id || strong.has(sign.pattern))
      .map((sign) => {
        const own = sign.pattern === pattern.id
        return {
          pattern: sign.pattern,
          path: own ? `innocents.${at}` : 'signals',
          fault: `hits the innocent "${shorten(text)}" of ${pattern.id}${sign.span ? ` by "${sign.span.quote}"` : ''}`,
          tip: own
            ? 'narrow the phrase, or add a veto'
            : 'a strong pattern may hit no innocent: narrow it or make it weak',
        }
      }),
  )
}

function textsOf(texts: Pattern['hits']): { at: string; text: string }[] {
  return textLanguages.flatMap((language) =>
    (texts[language] ?? []).map((text, i) => ({ at: `${language}[${i}]`, text })),
  )
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 70 ? line : `${line.slice(0, 67)}...`
}
