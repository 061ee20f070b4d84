import { type CueName, type Cues, cueNames } from '../../domain/cue.ts'
import { fold } from '../../domain/fold.ts'
import type { JobWords } from '../../domain/knowledge.ts'
import { textLanguages } from '../../domain/language.ts'
import type { Country, KnownBody, KnownPlace } from '../../domain/place.ts'
import { parsePhrase } from './phrase.ts'
import { type PhraseIndex, phraseIndex } from './phrase-index.ts'

/** What a known word or name in a text stands for. */
export type Meaning =
  | { kind: 'cue'; cue: CueName }
  | { kind: 'place'; place: NamedPlace; marked: string; ambiguous: boolean }
  | { kind: 'body'; body: KnownBody }
  | { kind: 'job'; job: string }

export type NamedPlace = {
  name: string
  country: string
  kind: KnownPlace['kind'] | 'country'
}

/** All known words and names in one index, so that a text is walked once for them. */
export type Lexicon = {
  index: PhraseIndex<Meaning>
  /** Folded country names that are everyday words too: `cam`, `han`. */
  everyday: ReadonlySet<string>
}

/** Builds the index. Throws `PhraseFault` for a cue that cannot be read. */
export function lexicon(known: {
  cues: Cues
  jobs: JobWords
  countries: Country[]
  places: KnownPlace[]
  bodies: KnownBody[]
}): Lexicon {
  const entries: { phrase: ReturnType<typeof parsePhrase>; of: Meaning }[] = []
  const add = (source: string, of: Meaning, marked = false) =>
    entries.push({ phrase: parsePhrase(source, marked), of })
  for (const cue of cueNames) {
    const meaning: Meaning = { kind: 'cue', cue }
    for (const language of textLanguages) {
      for (const phrase of known.cues[cue][language]) add(phrase, meaning, language === 'vi')
    }
  }
  for (const [job, phrases] of Object.entries(known.jobs)) {
    for (const language of textLanguages) {
      for (const phrase of phrases[language]) add(phrase, { kind: 'job', job }, language === 'vi')
    }
  }
  const everyday = new Set<string>()
  const addNames = (names: string[], place: NamedPlace, ambiguous: ReadonlySet<string>) => {
    for (const name of new Set(names)) {
      const phrase = wordsOf(name)
      if (!phrase) continue
      const isAmbiguous = ambiguous.has(name)
      if (isAmbiguous) everyday.add(fold(phrase))
      add(phrase, {
        kind: 'place',
        place,
        marked: phrase.normalize('NFC').toLowerCase(),
        ambiguous: isAmbiguous,
      })
    }
  }
  for (const { code, names, aliases, ambiguous } of known.countries) {
    const place: NamedPlace = { name: names.en, country: code, kind: 'country' }
    const doubtful = new Set(ambiguous)
    const all = [names.id, names.vi, names.en, ...aliases].map((name) => name.toLowerCase())
    addNames(all, place, doubtful)
  }
  for (const { name, aliases, country, kind } of known.places) {
    addNames([name, ...aliases], { name, country, kind }, new Set())
  }
  for (const body of known.bodies) {
    for (const name of new Set([body.name, ...body.aliases])) {
      const phrase = wordsOf(name)
      if (phrase) add(phrase, { kind: 'body', body })
    }
  }
  return { index: phraseIndex(entries), everyday }
}

/** A name as a phrase: `m'sia` as `m sia`, `Poi Pet (KH)` as `Poi Pet`. Null where no word is left. */
function wordsOf(name: string): string | null {
  const words = name
    .replaceAll(/\([^()]{0,80}\)/g, ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
  return words.length > 0 ? words.join(' ') : null
}
