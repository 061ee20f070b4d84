import { textLanguages } from '../domain/language.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Sign } from '../domain/verdict.ts'

/** A pattern that does not do what it says, in words for whoever edits it. */
export type PatternFault = { pattern: string; path: string; fault: string; tip: string }

/**
 * Proves every pattern on its own texts: it hits each of its hits, none of its innocents, and a strong
 * one hits no innocent of any pattern in the house.
 * @param signsOf what the whole checker sees in a text
 */
export function provePatterns(
  patterns: Pattern[],
  signsOf: (text: string) => Sign[],
): PatternFault[] {
  const faults: PatternFault[] = []
  const strong = new Set(patterns.filter((p) => p.strength === 'strong').map((p) => p.id))
  for (const pattern of patterns) {
    for (const language of textLanguages) {
      for (const [i, text] of (pattern.hits[language] ?? []).entries()) {
        if (signsOf(text).some((sign) => sign.pattern === pattern.id)) continue
        faults.push({
          pattern: pattern.id,
          path: `hits.${language}[${i}]`,
          fault: `does not see its own hit "${shorten(text)}"`,
          tip: 'add a phrase that matches it, or take the hit out',
        })
      }
      for (const [i, text] of (pattern.innocents[language] ?? []).entries()) {
        for (const sign of signsOf(text)) {
          if (sign.pattern !== pattern.id && !strong.has(sign.pattern)) continue
          const own = sign.pattern === pattern.id
          faults.push({
            pattern: sign.pattern,
            path: own ? `innocents.${language}[${i}]` : 'signals',
            fault: `hits the innocent "${shorten(text)}" of ${pattern.id}${sign.span ? ` by "${sign.span.quote}"` : ''}`,
            tip: own
              ? 'narrow the phrase, or add a veto'
              : 'a strong pattern may hit no innocent: narrow it or make it weak',
          })
        }
      }
    }
  }
  return faults
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 70 ? line : `${line.slice(0, 67)}...`
}
