import { languages, type TextLanguage, textLanguages } from '../../domain/language.ts'
import type { Pattern } from '../../domain/pattern.ts'
import type { Check } from '../house.ts'

const enough = 2

/**
 * Every pattern brings its own proof: at least two texts it must hit and two innocent look-alikes, in each
 * language it has phrases for; in both our languages where it rests on facts alone. What an authority says of
 * a destination may hold for the people of one country only, so there one language is enough.
 */
export const patternProofSize: Check = (house) =>
  house.patterns.flatMap(({ file, value }) => {
    const spoken = textLanguages.filter((language) => (value.signals[language]?.length ?? 0) > 0)
    if (spoken.length === 0 && value.facts.length === 0) {
      return [
        {
          file,
          path: '',
          fault: 'has neither signals nor facts, so it can never be seen',
          tip: 'write phrases under signals, or name a fact under facts',
        },
      ]
    }
    return mustBeProvenIn(value, spoken).flatMap((language) =>
      (['hits', 'innocents'] as const).flatMap((kind) => {
        const count = value[kind][language]?.length ?? 0
        return count >= enough
          ? []
          : [
              {
                file,
                path: `${kind}, ${language}`,
                fault: `has ${count === 0 ? 'no example' : 'one example'}, but needs ${enough}`,
                tip:
                  kind === 'hits'
                    ? 'write offers as people really get them, in which the pattern must be seen'
                    : 'write honest texts with similar words, in which the pattern must not be seen',
              },
            ]
      }),
    )
  })

function mustBeProvenIn(pattern: Pattern, spoken: TextLanguage[]): readonly TextLanguage[] {
  if (spoken.length > 0) return spoken
  if (!pattern.facts.every((fact) => fact.startsWith('destination-'))) return languages
  const shown = languages.filter((language) => (pattern.hits[language]?.length ?? 0) > 0)
  return shown.length > 0 ? shown : languages
}
